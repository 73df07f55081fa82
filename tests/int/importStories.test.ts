import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { RunningPayload } from '../helpers/payload.ts'
import { startPayload } from '../helpers/payload.ts'
import type { Records } from './bothWays.ts'
import { expectEqual } from './bothWays.ts'
import { documentOf, importRecords } from './importHelpers.ts'
import { longBody } from './longBody.ts'

/** What tells one story is in one cluster, and what is one article is there once, by both ways of writing. */

let running: RunningPayload
beforeAll(async () => {
  running = await startPayload()
})
afterAll(() => running.stop())

type Story = {
  body: string
  headline?: string
  id: string
  keywords?: string
  related?: string[]
  source?: string
}

const record = ({ body, headline, id, keywords, related, source }: Story) => ({
  id,
  text: documentOf({
    main: { body, ...(headline ? { headline } : {}), ...(source ? { source } : {}) },
    ...(keywords ? { keywords } : {}),
    ...(related ? { related } : {}),
  }),
})

/** Imports the records of each run both ways, and gives the reports and what stands in the archive. */
const bothWays = async (...runs: Story[][]) => {
  const { payload } = running
  const { reports, rows } = await expectEqual({
    payload,
    runs: runs.map((run): Records => run.map(record)),
  })
  return { articles: await articlesThere(), reports, rows }
}

const articlesThere = async () => {
  const { docs } = await running.payload.find({
    collection: 'articles',
    depth: 1,
    draft: true,
    limit: 0,
    sort: 'id',
  })
  return docs.map(({ body, document, headline, id, storyCluster }) => ({
    document: typeof document === 'object' ? (document?.sourceKey ?? null) : document,
    headline,
    id,
    length: JSON.stringify(body).length,
    storyCluster: storyCluster ?? null,
  }))
}

const [one, two, three] = [1, 2, 3].map((seed) => longBody({ paragraphs: 6, seed })) as [
  string,
  string,
  string,
]
const cut = (body: string, paragraphs: number): string =>
  body.split('\n\n').slice(0, paragraphs).join('\n\n')
const longer = (body: string): string => `${body}\n\n${longBody({ paragraphs: 1, seed: 99 })}`
const outlets = ['وكالة الأنباء', 'صحيفة المدينة', 'موقع الشاطئ'] as const

describe('the text of an article', () => {
  it('of another outlet is a copy: an article of its own in the same cluster', async () => {
    const { articles, reports } = await bothWays([
      { body: one, id: 'first', source: outlets[0] },
      { body: one, id: 'copy', source: outlets[1] },
      { body: two, id: 'else', source: outlets[1] },
    ])
    expect(reports.map(({ isNearDuplicate, outcome }) => [outcome, isNearDuplicate])).toEqual([
      ['created', false],
      ['created', true],
      ['created', false],
    ])
    const [first] = articles
    expect(articles.map(({ storyCluster }) => storyCluster)).toEqual([first?.id, first?.id, null])
  })

  it.each([
    ['the same outlet', outlets[0]],
    ['nobody knows whom', undefined],
  ])('of %s is the same article', async (_name, source) => {
    const { articles, reports } = await bothWays([
      { body: one, id: 'first', source: outlets[0] },
      { body: one, headline: 'عنوان للخبر الأول', id: 'again', ...(source ? { source } : {}) },
    ])
    expect(articles).toHaveLength(1)
    expect(reports[1]).toMatchObject({ isDuplicate: true, outcome: 'duplicate' })
  })

  it('meets the article of its own outlet among several copies', async () => {
    const { reports } = await bothWays(
      outlets.map((source) => ({ body: one, id: source, source })),
      outlets.map((source) => ({ body: one, id: `${source} again`, keywords: 'جديد', source })),
    )
    expect(reports.map(({ outcome }) => outcome)).toEqual([
      ...outlets.map(() => 'created'),
      ...outlets.map(() => 'duplicate'),
    ])
  })

  it('under names that an editor merged is of one outlet', async () => {
    const { payload } = running
    await bothWays([{ body: two, id: 'name', source: outlets[1] }])
    const into = await payload.create({
      collection: 'sources',
      data: { kind: 'outlet', name: outlets[2] },
    })
    for (const writer of ['local', 'bulk'] as const) {
      await payload.update({
        collection: 'sources',
        data: { mergedInto: into.id },
        where: { name: { equals: outlets[1] } },
      })
      const again = record({
        body: two,
        id: `${writer} name`,
        keywords: writer,
        source: outlets[2],
      })
      const [report] = await importRecords({ payload, records: [again], writer })
      expect(report?.outcome).toBe('duplicate')
    }
    expect(await articlesThere()).toHaveLength(1)
  })

  it('of one sentence is told by its labels', async () => {
    const sentence = 'ننشر لكم التفاصيل الكاملة بالصور والأرقام في السطور التالية من هذا الخبر'
    const told = (id: string, headline: string, source: string) => ({
      body: sentence,
      headline,
      id,
      source,
    })
    const { articles } = await bothWays([
      told('1', 'افتتاح المستشفى الجديد في المدينة', outlets[0]),
      told('2', 'ارتفاع أسعار القمح في الأسواق العالمية', outlets[0]),
      told('3', 'افتتاح المستشفى الجديد في المدينة', outlets[1]),
    ])
    expect(articles.map(({ storyCluster }) => storyCluster)).toEqual([
      articles[0]?.id,
      null,
      articles[0]?.id,
    ])
  })
})

