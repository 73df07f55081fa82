import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { rollBackRun } from '../../src/import/index.ts'
import type { RelatedLink } from '../../src/payload-types.ts'
import type { RunningPayload } from '../helpers/payload.ts'
import { startPayload } from '../helpers/payload.ts'
import type { Records } from './bothWays.ts'
import { empty, expectEqual } from './bothWays.ts'
import { documentOf, importRecords } from './importHelpers.ts'
import { longBody } from './longBody.ts'

/**
 * What a later printing brings to an article: a newer edition its titles and its headline, a re-print
 * nothing. By both ways of writing.
 */

let running: RunningPayload
beforeAll(async () => {
  running = await startPayload()
})
afterAll(() => running.stop())

type Story = {
  body: string
  headline?: string
  id: string
  related?: string[]
  source?: string
}

const record = ({ body, id, related, ...printed }: Story) => ({
  id,
  text: documentOf({ main: { body, ...printed }, ...(related ? { related } : {}) }),
})

const recordsOf = (stories: Story[]): Records => stories.map(record)

const articles = async () => {
  const { docs } = await running.payload.find({
    collection: 'articles',
    depth: 1,
    draft: true,
    limit: 0,
    sort: 'id',
  })
  return docs.map(({ document, headline, headlineOrigin, id, source }) => ({
    document: typeof document === 'object' ? document?.sourceKey : document,
    headline,
    headlineOrigin,
    id,
    source: typeof source === 'object' ? (source?.name ?? null) : source,
  }))
}

const titles = async () => {
  const { docs } = await running.payload.find({
    collection: 'related-links',
    limit: 0,
    sort: ['order', 'title'],
  })
  return docs.map(({ title }) => title)
}

const early = longBody({ paragraphs: 6, seed: 71 })
const cut = (body: string, paragraphs: number): string =>
  body.split('\n\n').slice(0, paragraphs).join('\n\n')
const late = `${early}\n\n${longBody({ paragraphs: 1, seed: 72 })}`
const source = 'صحيفة الأفق'
const [first, second, third] = [
  'عنوان أول عن المدينة',
  'عنوان ثان عن الميناء',
  'عنوان ثالث عن السوق',
]
const headline = 'افتتاح الجسر الجديد أمام الزوار'

describe('the newer edition of an article, under another key', () => {
  const editions = [
    { body: early, headline, id: 'early', related: [first, second], source },
    { body: late, headline, id: 'late', related: [third, first], source },
  ] as const
  const [old, fresh] = editions.map((edition) => ({ ...edition, related: [...edition.related] }))
  const both = [old, fresh] as Story[]

  it('brings its titles, and takes those that it has dropped', async () => {
    for (const runs of [[both], both.map((edition) => [edition])]) {
      await expectEqual({ payload: running.payload, runs: runs.map(recordsOf) })
      expect(await articles()).toMatchObject([{ document: 'late' }])
      expect(await titles()).toEqual([third, first])
    }
  })

  it('takes none where it lists none, as in a feed', async () => {
    const runs = [[old], [{ ...fresh, related: [] }]] as Story[][]
    await expectEqual({ payload: running.payload, runs: runs.map(recordsOf) })
    expect(await articles()).toMatchObject([{ document: 'late' }])
    expect(await titles()).toEqual([first, second])
  })

  it('does so under the key of the older too, in one batch and in two', async () => {
    const same = both.map((edition) => ({ ...edition, id: 'same' }))
    for (const runs of [[same], same.map((edition) => [edition])]) {
      const { reports } = await expectEqual({ payload: running.payload, runs: runs.map(recordsOf) })
      expect(reports.map(({ outcome }) => outcome)).toEqual(['created', 'updated'])
      expect(await titles()).toEqual([third, first])
    }
  })

  it('brings none where it comes before the older', async () => {
    await expectEqual({ payload: running.payload, runs: [recordsOf(both.toReversed())] })
    expect(await articles()).toMatchObject([{ document: 'late' }])
    expect(await titles()).toEqual([third, first])
  })

  it.each(['local', 'bulk'] as const)(
    'leaves alone what an editor did to the titles: %s',
    async (writer) => {
      const { payload } = running
      await empty(payload)
      await importRecords({ payload, records: recordsOf(both.slice(0, 1)), writer })
      const { docs } = await payload.find({ collection: 'related-links', sort: 'order' })
      const [one, other] = docs as [RelatedLink, RelatedLink]
      const [article] = await articles()
      // The editor strikes out the first, keeps the second by hand, and adds one.
      await payload.delete({ collection: 'related-links', id: one.id })
      await payload.update({
        collection: 'related-links',
        data: { origin: 'editor' },
        id: other.id,
      })
      const own = { order: 9, origin: 'editor', state: 'unresolved', title: 'بيد المحرر' } as const
      await payload.create({
        collection: 'related-links',
        data: { ...own, from: article?.id ?? '', kind: 'similar' },
      })
      await importRecords({ payload, records: recordsOf(both.slice(1)), writer })
      expect(await articles()).toMatchObject([{ document: 'late' }])
      expect((await titles()).toSorted()).toEqual([second, third, own.title].toSorted())
    },
  )

  it.each(['local', 'bulk'] as const)(
    'gives the former titles back with its run: %s',
    async (writer) => {
      const { payload } = running
      await empty(payload)
      await importRecords({ payload, records: recordsOf(both.slice(0, 1)), writer })
      await importRecords({ payload, records: recordsOf(both.slice(1)), writer })
      const { state } = await rollBackRun({ payload, which: 'last' })
      expect(state).toMatchObject({ left: 0, restored: 1 })
      expect(await articles()).toMatchObject([{ document: 'early' }])
      expect(await titles()).toEqual([first, second])
    },
  )

  it.each<[string, string | undefined, string | undefined, string, string]>([
    ['another, where both print one', headline, `${headline} اليوم`, `${headline} اليوم`, 'given'],
    ['the first that is printed', undefined, headline, headline, 'given'],
    ['none where it prints none', headline, undefined, headline, 'given'],
  ])('brings a headline: %s', async (_name, was, comes, becomes, headlineOrigin) => {
    const edition = (body: string, id: string, printed: string | undefined): Story => ({
      body,
      id,
      source,
      ...(printed ? { headline: printed } : {}),
    })
    const runs = [[edition(early, 'early', was)], [edition(late, 'late', comes)]]
    await expectEqual({ payload: running.payload, runs: runs.map(recordsOf) })
    expect(await articles()).toMatchObject([
      { document: 'late', headline: becomes, headlineOrigin },
    ])
  })
})

