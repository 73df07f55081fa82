import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { findCandidates } from '../../src/deliver/search/find/findCandidates.ts'
import { inSession, poolOf } from '../../src/deliver/search/find/inSession.ts'
import { mostCandidates } from '../../src/deliver/search/query/readParams.ts'
import { startPayload } from '../helpers/payload.ts'

/** An archive of more articles than a search looks at, in which words are common, rare, old and new. */

const articles = 60_000
let payload: Payload
let stop: () => Promise<void>

const query = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await (payload.db as unknown as PostgresAdapter).pool.query(text, values)).rows as Row[]

/** The words of a text, and of its front, by the place of the article. */
const words = {
  always: 'true',
  beginning: 'n < 2000',
  everyHundredth: 'n % 100 = 7',
  everyThousandth: 'n % 1000 = 7',
  never: 'false',
  newest: `n > ${articles - 5}`,
} as const

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
  await query(`INSERT INTO articles (id, headline, headline_origin, _status, public_id, language)
    SELECT gen_random_uuid(), 'خبر', 'given', 'draft', gen_random_uuid()::text, 'ar'
    FROM generate_series(1, ${articles})`)
  const terms = Object.entries(words).flatMap(([word, condition]) => [
    `CASE WHEN ${condition} THEN '${word}' END`,
    `CASE WHEN (${condition}) AND n % 2 = 1 THEN '^${word}' END`,
  ])
  await query(`INSERT INTO nashra_search (article_id, seq, front, issued_at, tags, terms, vector)
    SELECT id, n, 'خبر' || E'\\n', now(), '{}', 0, array_to_tsvector(array_remove(ARRAY[${terms.join(', ')},
      '#b' || (n >> 11), '#c' || (n >> 14), '#d' || (n >> 17)], NULL))
    FROM (SELECT id, row_number() OVER () AS n FROM articles) a`)
  await query(`SELECT setval('nashra_search_seq_seq', ${articles})`)
}, 120_000)
afterAll(() => stop())

const find = (asked: readonly (keyof typeof words)[]) =>
  inSession({
    pool: poolOf(payload),
    work: (client) =>
      findCandidates({
        client,
        from: null,
        fronts: asked.map((word) => `'^${word}'`),
        most: mostCandidates,
        phrases: [],
        slugs,
        texts: asked.map((word) => `'${word}'`),
        to: null,
        withFacets: true,
      }),
  })

const newest = async (asked: readonly (keyof typeof words)[], sign: '' | '^') => {
  const rows = await query<{ seq: string }>(
    `SELECT seq FROM nashra_search WHERE vector @@ $1::tsquery ORDER BY seq DESC LIMIT ${mostCandidates}`,
    [asked.map((word) => `'${sign}${word}'`).join(' & ')],
  )
  return rows.map(({ seq }) => Number(seq))
}

describe('the newest that answer', () => {
  it.each([
    [['always']],
    [['always', 'everyHundredth']],
    [['everyHundredth', 'always']],
    [['everyThousandth', 'always']],
    [['beginning', 'always']],
    [['beginning', 'everyHundredth']],
    [['newest', 'always']],
    [['newest', 'beginning']],
    [['never', 'always']],
  ] as const)('of %j', async (asked) => {
    const { candidates, isAll } = await find(asked)
    const fronts = await newest(asked, '^')
    const texts = fronts.length < mostCandidates ? await newest(asked, '') : []
    const expected = [...new Set([...fronts, ...texts])].sort((a, b) => b - a)
    expect(candidates.map(({ seq }) => seq).sort((a, b) => b - a)).toEqual(expected)
    expect(isAll).toBe(texts.length < mostCandidates && fronts.length < mostCandidates)
  })
})