describe('nearly the text of an article', () => {
  it('of another outlet is an article of its own in the same cluster', async () => {
    const copies = [
      { body: one, id: 'first', source: outlets[0] },
      { body: cut(one, 5), id: 'cut', source: outlets[1] },
      { body: longer(one), id: 'longer', source: outlets[2] },
    ]
    for (const runs of [[copies], copies.map((copy) => [copy])]) {
      const { articles, reports } = await bothWays(...runs)
      const [first] = articles
      expect(articles.map(({ storyCluster }) => storyCluster)).toEqual(copies.map(() => first?.id))
      expect(reports.map((report) => report.isNearDuplicate)).toEqual([false, true, true])
    }
  })

  describe('among others that share a passage with it', () => {
    /** Most of the first text, in a story of its own. */
    const sharing = (seed: number) => ({
      body: `${cut(one, 4)}\n\n${longBody({ paragraphs: 2, seed })}`,
      id: `sharing ${seed}`,
    })

    it('is found', async () => {
      const { articles, reports } = await bothWays(
        [{ body: one, id: 'first', source: outlets[0] }, ...[201, 202, 203].map(sharing)],
        [{ body: longer(one), id: 'copy', source: outlets[1] }],
      )
      expect(reports.at(-1)).toMatchObject({ isNearDuplicate: true, outcome: 'created' })
      const first = articles.find(({ document }) => document === 'first')
      expect(articles.filter(({ storyCluster }) => storyCluster === first?.id)).toHaveLength(2)
    })

    // Eight are compared: those that share more and tell another story take a place as well.
    it.each([
      [7, true],
      [8, false],
    ])('is looked for by either way of writing: %i before it', async (others, isFound) => {
      const seeds = Array.from({ length: others }, (_, at) => 300 + at)
      const { reports } = await bothWays(seeds.map(sharing), [
        {
          body: [one, ...[76, 77, 78].map((seed) => longBody({ paragraphs: 3, seed }))].join(
            '\n\n',
          ),
          id: 'first',
          source: outlets[0],
        },
        { body: one, id: 'copy', source: outlets[1] },
      ])
      expect(reports.at(-1)?.isNearDuplicate).toBe(isFound)
    })
  })

  it('of the same outlet is a new edition, whichever comes first', async () => {
    const editions = [
      { body: one, headline: 'خبر المدينة الأول', id: 'early', source: outlets[0] },
      { body: longer(one), headline: 'خبر المدينة الأول', id: 'late', source: outlets[0] },
    ]
    for (const runs of [[editions], editions.map((edition) => [edition])]) {
      const { articles, reports } = await bothWays(...runs)
      expect(articles).toMatchObject([{ document: 'late' }])
      expect(reports[1]).toMatchObject({ isNearDuplicate: true, outcome: 'updated' })
    }
    const [first] = (await bothWays(editions)).articles
    const { articles, reports } = await bothWays(editions.toReversed())
    expect(reports[1]).toMatchObject({ isDuplicate: true, outcome: 'duplicate' })
    expect(articles).toMatchObject([{ document: 'late', length: first?.length }])
  })

  it('that an editor worked on is not written over by a new edition', async () => {
    const { payload } = running
    const edition = (body: string, id: string) =>
      record({ body, headline: 'خبر المدينة الأول', id, source: outlets[0] })
    for (const writer of ['local', 'bulk'] as const) {
      const body = longBody({ paragraphs: 6, seed: writer === 'local' ? 41 : 42 })
      const [first] = await importRecords({
        payload,
        records: [edition(body, `${writer} early`)],
        writer,
      })
      const id = first?.articles[0]?.id ?? ''
      await payload.update({ collection: 'articles', data: { deck: 'كتبه محرر' }, id })
      const [second] = await importRecords({
        payload,
        records: [edition(longer(body), `${writer} late`)],
        writer,
      })
      expect(second).toMatchObject({ nearDuplicateOf: id, outcome: 'conflict' })
    }
  })
})

