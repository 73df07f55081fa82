import path from 'node:path'
import { parseArgs } from 'node:util'

import type { Payload } from 'payload'
import { handleEndpoints } from 'payload'
import type pg from 'pg'

import { openArchive } from '../../seeds/archive.ts'
import { withClient } from '../../src/database/connect.ts'
import { fillArticles, knownArticles } from './search/fill.ts'
import type { Judged } from './search/queries.ts'
import { judgedQueries, pairsOf } from './search/queries.ts'
import { runCommand, wholeNumber } from './shared/options.ts'
import type { Row, Target } from './shared/rows.ts'
import { printRows, rowOf, writeRows } from './shared/rows.ts'
import { startServer } from './shared/server.ts'

const targets: Record<string, Target> = {
  'common words, p95': { of: 'value', atMost: 50 },
  'mixed words, p95': { of: 'value', atMost: 50 },
  'rare words, p95': { of: 'value', atMost: 50 },
  'recall at 10': { of: 'value', atLeast: 0.95 },
}

const atOnce = 10
const against = 'the built-in arabic configuration'

/**
 * `npm run bench -- search [--sizes 10000,100000] [--queries 200] [--documents FILE.jsonl] [--json FILE]`:
 * how long two words take, ten queries at once, through Payload's own handling of requests; and how much
 * of what they must find is among the first ten of queries that spell and inflect words otherwise (see
 * `queries`). Beside it Postgres's own configuration for Arabic, over headline and text as written, ranked
 * by `ts_rank`.
 */
export const run = async (args: readonly string[]): Promise<Row[]> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      documents: { type: 'string' },
      json: { type: 'string' },
      queries: { type: 'string', default: '200' },
      sizes: { type: 'string', default: '10000,100000' },
    },
  })
  const sizes = values.sizes.split(',').map((value) => wholeNumber({ name: 'sizes', value }))
  const queries = wholeNumber({ name: 'queries', value: values.queries })
  const server = await startServer()
  const rows: Row[] = []
  try {
    console.log(server.says)
    for (const size of sizes) {
      const { url } = await server.createDatabase()
      rows.push(...(await measureSize({ given: values.documents, queries, size, url })))
      await server.checkpoint()
    }
    printRows({ rows, targets })
    writeRows({ file: values.json, rows })
    return rows
  } finally {
    await server.stop()
  }
}

const measureSize = async ({
  given,
  queries,
  size,
  url,
}: {
  given: string | undefined
  queries: number
  size: number
  url: string
}): Promise<Row[]> =>
  withClient({
    url,
    use: async (client) => {
      await fillArticles({ articles: size, client, given, url })
      await prepareBuiltIn({ client })
      await sayWeights({ client, size })
      process.env['DATABASE_URL'] = url
      const payload = await openArchive({ env: process.env })
      try {
        const known = await knownArticles({ client })
        const rows: Row[] = []
        for (const kind of ['rare', 'mixed', 'common'] as const) {
          rows.push(
            ...(await measurePairs({
              client,
              kind,
              payload,
              pairs: pairsOf({ count: queries, kind, known }),
              size,
            })),
          )
        }
        const judged = judgedQueries({ count: queries, known })
        rows.push(await measureRecall({ client, judged, payload, size }))
        return rows
      } finally {
        await payload.destroy()
      }
    },
  })

type Client = Pick<pg.Client, 'query'>

const measurePairs = async ({
  client,
  kind,
  pairs,
  payload,
  size,
}: {
  client: Client
  kind: string
  pairs: readonly string[]
  payload: Payload
  size: number
}): Promise<Row[]> => {
  // Once before it counts: connections are opened, plans made, the index read from disk.
  await inParallel({ ask: (q) => found({ payload, q }), pairs: pairs.slice(0, 50) })
  const before = process.cpuUsage()
  const own = await inParallel({ ask: (q) => found({ payload, q }), pairs })
  const { system, user } = process.cpuUsage(before)
  const cpu = (system + user) / 1000 / pairs.length
  console.log(`${kind} words: ${cpu.toFixed(1)} ms of this process for each search`)
  const builtIn = await inParallel({
    ask: (q) => foundBuiltIn({ client, q }),
    pairs: pairs.slice(0, 20),
    streams: 1,
  })
  return ([50, 95] as const).map((percent) =>
    rowOf({
      against: `${against}, one at a time`,
      againstValue: percentile({ of: builtIn, percent }),
      name: `${kind} words, p${percent}`,
      size,
      unit: 'ms',
      value: percentile({ of: own, percent }),
    }),
  )
}

