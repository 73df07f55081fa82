import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { DocumentReport } from '../../src/import/index.ts'
import type { Article } from '../../src/payload-types.ts'
import { blocksOf } from '../../src/text/richText.ts'
import { idOf } from '../../collections/shared/idOf.ts'
import { startPayload } from '../helpers/payload.ts'
import { bodyOn, documentOf, importRecords, snapshot } from './importHelpers.ts'

/** A document that changed updates what nobody touched; what an editor did stays. */

let payload: Payload
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
})
afterAll(() => stop())

let count = 0

/** One document in two editions; the second has a paragraph, a tag and a title more, and one title less. */
const editions = () => {
  const subject = `مشروع الطريق ${(count += 1)}`
  const id = `document ${count}`
  const main = { body: bodyOn(subject), source: 'صحيفة الأفق' }
  const longer = {
    ...main,
    body: `${main.body}\n\nوأضيفت إلى ${subject} جسور للمشاة في موقعين جديدين.`,
  }
  return {
    first: {
      id,
      text: documentOf({
        keywords: subject,
        main,
        readAlso: { body: bodyOn(`${subject} ثانيا`), headline: `خبر ${subject} الثاني` },
        related: ['عنوان يبقى في القائمة', 'عنوان يذهب من القائمة'],
      }),
    },
    second: {
      id,
      text: documentOf({
        keywords: `${subject} ، جسور للمشاة`,
        main: longer,
        readAlso: { body: bodyOn(`${subject} ثانيا`), headline: `خبر ${subject} الثاني` },
        related: ['عنوان يأتي إلى القائمة', 'عنوان يبقى في القائمة'],
      }),
    },
  }
}

const run = async (record: Record<string, unknown>, publish = false) => {
  const [report] = await importRecords({ payload, publish, records: [record] })
  if (!report) throw new Error('no report')
  return report
}

const mainOf = ({ articles }: DocumentReport) =>
  articles.find(({ part }) => part === 'main')?.id ?? ''

const read = (id: string, draft = true): Promise<Article> =>
  payload.findByID({ collection: 'articles', depth: 0, draft, id, trash: true })

const edit = (id: string, data: Record<string, unknown>, draft = false) =>
  payload.update({ collection: 'articles', data, draft, id, overrideAccess: true })

const titlesOf = async (from: string) =>
  (
    await payload.find({
      collection: 'related-links',
      depth: 0,
      limit: 0,
      sort: ['order', 'id'],
      where: { from: { equals: from } },
    })
  ).docs.map(({ kind, order, title }) => [order, kind, title])

describe('a changed document', () => {
  it('updates its article, tags and titles, and writes nothing more the next time', async () => {
    const { first, second } = editions()
    const id = mainOf(await run(first))
    const before = await read(id)
    const report = await run(second)
    expect(report).toMatchObject({
      articles: [
        { action: 'updated', id, part: 'main' },
        { action: 'unchanged', part: 'readAlso' },
      ],
      outcome: 'updated',
    })
    const after = await read(id)
    expect(blocksOf(after.body)).toHaveLength(4)
    expect(after).toMatchObject({ _status: 'draft', publicId: before.publicId, stage: 'imported' })
    expect(after.tags).toHaveLength(2)
    expect(await titlesOf(id)).toEqual([
      [0, 'readAlso', expect.stringContaining('الثاني')],
      [1, 'similar', 'عنوان يأتي إلى القائمة'],
      [2, 'similar', 'عنوان يبقى في القائمة'],
    ])
    const written = await snapshot(payload)
    expect(await run(second)).toMatchObject({ outcome: 'unchanged', reason: null })
    expect(await run(first)).toMatchObject({ outcome: 'unchanged', reason: 'earlier-edition' })
    expect(await snapshot(payload)).toEqual(written)
  })

  it('counts the use of its tags once', async () => {
    const { first, second } = editions()
    await run(first)
    const id = mainOf(await run(second))
    for (const tag of (await read(id)).tags ?? []) {
      const { label, usage } = await payload.findByID({ collection: 'tags', id: idOf(tag) ?? '' })
      const { totalDocs } = await payload.count({
        collection: 'articles',
        where: { tags: { equals: tag } },
      })
      expect([label, usage]).toEqual([label, totalDocs])
    }
  })

  it('changes what readers see only in a run that publishes', async () => {
    const { first, second } = editions()
    const id = mainOf(await run(first, true))
    await run(second)
    expect(blocksOf((await read(id, false)).body)).toHaveLength(3)
    expect(blocksOf((await read(id)).body)).toHaveLength(4)
    expect(await read(id, false)).toMatchObject({
      _status: 'published',
      issueNumber: 1,
      stage: 'live',
    })

    const other = editions()
    const published = mainOf(await run(other.first, true))
    await run(other.second, true)
    expect(blocksOf((await read(published, false)).body)).toHaveLength(4)
    const { docs } = await payload.find({
      collection: 'issue-log',
      sort: 'sequence',
      where: { article: { equals: published } },
    })
    expect(docs.map(({ action }) => action)).toEqual(['publish', 'refile'])
  })
})