describe('a title that leads to an article', () => {
  it('leads to it still when a run completes it and then finds a copy of it', async () => {
    const headline = 'مجلس المدينة يقر خطة الجسور الجديدة'
    const before = [
      { id: 'shows', text: documentOf({ main: { body: two }, readAlso: { body: one, headline } }) },
      { id: 'names', text: documentOf({ main: { body: three }, related: [headline] }) },
    ]
    const after = [
      { id: 'own', text: documentOf({ main: { body: one, source: outlets[0] } }) },
      { id: 'copy', text: documentOf({ main: { body: cut(one, 5), source: outlets[1] } }) },
    ]
    const { payload } = running
    const { reports } = await expectEqual({ payload, runs: [before, after] })
    expect(reports.map(({ outcome }) => outcome)).toEqual(Array(4).fill('created'))
    const { docs } = await payload.find({
      collection: 'related-links',
      depth: 0,
      where: { and: [{ title: { equals: headline } }, { kind: { equals: 'similar' } }] },
    })
    expect(docs).toMatchObject([{ state: 'resolved' }])
  })
})

describe('a headline that two articles share', () => {
  it('means the nearer one also where both were dated just before', async () => {
    const headline = 'مجلس المدينة يقر خطة الجسور الجديدة'
    const shows = (id: string, body: string, seed: number) => ({
      id,
      text: documentOf({
        main: { body: longBody({ paragraphs: 2, seed }) },
        readAlso: { body, headline },
      }),
    })
    const own = (id: string, body: string, published: string) => ({
      id,
      text: documentOf({ main: { body, source: outlets[0] } }),
      published,
    })
    const names = {
      id: 'names',
      text: documentOf({ main: { body: three }, related: [headline] }),
      published: '2026-03-02T09:00:00.000Z',
    }
    const { payload } = running
    await expectEqual({
      payload,
      runs: [
        [shows('first', one, 7), shows('second', two, 8)],
        [
          own('a', one, '2026-03-01T09:00:00.000Z'),
          own('b', two, '2026-01-01T09:00:00.000Z'),
          names,
        ],
      ],
    })
    const { docs } = await payload.find({
      collection: 'related-links',
      depth: 0,
      where: { and: [{ title: { equals: headline } }, { kind: { equals: 'similar' } }] },
    })
    const { docs: nearer } = await payload.find({
      collection: 'articles',
      draft: true,
      where: { originalPublishedAt: { equals: '2026-03-01T09:00:00.000Z' } },
    })
    expect(nearer).toHaveLength(1)
    expect(docs).toMatchObject([{ state: 'resolved', to: nearer[0]?.id }])
  })
})

