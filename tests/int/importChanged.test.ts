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

  it('knows an article again that one edition left out', async () => {
    const { first, second } = editions()
    const [, readAlso] = (await run(first)).articles
    const without = second.text.replace(/إقرأ أيضاً:[^]*?(?=مقالات)/, '')
    expect((await run({ ...first, text: without })).articles).toHaveLength(1)
    const again = second.text.replace('وأوضحت أن مشروع', 'وأضافت أن مشروع')
    const text = again.replace(/(إقرأ أيضاً:[^]*?)سيخدم/, '$1سوف يخدم')
    expect((await run({ ...first, text })).articles[1]).toEqual({ ...readAlso, action: 'updated' })
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

  const changedText = (body: Article['body'], to: string) => {
    const [paragraph] = blocksOf(body)
    return JSON.parse(JSON.stringify(body).replace(paragraph?.text ?? '', to)) as Article['body']
  }
  const editBody = async (id: string, draft = false) =>
    edit(id, { body: changedText((await read(id)).body, 'فقرة كتبها المحرر.') }, draft)

  it.each<[string, (id: string) => Promise<unknown>, (article: Article) => unknown]>([
    [
      'a headline',
      (id) => edit(id, { headline: 'عنوان المحرر', headlineOrigin: 'edited' }),
      ({ headline, headlineOrigin }) => [headline, headlineOrigin],
    ],
    ['a deck', (id) => edit(id, { deck: 'مقدمة كتبها المحرر' }), ({ deck }) => deck],
    ['a source', (id) => edit(id, { source: null }), ({ source }) => source],
    ['a stage', (id) => edit(id, { stage: 'review' }), ({ stage }) => stage],
    [
      'an address',
      (id) => edit(id, { originalUrl: 'https://example.org/by-hand' }),
      ({ originalUrl }) => originalUrl,
    ],
  ])('stays, and the text is updated beside it: %s', async (_name, work, valueOf) => {
    const { first, second } = editions()
    const id = mainOf(await run(first))
    await work(id)
    const mine = valueOf(await read(id))
    expect(await run(second)).toMatchObject({
      articles: [{ action: 'updated', id }, { action: 'unchanged' }],
      outcome: 'updated',
      reason: null,
    })
    const after = await read(id)
    expect(valueOf(after)).toEqual(mine)
    expect(blocksOf(after.body)).toHaveLength(4)
    const written = await snapshot(payload)
    expect((await run(second)).outcome).toBe('unchanged')
    expect(await snapshot(payload)).toEqual(written)
  })

  it('to the tags stays: what was added and what was removed, beside what the document adds', async () => {
    const { first, second } = editions()
    const id = mainOf(await run(first))
    const [imported] = (await read(id)).tags?.map(idOf) ?? []
    const own = await tag()
    await edit(id, { tags: [own] })
    expect((await run(second)).outcome).toBe('updated')
    const tags = (await read(id)).tags?.map(idOf) ?? []
    expect(tags).toHaveLength(2)
    expect(tags).toContain(own)
    expect(tags).not.toContain(imported)
  })

  it.each<[string, boolean]>([
    ['in a saved text', false],
    ['in a draft that is not saved yet', true],
  ])('is asked about where the document changed the same: %s', async (_name, draft) => {
    const { first, second } = editions()
    const id = mainOf(await run(first))
    await editBody(id, draft)
    const { body } = await read(id)
    expect(await run(second)).toMatchObject({
      articles: [{ action: 'updated', id }, { action: 'unchanged' }],
      outcome: 'conflict',
      reason: expect.stringMatching(/^conflict: .*the text/) as string,
    })
    const after = await read(id)
    expect(after.body).toEqual(body)
    expect(after.tags).toHaveLength(2)
    const written = await snapshot(payload)
    expect(await run(second)).toMatchObject({
      articles: [{ action: 'conflict', id }, { action: 'unchanged' }],
      outcome: 'conflict',
      reason: expect.stringContaining('the text') as string,
    })
    expect(await snapshot(payload)).toEqual(written)
  })

  it('is asked about until it is decided, and then no more', async () => {
    const { first, second } = editions()
    const record = { ...first, url: 'https://example.org/one' }
    const id = mainOf(await run(record))
    await edit(id, { originalUrl: 'https://example.org/by-hand' })
    const next = { ...second, url: 'https://example.org/two' }
    expect((await run(next)).reason).toMatch(/the address/)
    const { docs } = await payload.find({
      collection: 'documents',
      where: { sourceKey: { equals: first.id } },
    })
    expect((docs[0]?.parse as { conflicts: unknown }).conflicts).toEqual([
      {
        article: id,
        base: 'https://example.org/one',
        field: 'originalUrl',
        imported: 'https://example.org/two',
        value: 'https://example.org/two',
      },
    ])
    await edit(id, { deck: 'مقدمة' })
    expect((await run(next)).outcome).toBe('conflict')
    await edit(id, { originalUrl: 'https://example.org/two' })
    expect((await run(next)).outcome).toBe('unchanged')
    const written = await snapshot(payload)
    expect((await run(next)).outcome).toBe('unchanged')
    expect(await snapshot(payload)).toEqual(written)

    // What was decided is what the next edition starts from.
    const third = { ...next, text: `${next.text}\n  • عنوان آخر`, url: 'https://example.org/three' }
    expect((await run(third)).outcome).toBe('updated')
    expect((await read(id)).originalUrl).toBe('https://example.org/three')
  })

  it('vouched for a text that is ready to go out: all that would change is asked about', async () => {
    const { first, second } = editions()
    const id = mainOf(await run(first))
    await edit(id, { stage: 'ready' })
    const before = await read(id)
    expect(await run(second)).toMatchObject({
      articles: [{ action: 'conflict', id }, { action: 'unchanged' }],
      outcome: 'conflict',
    })
    expect(await read(id)).toEqual(before)
  })

  it('merged a source into another is no change to its articles', async () => {
    const { first, second } = editions()
    const id = mainOf(await run(first))
    const before = idOf((await read(id)).source)
    const into = await payload.create({
      collection: 'sources',
      data: { kind: 'outlet', name: `المصدر الجامع ${(count += 1)}` },
    })
    await edit(id, { source: into.id })
    await payload.update({
      collection: 'sources',
      data: { mergedInto: into.id },
      id: before ?? '',
      overrideAccess: true,
    })
    const other = `صحيفة أخرى ${count}`
    const text = second.text.replace('صحيفة الأفق', other)
    expect((await run({ ...second, text })).outcome).toBe('updated')
    const source = await payload.findByID({
      collection: 'sources',
      id: idOf((await read(id)).source) ?? '',
    })
    expect(source.name).toBe(other)
    await payload.update({
      collection: 'sources',
      data: { mergedInto: null },
      id: before ?? '',
      overrideAccess: true,
    })
  })

  it('in a draft beside what readers see is not published by a run that publishes', async () => {
    const { first, second } = editions()
    const id = mainOf(await run(first, true))
    await edit(id, { deck: 'مقدمة لم تكتمل' }, true)
    expect((await run(second, true)).outcome).toBe('updated')
    expect(await read(id, false)).toMatchObject({ _status: 'published', issueNumber: 1 })
    expect((await read(id, false)).deck ?? null).toBe(null)
    expect(blocksOf((await read(id, false)).body)).toHaveLength(3)
    const draft = await read(id)
    expect(draft.deck).toBe('مقدمة لم تكتمل')
    expect(blocksOf(draft.body)).toHaveLength(4)
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
