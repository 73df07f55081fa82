import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { RunningPayload } from '../helpers/payload.ts'
import { startPayload } from '../helpers/payload.ts'
import type { Records } from './bothWays.ts'
import { expectEqual } from './bothWays.ts'
import { documentOf } from './importHelpers.ts'

/**
 * One sentence that two pages print letter for letter: the same news only where something else says so, by
 * both ways of writing.
 */

let running: RunningPayload
beforeAll(async () => {
  running = await startPayload()
})
afterAll(() => running.stop())

const sentence =
  'أعلنت الجهات المعنية يوم الاثنين إطلاق خطة جديدة تمتد ثلاث سنوات، وذلك في إطار تطوير سوق السمك.'
const elsewhere = 'تابع الأهالي أعمال الرصف في الطريق الساحلي حتى ساعة متأخرة من مساء أمس الأول.'
const outlets = ['وكالة الأنباء', 'صحيفة المدينة'] as const

type Page = { id: string; keywords?: string; published?: string; source?: string; url?: string }

const page = ({ id, keywords, source, ...beside }: Page) => ({
  id,
  text: documentOf({
    main: { body: sentence, ...(source ? { source } : {}) },
    ...(keywords ? { keywords } : {}),
    // No two are the same bytes.
    related: [`عنوان آخر عند ${id}`],
  }),
  ...beside,
})

const shownElsewhere = (id: string, headline: string) => ({
  id,
  text: documentOf({ main: { body: elsewhere }, readAlso: { body: sentence, headline } }),
})

const headline = 'خطة لتطوير سوق السمك وأحواض السفن'

/** The articles that print the sentence: who prints it, and whether they are in a cluster. */
const printedBy = async () => {
  const { docs } = await running.payload.find({
    collection: 'articles',
    depth: 1,
    draft: true,
    limit: 0,
    sort: 'id',
  })
  const printing = docs.filter((one) => !one.headline.startsWith(elsewhere.slice(0, 20)))
  return printing.map(({ document, headlineOrigin, storyCluster }) => ({
    by: typeof document === 'object' ? document?.sourceKey : document,
    hasHeadline: headlineOrigin === 'given',
    isClustered: storyCluster !== null && storyCluster !== undefined,
  }))
}

const bothWays = async (
  runs: readonly Records[],
  rest: Partial<Parameters<typeof expectEqual>[0]> = {},
) => {
  await expectEqual({ payload: running.payload, runs, ...rest })
  return printedBy()
}

const apart = (...pages: string[]) =>
  pages.map((by) => ({ by, hasHeadline: false, isClustered: false }))

/** As if other articles carried every tag of the archive too. */
const carryTags = (articles: number) => async () => {
  await running.payload.update({ collection: 'tags', data: { usage: articles }, where: {} })
}

describe('one sentence on two pages', () => {
  it('is two articles where nothing else is known, of whatever outlets', async () => {
    const [one, other, unknown] = [
      page({ id: 'one', source: outlets[0] }),
      page({ id: 'other', source: outlets[1] }),
      page({ id: 'unknown' }),
    ]
    expect(await bothWays([[one, other, unknown]])).toEqual(apart('one', 'other', 'unknown'))
  })

  it.each([
    ['few', 300, true],
    ['many', 301, false],
  ])('is one news by a name in it that %s articles carry', async (_, articles, isClustered) => {
    const [one, other] = [
      page({ id: 'one', keywords: 'سوق السمك', source: outlets[0] }),
      page({ id: 'other', source: outlets[1] }),
    ]
    const found = await bothWays([[one], [other]], { afterwards: carryTags(articles) })
    expect(found.map((article) => article.isClustered)).toEqual([isClustered, isClustered])
  })

  it.each([
    ['few', 300, [{ by: 'page', hasHeadline: true, isClustered: false }]],
    [
      'many',
      301,
      [
        { by: 'page', hasHeadline: false, isClustered: false },
        { by: 'other', hasHeadline: true, isClustered: false },
      ],
    ],
  ])(
    'takes its headline from a read-also printing by a name that %s carry',
    async (_, articles, expected) => {
      const runs = [
        [page({ id: 'page', keywords: 'سوق السمك' })],
        [shownElsewhere('other', headline)],
      ]
      expect(await bothWays(runs, { afterwards: carryTags(articles) })).toEqual(expected)
    },
  )

  it.each([[false], [true]])(
    'is one news once a later edition tells: published %s',
    async (publish) => {
      const runs = [
        [page({ id: 'one', source: outlets[0] }), page({ id: 'other', source: outlets[1] })],
        [page({ id: 'other', keywords: 'سوق السمك', source: outlets[1] })],
      ]
      const found = await bothWays(runs, { publish })
      expect(found.map(({ isClustered }) => isClustered)).toEqual([true, true])
    },
  )

  const at = (published: string, url?: string) => (id: string, source?: string) =>
    page({ id, published, ...(source ? { source } : {}), ...(url ? { url } : {}) })
  const address = 'https://example.org/page'
  it.each([
    ['at one outlet on one day', at('2024-05-06'), at('2024-05-06T21:00:00Z'), outlets[0], 1],
    ['at one outlet on another day', at('2024-05-06'), at('2024-05-07'), outlets[0], 2],
    ['at one outlet in one month', at('2024-05'), at('2024-05'), outlets[0], 2],
    ['of nobody knows whom on one day', at('2024-05-06'), at('2024-05-06'), undefined, 2],
    ['at one address', at('2024-05', address), at('2024-05', address), undefined, 1],
    [
      'at one address on another day',
      at('2024-05-06', address),
      at('2024-05-07', address),
      undefined,
      2,
    ],
  ])('is one page %s, or is not', async (_, one, other, source, expected) => {
    const found = await bothWays([[one('one', source), other('other', source)]])
    expect(found).toEqual(apart('one', 'other').slice(0, expected))
  })
})
