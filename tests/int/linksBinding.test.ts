import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { richText } from '../../src/text/richText.ts'
import { startPayload } from '../helpers/payload.ts'

/** A title finds its article whichever comes first, and loses it when the article goes. */

let payload: Payload
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
})
afterAll(() => stop())

let count = 0
/** Headlines of a test are its own: the archive is shared by all of them. */
const headlineOf = (name: string) => `افتتاح ${name} في المدينة رقم ${(count += 1)}`

const article = async (headline: string, more: Record<string, unknown> = {}): Promise<string> => {
  const { id } = await payload.create({
    collection: 'articles',
    data: {
      _status: 'published',
      body: richText({ blocks: [{ kind: 'paragraph', text: `نص ${headline}` }] }),
      headline,
      headlineOrigin: 'given',
      ...more,
    } as never,
    overrideAccess: true,
  })
  return id
}

const link = async (from: string, title: string, more: Record<string, unknown> = {}) => {
  const { id } = await payload.create({
    collection: 'related-links',
    data: {
      from,
      kind: 'similar',
      order: 1,
      origin: 'imported',
      state: 'unresolved',
      title,
      ...more,
    } as never,
    overrideAccess: true,
  })
  return id
}

const stateOf = async (id: string) => {
  const { state, to } = await payload.findByID({ collection: 'related-links', depth: 0, id })
  return { state, to: to ?? null }
}