describe('what an editor did', () => {
  const tag = async () =>
    (
      await payload.create({
        collection: 'tags',
        data: { label: `وسم المحرر ${(count += 1)}`, status: 'approved' },
      })
    ).id

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['a headline', (id) => edit(id, { headline: 'عنوان المحرر', headlineOrigin: 'edited' })],
    ['a deck', (id) => edit(id, { deck: 'مقدمة كتبها المحرر' })],
    ['a tag', async (id) => edit(id, { tags: [await tag()] })],
    ['a source', (id) => edit(id, { source: null })],
    ['a stage', (id) => edit(id, { stage: 'review' })],
    [
      'a text in a draft that is not saved yet',
      async (id) => {
        const { body } = await read(id)
        const [paragraph] = blocksOf(body)
        const changed = JSON.parse(
          JSON.stringify(body).replace(paragraph?.text ?? '', 'فقرة كتبها المحرر.'),
        ) as Article['body']
        return edit(id, { body: changed }, true)
      },
    ],
  ])('stays: %s', async (_name, work) => {
    const { first, second } = editions()
    const id = mainOf(await run(first))
    await work(id)
    const before = await read(id)
    const titles = await titlesOf(id)
    const report = await run(second)
    expect(report.outcome).toBe('conflict')
    expect(report.articles).toContainEqual({ action: 'conflict', id, part: 'main' })
    expect(await read(id)).toEqual(before)
    expect(await titlesOf(id)).toEqual(titles)
    const written = await snapshot(payload)
    expect((await run(second)).outcome).toBe('conflict')
    expect(await snapshot(payload)).toEqual(written)
  })

  it('is no conflict with a document that changed elsewhere only', async () => {
    const { first } = editions()
    const id = mainOf(await run(first))
    await edit(id, { deck: 'مقدمة كتبها المحرر' })
    const report = await run({ ...first, text: `${first.text}\n  • عنوان جديد آخر القائمة` })
    expect(report.outcome).toBe('updated')
    expect((await titlesOf(id)).at(-1)).toEqual([3, 'similar', 'عنوان جديد آخر القائمة'])
    expect((await read(id)).deck).toBe('مقدمة كتبها المحرر')
  })

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['rejected', (id) => edit(id, { stage: 'rejected' })],
    ['put in the trash', (id) => edit(id, { deletedAt: new Date().toISOString() })],
    ['deleted', (id) => payload.delete({ collection: 'articles', id, overrideAccess: true })],
    ['withheld', (id) => edit(id, { pubStatus: 'withheld' })],
  ])('does not come back: %s', async (_name, work) => {
    const { first, second } = editions()
    const id = mainOf(await run(first))
    await work(id)
    const { totalDocs } = await payload.count({ collection: 'articles', trash: true })
    const report = await run(second)
    expect(report.outcome).toBe('tombstone')
    expect(report.articles).toContainEqual({ action: 'tombstone', id, part: 'main' })
    expect((await payload.count({ collection: 'articles', trash: true })).totalDocs).toBe(totalDocs)
  })

  it('to its titles stays: one that was removed, renamed or declared dead', async () => {
    const { first } = editions()
    const from = mainOf(await run(first))
    const { docs } = await payload.find({
      collection: 'related-links',
      depth: 0,
      sort: 'order',
      where: { from: { equals: from } },
    })
    const [, stays, goes] = docs
    await payload.delete({ collection: 'related-links', id: stays?.id ?? '', overrideAccess: true })
    await payload.update({
      collection: 'related-links',
      data: { state: 'dead' },
      id: goes?.id ?? '',
      overrideAccess: true,
    })
    const text = first.text.replace('عنوان يذهب من القائمة', 'عنوان جديد في القائمة')
    await run({ ...first, text })
    expect(await titlesOf(from)).toEqual([
      [0, 'readAlso', expect.anything()],
      [2, 'similar', 'عنوان يذهب من القائمة'],
      [2, 'similar', 'عنوان جديد في القائمة'],
    ])
  })
})

describe('an article that an editor has open', () => {
  it('is left alone, and its document is tried again by the next run', async () => {
    const { first, second } = editions()
    const id = mainOf(await run(first))
    const editor = await payload.create({
      collection: 'users',
      data: { email: 'open@example.org', password: 'a long password', role: 'editor' },
      overrideAccess: true,
    })
    const lock = await payload.create({
      collection: 'payload-locked-documents',
      data: {
        document: { relationTo: 'articles', value: id },
        user: { relationTo: 'users', value: editor.id },
      } as never,
      overrideAccess: true,
    })
    expect(await run(second)).toMatchObject({
      outcome: 'conflict',
      reason: expect.stringMatching(/^locked: /) as string,
    })
    expect(blocksOf((await read(id)).body)).toHaveLength(3)
    await payload.delete({
      collection: 'payload-locked-documents',
      id: lock.id,
      overrideAccess: true,
    })
    expect(await run(second)).toMatchObject({ outcome: 'updated' })
  })
})

describe('a document that was well and is broken now', () => {
  it('is rejected, and its good edition kept', async () => {
    const { first } = editions()
    const id = mainOf(await run(first))
    const before = await snapshot(payload)
    expect(await run({ ...first, text: 'English only, and nothing else.' })).toMatchObject({
      outcome: 'rejected',
    })
    expect(await snapshot(payload)).toEqual(before)
    expect((await read(id)).document).toBeTruthy()
  })

  it('and one that was broken and is well now is imported', async () => {
    const { first } = editions()
    expect((await run({ ...first, text: 'English only.' })).outcome).toBe('rejected')
    expect((await run(first)).outcome).toBe('created')
  })
})

describe('another document under the same key', () => {
  it('is not written over the one that is there', async () => {
    const { first } = editions()
    const id = mainOf(await run(first))
    const before = await snapshot(payload)
    const words = Array.from({ length: 60 }, (_, at) => `كلمة${at}`).join(' ')
    const report = await run({ ...first, text: `نص في موضوع آخر تماما: ${words}.` })
    expect(report).toMatchObject({
      outcome: 'conflict',
      reason: expect.stringMatching(/^other-document: /) as string,
    })
    expect(await snapshot(payload)).toEqual(before)
    expect((await read(id)).document).toBeTruthy()
  })
})
