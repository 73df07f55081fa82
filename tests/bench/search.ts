import path from 'node:path'
import { parseArgs } from 'node:util'

import { withClient } from '../../src/database/connect.ts'
import { askServer } from './search/askServer.ts'
import { fillArticles, knownArticles } from './search/fill.ts'
import type { Client } from './search/measure.ts'
import {
  atOnce,
  inParallel,
  measurePairs,
  measureRecall,
  percentile,
  prepareBuiltIn,
} from './search/measure.ts'
import { judgedQueries, pairsOf } from './search/queries.ts'
import { runCommand, wholeNumber } from './shared/options.ts'
import type { Row, Target } from './shared/rows.ts'
import { printRows, rowOf, writeRows } from './shared/rows.ts'
import { startServer } from './shared/server.ts'

const targets: Record<string, Target> = {
  'recall at 10': { of: 'value', atLeast: 0.95 },
  'two words, p95': { of: 'value', atMost: 50 },
}

type Kind = { kind: string; pairs: readonly string[] }

/** Pairs of all kinds in turn, as readers ask them. */
const together = (kinds: readonly Kind[]): Kind => {
  const longest = Math.max(...kinds.map(({ pairs }) => pairs.length))
  const pairs = Array.from({ length: longest }, (_, at) =>
    kinds.flatMap((one) => one.pairs[at] ?? []),
  ).flat()
  return { kind: 'two', pairs }
}

/** Above this many, neither recall nor the other side is measured: copies crowd what is to be found. */
const mostJudged = 100_000

/**
 * `npm run bench -- search [--sizes 10000,100000] [--queries 200] [--documents FILE.jsonl] [--json FILE]
 * [--database URL]`: how long two words take, ten queries at once, over HTTP from the read plane, without kept
 * answers and with them; and how much of what they must find is among the first ten of queries that spell and
 * inflect words otherwise (see `queries`). Beside it Postgres's own configuration for Arabic, over headline
 * and text as written, ranked by `ts_rank`; up to 100,000 articles.
 *
 * `--database` names one that stays: it is filled to the first of `--sizes` if it has no articles, and
 * measured as it is if it has.
 */
export const run = async (args: readonly string[]): Promise<Row[]> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      database: { type: 'string' },
      documents: { type: 'string' },
      json: { type: 'string' },
      queries: { type: 'string', default: '200' },
      sizes: { type: 'string', default: '10000,100000' },
    },
  })
  const sizes = values.sizes.split(',').map((value) => wholeNumber({ name: 'sizes', value }))
  const queries = wholeNumber({ name: 'queries', value: values.queries })
  const shared = { given: values.documents, queries }
  const rows =
    values.database === undefined
      ? await measureNew({ ...shared, sizes })
      : await measureKept({ ...shared, size: sizes[0] ?? 0, url: values.database })
  printRows({ rows, targets })
  writeRows({ file: values.json, rows })
  return rows
}

type Shared = { given: string | undefined; queries: number }

const measureNew = async ({ sizes, ...shared }: Shared & { sizes: number[] }): Promise<Row[]> => {
  const server = await startServer()
  const rows: Row[] = []
  try {
    console.log(server.says)
    for (const size of sizes) {
      const { url } = await server.createDatabase()
      rows.push(...(await measureSize({ ...shared, size, url })))
      await server.checkpoint()
    }
    return rows
  } finally {
    await server.stop()
  }
}

const measureKept = async ({
  size,
  url,
  ...shared
}: Shared & { size: number; url: string }): Promise<Row[]> => {
  process.env['PAYLOAD_SECRET'] ??= 'for benchmarks only, never for a server'
  return measureSize({ ...shared, size, url })
}

const measureSize = async ({
  given,
  queries,
  size: wanted,
  url,
}: Shared & { size: number; url: string }): Promise<Row[]> =>
  withClient({
    url,
    use: async (client) => {
      if ((await countArticles(client)) === 0) {
        await fillArticles({ articles: wanted, client, given, url })
      }
      const size = await countArticles(client)
      const isJudged = size <= mostJudged + mostJudged / 10
      if (isJudged) await prepareBuiltIn({ client })
      await sayWeights({ client, isJudged, size })
      const known = await knownArticles({ client })
      const kinds = (['rare', 'mixed', 'common'] as const).map((kind) => ({
        kind,
        pairs: pairsOf({ count: queries, kind, known }),
      }))
      const rows: Row[] = []
      const serve = { connections: atOnce, url }
      await askServer({
        ...serve,
        cacheMegabytes: 0,
        use: async (asker) => {
          for (const { kind, pairs } of [...kinds, together(kinds)]) {
            rows.push(...(await measurePairs({ asker, client, isJudged, kind, pairs, size })))
          }
          if (!isJudged) return
          const judged = judgedQueries({ count: queries, known })
          rows.push(await measureRecall({ asker, client, judged, size }))
        },
      })
      await askServer({
        ...serve,
        cacheMegabytes: 64,
        use: async (asker) => {
          // Answers are kept for a few seconds at most.
          const few = kinds.flatMap(({ pairs }) => pairs.slice(0, 5))
          const pairs = Array.from({ length: 40 }, () => few).flat()
          await inParallel({ ask: asker.find, pairs: few })
          const times = await inParallel({ ask: asker.find, pairs })
          const value = percentile({ of: times, percent: 95 })
          rows.push(
            rowOf({
              against: '',
              againstValue: 0,
              name: 'asked again, p95',
              size,
              unit: 'ms',
              value,
            }),
          )
        },
      })
      return rows
    },
  })

const countArticles = async (client: Client): Promise<number> => {
  const { rows: tables } = await client.query<{ name: null | string }>(
    `SELECT to_regclass('nashra_search') AS name`,
  )
  if (!tables[0]?.name) return 0
  const { rows } = await client.query<{ n: string }>('SELECT count(*) AS n FROM nashra_search')
  return Number(rows[0]?.n ?? 0)
}

const sayWeights = async ({
  client,
  isJudged,
  size,
}: {
  client: Client
  isJudged: boolean
  size: number
}) => {
  const { rows } = await client.query<{ bytes: string; relation: string }>(
    `SELECT relation, pg_total_relation_size(relation::regclass) - pg_indexes_size(relation::regclass) AS bytes
       FROM unnest(ARRAY['nashra_search']) relation
     UNION ALL SELECT relation, pg_relation_size(relation::regclass)
       FROM unnest($1::text[]) relation`,
    [['nashra_search_vector_idx', ...(isJudged ? ['bench_arabic_idx'] : [])]],
  )
  const each = rows.map(
    ({ bytes, relation }) => `${relation} ${String(Math.round(Number(bytes) / size))}`,
  )
  console.log(`${String(size)} articles; bytes for each: ${each.join(', ')}`)
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === import.meta.filename) {
  await runCommand(run)
}