const change = (id: string, data: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  payload.update({
    collection: 'articles',
    data: data as never,
    id,
    overrideAccess: true,
    ...more,
  } as never)

const waiting = { state: 'unresolved', to: null }
const bound = (to: string) => ({ state: 'resolved', to })

describe('a title', () => {
  it('finds an article that is there', async () => {
    const headline = headlineOf('المتحف')
    const to = await article(headline)
    expect(await stateOf(await link(await article(headlineOf('أول')), headline))).toEqual(bound(to))
  })

  it('waits for one that is not, and is found by it, in another spelling too', async () => {
    const headline = headlineOf('المكتبة')
    const from = await article(headlineOf('ثان'))
    const id = await link(from, `${headline.replace('المكتبة', 'المکتبه')} (فيديو)`)
    expect(await stateOf(id)).toEqual(waiting)
    expect(await stateOf(id)).not.toEqual(bound(await article(headlineOf('غيرها'))))
    const to = await article(headline)
    expect(await stateOf(id)).toEqual(bound(to))
  })

  it('is not found by a headline that was only inferred', async () => {
    const headline = headlineOf('الجسر')
    const id = await link(await article(headlineOf('ثالث')), headline)
    const inferred = await article(headline, { headlineOrigin: 'inferred' })
    expect(await stateOf(id)).toEqual(waiting)
    await change(inferred, { headlineOrigin: 'given' })
    expect(await stateOf(id)).toEqual(bound(inferred))
  })

  it('knows the article that it stands in', async () => {
    const headline = headlineOf('الميناء')
    const id = await link(await article(headline), headline)
    expect(await stateOf(id)).toEqual({ state: 'self', to: null })
  })

  it('goes back to waiting when the article takes another headline, and follows one that takes its', async () => {
    const headline = headlineOf('المصنع')
    const to = await article(headline)
    const id = await link(await article(headlineOf('رابع')), headline)
    await change(to, { headline: headlineOf('مصنع آخر') })
    expect(await stateOf(id)).toEqual(waiting)
    const other = await article(headlineOf('خامس'))
    await change(other, { headline })
    expect(await stateOf(id)).toEqual(bound(other))
  })

  it('leads to the saved article: a draft beside it changes nothing until it is published', async () => {
    const headline = headlineOf('المعرض')
    const renamed = headlineOf('معرض آخر')
    const to = await article(headline)
    const from = await article(headlineOf('سادس'))
    const before = await link(from, headline)
    const after = await link(from, renamed)
    await change(to, { headline: renamed }, { draft: true })
    expect([await stateOf(before), await stateOf(after)]).toEqual([bound(to), waiting])
    await change(to, { _status: 'published' })
    expect([await stateOf(before), await stateOf(after)]).toEqual([waiting, bound(to)])
  })

  it('loses an article that goes to the trash and finds it when it comes back', async () => {
    const headline = headlineOf('المسرح')
    const to = await article(headline)
    const id = await link(await article(headlineOf('سابع')), headline)
    await change(to, { deletedAt: new Date().toISOString() })
    expect(await stateOf(id)).toEqual(waiting)
    await change(to, { _status: 'draft', deletedAt: null }, { trash: true })
    expect(await stateOf(id)).toEqual(bound(to))
  })

  it('goes back to waiting when the article is deleted, or to another of that headline', async () => {
    const headline = headlineOf('الحديقة')
    const to = await article(headline)
    const id = await link(await article(headlineOf('ثامن')), headline)
    await payload.delete({ collection: 'articles', id: to, overrideAccess: true })
    expect(await stateOf(id)).toEqual(waiting)
  })

  it('stays open between two articles of one headline, and is decided when one of them goes', async () => {
    const headline = headlineOf('السوق')
    const id = await link(await article(headlineOf('تاسع')), headline)
    const first = await article(headline)
    expect(await stateOf(id)).toEqual(bound(first))
    const second = await article(headline)
    expect(await stateOf(id)).toEqual(waiting)
    await payload.delete({ collection: 'articles', id: first, overrideAccess: true })
    expect(await stateOf(id)).toEqual(bound(second))
  })

  it('takes the nearer in time of two, where the times are known', async () => {
    const headline = headlineOf('المهرجان')
    const at = (day: string) => ({
      originalDatePrecision: 'day',
      originalPublishedAt: `2024-03-${day}T00:00:00.000Z`,
    })
    const id = await link(await article(headlineOf('عاشر'), at('02')), headline)
    await article(headline, at('20'))
    const near = await article(headline, at('01'))
    expect(await stateOf(id)).toEqual(bound(near))
  })

  it('of a rubric that comes back every day stays open where a day is unknown', async () => {
    const headline = `أسعار الذهب اليوم في مصر ${(count += 1)}`
    const id = await link(await article(headlineOf('حادي عشر')), headline)
    await article(headline)
    expect(await stateOf(id)).toEqual(waiting)
  })
})

describe('a read-also title', () => {
  it('keeps the article it came with when that is renamed or another one has the headline', async () => {
    const headline = headlineOf('المطار')
    const to = await article(headline)
    const id = await link(await article(headlineOf('ثاني عشر')), headline, { kind: 'readAlso', to })
    await article(headline)
    expect(await stateOf(id)).toEqual(bound(to))
    await change(to, { headline: headlineOf('مطار آخر') })
    expect(await stateOf(id)).toEqual(bound(to))
  })

  it('loses it all the same when it is gone', async () => {
    const headline = headlineOf('المترو')
    const to = await article(headline)
    const id = await link(await article(headlineOf('ثالث عشر')), headline, { kind: 'readAlso', to })
    await change(to, { headline: headlineOf('مترو آخر') })
    await change(to, { deletedAt: new Date().toISOString() })
    expect(await stateOf(id)).toEqual(waiting)
  })
})

describe('an editor', () => {
  it('points a title somewhere, and it stays there', async () => {
    const headline = headlineOf('الملعب')
    const chosen = await article(headlineOf('رابع عشر'))
    const id = await link(await article(headlineOf('خامس عشر')), headline, {
      origin: 'editor',
      to: chosen,
    })
    await article(headline)
    expect(await stateOf(id)).toEqual(bound(chosen))
  })

  it('declares a title dead, and no article takes it up', async () => {
    const headline = headlineOf('المستشفى')
    const id = await link(await article(headlineOf('سادس عشر')), headline, { state: 'dead' })
    await article(headline)
    expect(await stateOf(id)).toEqual({ state: 'dead', to: null })
  })
})

describe('binding', () => {
  it('touches no link when nothing waits for an article', async () => {
    const before = await payload.find({
      collection: 'related-links',
      depth: 0,
      limit: 0,
      sort: 'id',
    })
    const id = await article(headlineOf('آخر ما بقي'))
    await change(id, { deck: 'عنوان فرعي' })
    const after = await payload.find({
      collection: 'related-links',
      depth: 0,
      limit: 0,
      sort: 'id',
    })
    expect(after.docs).toEqual(before.docs)
  })
})
