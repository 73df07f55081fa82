import type pg from 'pg'

import type { Row } from '../shared/rows.ts'
import { rowOf } from '../shared/rows.ts'
import type { Asker } from './askServer.ts'
import type { Judged } from './queries.ts'

export type Client = Pick<pg.Client, 'query'>

/** Queries that are under way at once. */
export const atOnce = 10
/** How often each pair is asked; a server that has answered a thousand searches is as quick as it will be. */
const rounds = { before: 5, counted: 3 }

const repeated = ({ pairs, times }: { pairs: readonly string[]; times: number }): string[] =>
  Array.from({ length: times }, () => pairs).flat()

const against = 'the built-in arabic configuration'

/** How long the pairs of a kind take, half of them and nearly all; asked once before it counts. */
export const measurePairs = async ({
  asker,
  client,
  isJudged,
  kind,
  pairs,
  size,
}: {
  asker: Asker
  client: Client
  isJudged: boolean
  kind: string
  pairs: readonly string[]
  size: number
}): Promise<Row[]> => {
  // Before it counts: connections are opened, plans made, the index read from disk, the code compiled.
  await inParallel({ ask: asker.ask, pairs: repeated({ pairs, times: rounds.before }) })
  const before = asker.cpu()
  const own = await inParallel({
    ask: asker.ask,
    pairs: repeated({ pairs, times: rounds.counted }),
  })
  const after = asker.cpu()
  if (before !== null && after !== null) {
    const each = ((after - before) / own.length).toFixed(1)
    console.log(`${kind} words: ${String(pairs.length)} pairs, ${each} ms of the server each`)
  }
  const builtIn = isJudged
    ? await inParallel({
        ask: (q) => foundBuiltIn({ client, q }),
        pairs: pairs.slice(0, 20),
        streams: 1,
      })
    : []
  return ([50, 95] as const).map((percent) =>
    rowOf({
      against: isJudged ? `${against}, one at a time` : '',
      againstValue: percentile({ of: builtIn, percent }),
      name: `${kind} words, p${percent}`,
      size,
      unit: 'ms',
      value: percentile({ of: own, percent }),
    }),
  )
}

/** Milliseconds of each, some of them at once. */
export const inParallel = async ({
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

export const percentile = ({ of, percent }: { of: readonly number[]; percent: number }): number =>
  [...of].sort((a, b) => a - b)[Math.max(0, Math.ceil((of.length * percent) / 100) - 1)] ?? 0

/** How much of what must be found is among the first ten. */
export const measureRecall = async ({
  asker,
  client,
  judged,
  size,
}: {
  asker: Asker
  client: Client
  judged: readonly Judged[]
  size: number
}): Promise<Row> => {
  let own = 0
  let builtIn = 0
  const missed = new Map<string, string[]>()
  for (const { q, relevant, rule } of judged) {
    const recall = recallOf({ found: await asker.find(q), relevant })
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

/** The text as it is written, in a table of its own, so that it costs the other side nothing. */
export const prepareBuiltIn = async ({ client }: { client: Client }) => {
  await client.query(
    `DROP TABLE IF EXISTS bench_arabic;
     CREATE TABLE bench_arabic AS SELECT id,
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