describe('clusters', () => {
  const together = `${one}\n\n${two}`
  const stories: Story[] = [
    { body: one, id: 'a', source: outlets[0] },
    { body: cut(one, 5), id: 'b', source: outlets[1] },
    { body: two, id: 'c', source: outlets[0] },
    { body: cut(two, 5), id: 'd', source: outlets[1] },
    { body: together, id: 'e', source: outlets[2] },
    { body: three, id: 'f', source: outlets[1] },
    { body: cut(three, 5), id: 'g', source: outlets[2] },
  ]
  const partition = (articles: Awaited<ReturnType<typeof articlesThere>>) => {
    const groups = new Map<string, string[]>()
    for (const { document, id, storyCluster } of articles) {
      const group = groups.get(storyCluster ?? id) ?? []
      groups.set(storyCluster ?? id, [...group, document ?? ''].sort())
    }
    return [...groups.values()].sort()
  }

  it.each([
    ['in order', [0, 1, 2, 3, 4, 5, 6]],
    ['backwards', [6, 5, 4, 3, 2, 1, 0]],
    ['in the midst of them', [4, 5, 0, 2, 6, 1, 3]],
  ])(
    'are the same in whichever order they come, and meet where one text has two: %s',
    async (_, at) => {
      const ordered = at.flatMap((index) => stories[index] ?? [])
      const expected = [
        ['a', 'b', 'c', 'd', 'e'],
        ['f', 'g'],
      ]
      const { articles } = await bothWays(ordered)
      expect(partition(articles)).toEqual(expected)
      // Bears the id of its oldest article.
      expect(articles[0]?.storyCluster).toBe(articles[0]?.id)
      const { articles: apart } = await bothWays(...ordered.map((story) => [story]))
      expect(partition(apart)).toEqual(expected)
    },
  )

  it('are joined by an article whose text changes', async () => {
    const { articles } = await bothWays(
      [
        { body: one, id: 'first', source: outlets[0] },
        { body: `${cut(one, 2)}\n\n${two}`, id: 'changing', source: outlets[1] },
      ],
      [{ body: cut(one, 5), id: 'changing', source: outlets[1] }],
    )
    expect(articles.map(({ storyCluster }) => storyCluster)).toEqual([
      articles[0]?.id,
      articles[0]?.id,
    ])
  })

  it('are joined by what an editor writes, without another version', async () => {
    const { payload } = running
    await bothWays([{ body: three, id: 'imported', source: outlets[0] }])
    const [imported] = await articlesThere()
    const { body } = await payload.findByID({ collection: 'articles', id: imported?.id ?? '' })
    const made = await payload.create({
      collection: 'articles',
      data: {
        body,
        headline: 'عنوان من محرر',
        language: 'ar',
        pubStatus: 'usable',
        stage: 'review',
      },
      draft: true,
    })
    expect(made.storyCluster).toBe(imported?.id)
    const versions = await payload.findVersions({
      collection: 'articles',
      where: { parent: { equals: imported?.id } },
    })
    expect(versions.docs).toMatchObject([{ version: { storyCluster: imported?.id } }])
  })

  it('do not take in what the desk took out', async () => {
    const { payload } = running
    await bothWays([{ body: three, id: 'out', source: outlets[0] }])
    const [out] = await articlesThere()
    await payload.update({
      collection: 'articles',
      data: { deletedAt: new Date().toISOString() },
      id: out?.id ?? '',
    })
    for (const [at, writer] of (['local', 'bulk'] as const).entries()) {
      const copy = record({ body: cut(three, 4 + at), id: writer, source: outlets[1 + at] ?? '' })
      await importRecords({ payload, records: [copy], writer })
    }
    const [first, second] = await articlesThere()
    expect([first?.storyCluster, second?.storyCluster]).toEqual([first?.id, first?.id])
  })
})

describe('a title that an article and its copy share', () => {
  const headline = 'افتتاح الجسر الجديد فوق النهر بعد أعوام من العمل'
  it.each([
    ['before them', [2, 0, 1]],
    ['after them', [0, 1, 2]],
    ['between them', [0, 2, 1]],
  ])('leads to the older, if it comes %s', async (_name, order) => {
    const stories: Story[] = [
      { body: one, headline, id: 'first', source: outlets[0] },
      { body: cut(one, 5), headline, id: 'copy', source: outlets[1] },
      { body: two, id: 'linking', related: [headline, 'عنوان لا يأتي أبدا في هذا الأرشيف'] },
    ]
    const { articles } = await bothWays(order.flatMap((at) => stories[at] ?? []))
    const { docs } = await running.payload.find({
      collection: 'related-links',
      depth: 0,
      where: { title: { equals: headline } },
    })
    const first = articles.find(({ document }) => document === 'first')
    expect(docs).toMatchObject([{ state: 'resolved', to: first?.id }])
  })
})