const inParallel = async ({
  ask,
  pairs,
  streams = atOnce,
}: {
  ask: (q: string) => Promise<unknown>
  pairs: readonly string[]
  streams?: number
}): Promise<number[]> => {
  const times: number[] = []
  const left = [...pairs]
  const stream = async () => {
    for (let q = left.pop(); q !== undefined; q = left.pop()) {
      const began = performance.now()
      await ask(q)
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: streams }, stream))
  return times
}

const percentile = ({ of, percent }: { of: readonly number[]; percent: number }): number =>
  [...of].sort((a, b) => a - b)[Math.max(0, Math.ceil((of.length * percent) / 100) - 1)] ?? 0

const measureRecall = async ({
  client,
  judged,
  payload,
  size,
}: {
  client: Client
  judged: readonly Judged[]
  payload: Payload
  size: number
}): Promise<Row> => {
  let own = 0
  let builtIn = 0
  const missed = new Map<string, string[]>()
  for (const { q, relevant, rule } of judged) {
    const recall = recallOf({ found: await found({ payload, q }), relevant })
    if (recall < 1) missed.set(rule, [...(missed.get(rule) ?? []), q])
    own += recall
    builtIn += recallOf({ found: await foundBuiltIn({ client, q }), relevant })
  }
  console.log(`${String(judged.length)} judged queries; not all found for:`)
  for (const [rule, queries] of missed) console.log(`  ${rule}: ${queries.join(' | ')}`)
  return rowOf({
    against,
    againstValue: builtIn / judged.length,
    name: 'recall at 10',
    size,
    unit: 'share',
    value: own / judged.length,
  })
}

const recallOf = ({
  found: ids,
  relevant,
}: {
  found: readonly string[]
  relevant: ReadonlySet<string>
}): number => ids.filter((id) => relevant.has(id)).length / relevant.size

const found = async ({ payload, q }: { payload: Payload; q: string }): Promise<string[]> => {
  const response = await handleEndpoints({
    config: payload.config,
    request: new Request(`http://127.0.0.1/api/search?q=${encodeURIComponent(q)}`),
  })
  const body = (await response.json()) as { docs?: { id: string }[] }
  if (!response.ok) throw new Error(`${q}: ${JSON.stringify(body)}`)
  return (body.docs ?? []).map(({ id }) => id)
}

/** The text as it is written, in a table of its own, so that it costs the other side nothing. */
const prepareBuiltIn = async ({ client }: { client: Client }) => {
  await client.query(
    `CREATE TABLE bench_arabic AS SELECT id,
       setweight(to_tsvector('arabic', headline), 'A') || to_tsvector('arabic', coalesce((
         SELECT string_agg(t #>> '{}', ' ') FROM jsonb_path_query(body, 'strict $.**.text') t), '')) AS vector
     FROM articles;
     CREATE INDEX bench_arabic_idx ON bench_arabic USING gin (vector);
     ANALYZE bench_arabic`,
  )
}

const foundBuiltIn = async ({ client, q }: { client: Client; q: string }): Promise<string[]> => {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id::text FROM bench_arabic, plainto_tsquery('arabic', $1) q
     WHERE vector @@ q ORDER BY ts_rank(vector, q) DESC LIMIT 10`,
    [q],
  )
  return rows.map(({ id }) => id)
}

const sayWeights = async ({ client, size }: { client: Client; size: number }) => {
  const { rows } = await client.query<{ bytes: string; relation: string }>(
    `SELECT relation, pg_total_relation_size(relation::regclass) - pg_indexes_size(relation::regclass) AS bytes
       FROM unnest(ARRAY['nashra_search']) relation
     UNION ALL SELECT relation, pg_relation_size(relation::regclass)
       FROM unnest(ARRAY['nashra_search_vector_idx', 'bench_arabic_idx']) relation`,
  )
  const each = rows.map(
    ({ bytes, relation }) => `${relation} ${String(Math.round(Number(bytes) / size))}`,
  )
  console.log(`${String(size)} articles; bytes for each: ${each.join(', ')}`)
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === import.meta.filename) {
  await runCommand(run)
}