describe('the outlet of an article that named none', () => {
  it.each([undefined, 'وكالات'])(
    'comes with a later edition of its document (%s)',
    async (named) => {
      const before = { body: early, id: 'one', ...(named ? { source: named } : {}) }
      const runs = [[before], [{ ...before, source }]]
      await expectEqual({ payload: running.payload, runs: runs.map(recordsOf) })
      expect(await articles()).toMatchObject([{ source }])
    },
  )

  it.each(['local', 'bulk'] as const)('is the editor’s, who has chosen one: %s', async (writer) => {
    const { payload } = running
    await empty(payload)
    const one = { body: early, id: 'one' }
    await importRecords({ payload, records: [record(one)], writer })
    const [article] = await articles()
    const chosen = await payload.create({
      collection: 'sources',
      data: { kind: 'outlet', name: 'موقع الشاطئ' },
    })
    await payload.update({
      collection: 'articles',
      data: { source: chosen.id },
      id: article?.id ?? '',
    })
    const [report] = await importRecords({ payload, records: [record({ ...one, source })], writer })
    expect(report?.outcome).toBe('conflict')
    expect(await articles()).toMatchObject([{ source: 'موقع الشاطئ' }])
  })

  // Who prints a text again names himself: where both pages do (318 of 20,000 generated documents), 317 name another.
  it.each([undefined, 'وكالات'])('is not that of who prints it again (%s)', async (named) => {
    const runs = [
      [{ body: early, id: 'one', ...(named ? { source: named } : {}) }],
      [{ body: early, id: 'again', source }],
    ]
    const { reports } = await expectEqual({
      payload: running.payload,
      runs: runs.map(recordsOf),
    })
    expect(reports[1]?.outcome).toBe('duplicate')
    expect(await articles()).toMatchObject([{ document: 'one', source: null }])
  })

  it('is none where another page named one, which showed it cut', async () => {
    const shown = (id: string, paragraphs: number) => ({
      id,
      text: documentOf({
        main: { body: longBody({ paragraphs: 1, seed: paragraphs }) },
        readAlso: { body: cut(early, paragraphs), headline: first, source },
      }),
    })
    const own = record({ body: early, id: 'own' })
    const { reports } = await expectEqual({
      payload: running.payload,
      runs: [[shown('shows less', 4)], [shown('shows more', 5)], [own]],
    })
    expect(reports.map(({ articles: [main, other] }) => [main?.action, other?.action])).toEqual([
      ['created', 'created'],
      ['created', 'completed'],
      ['completed', undefined],
    ])
    const { docs } = await running.payload.find({
      collection: 'articles',
      depth: 1,
      draft: true,
      where: { headline: { equals: first } },
    })
    expect(docs).toMatchObject([
      { document: { sourceKey: 'own' }, documentPart: 'main', source: null },
    ])
  })
})
