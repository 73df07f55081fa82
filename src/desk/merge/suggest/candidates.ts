import { sql } from '@payloadcms/db-postgres'

import { sourceIdentity } from '../../../match/sources/classifySource.ts'
import { sourceCore } from '../../../match/sources/sourceCore.ts'
import { sessionOf } from '../../../database/sessionOf.ts'
import { SUGGESTION_SCORE } from '../../../text/similarity.ts'
import type { MergeArgs, Sql } from '../kinds.ts'
import { aliasesTable, kinds, namesTable } from '../kinds.ts'

/** Two ids, the lesser first. */
export type IdPair = { one: string; other: string }

type Search = MergeArgs & {
  /** Only pairs with this name. */
  id?: string
}

/** Names of one key that are paired: more than these share it by chance. */
const mostAlike = 12
/** Pairs that one search gives. */
const mostPairs = 500
/** Names whose near ones are looked for where no name is asked about: those that most articles carry. */
const mostSought = 50
/** Names that are compared in memory, which is what tables of outlets need; archives have hundreds. */
const mostCompared = 20_000

/**
 * Pairs of names that may be one, by searches that each go through an index once and never compare all
 * with all; equal and unequal evidence is told apart later, by the pure rules.
 */
export const findCandidates = async (search: Search): Promise<IdPair[]> => {
  const found = [
    ...(await alikeBy({ ...search, column: 'match_key' })),
    ...(await alikeBy({ ...search, column: 'skeleton' })),
    ...(await aliased(search)),
    ...(search.of === 'sources' ? await ofOneCore(search) : []),
    ...(await near(search)),
  ]
  const pairs = new Map(found.map((pair) => [`${pair.one} ${pair.other}`, pair]))
  return [...pairs.values()]
}

/** Names that may be offered: not merged, and not said to be noise. */
const isOpen = ({ of, table }: { of: MergeArgs['of']; table: string }): Sql => {
  const n = sql.identifier(table)
  return of === 'tags'
    ? sql`${n}.merged_into_id IS NULL AND ${n}.status <> 'noise'`
    : sql`${n}.merged_into_id IS NULL`
}

const alikeBy = async ({
  column,
  id,
  ...args
}: Search & { column: 'match_key' | 'skeleton' }): Promise<IdPair[]> => {
  const names = namesTable(args)
  const key = sql.identifier(column)
  const only = id
    ? sql`AND n.${key} = (SELECT s.${key} FROM ${names} s WHERE s.id = ${id}::uuid)`
    : sql``
  const session = await sessionOf(args.req)
  const { rows } = await session.execute<{ ids: string[] }>(sql`
    SELECT array_agg(n.id::text ORDER BY n.id) AS ids FROM ${names} n
    WHERE n.${key} <> '' AND ${isOpen({ ...args, table: 'n' })} ${only}
    GROUP BY n.${key} HAVING count(*) BETWEEN 2 AND ${mostAlike}
    ORDER BY ${weightOf(args)} DESC, min(n.id::text) LIMIT ${mostPairs}`)
  return rows.flatMap(({ ids }) => pairsOf({ id, ids }))
}

/** What is worth an editor's time first: names that many articles carry. */
const weightOf = ({ of }: Pick<MergeArgs, 'of'>): Sql =>
  kinds[of].hasUsage ? sql`sum(n.usage)` : sql`count(*)`

/** Every two of these, or those with one of them. */
const pairsOf = ({ id, ids }: { id: string | undefined; ids: readonly string[] }): IdPair[] => {
  const sorted = [...ids].sort()
  return sorted
    .flatMap((one, at) => sorted.slice(at + 1).map((other) => ({ one, other })))
    .filter(({ one, other }) => id === undefined || one === id || other === id)
}

/** A name of its own that is an alias of another as well. */
const aliased = async ({ id, ...args }: Search): Promise<IdPair[]> => {
  const names = namesTable(args)
  const only = id ? sql`AND ${id}::uuid IN (n.id, a._parent_id)` : sql``
  const session = await sessionOf(args.req)
  const { rows } = await session.execute<IdPair>(sql`
    SELECT least(n.id::text, o.id::text) AS one, greatest(n.id::text, o.id::text) AS other
    FROM ${aliasesTable(args)} a JOIN ${names} n ON n.identity_key = a.key
    JOIN ${names} o ON o.id = a._parent_id
    WHERE n.id <> o.id AND ${isOpen({ ...args, table: 'n' })} AND ${isOpen({ ...args, table: 'o' })}
      ${only} LIMIT ${mostPairs}`)
  return rows
}

/** Outlets with one core, or one agency. */
const ofOneCore = async ({ id, ...args }: Search): Promise<IdPair[]> => {
  const session = await sessionOf(args.req)
  const { rows } = await session.execute<{ id: string; name: string }>(sql`
    SELECT n.id::text, n.name FROM ${namesTable(args)} n WHERE ${isOpen({ ...args, table: 'n' })}
    ORDER BY n.id LIMIT ${mostCompared}`)
  const groups = new Map<string, Set<string>>()
  for (const row of rows) {
    for (const key of [`core ${sourceCore(row.name).core}`, `is ${sourceIdentity(row.name)}`]) {
      groups.set(key, (groups.get(key) ?? new Set()).add(row.id))
    }
  }
  return [...groups.values()]
    .filter(({ size }) => size > 1 && size <= mostAlike)
    .flatMap((ids) => pairsOf({ id, ids: [...ids] }))
    .slice(0, mostPairs)
}

/** A little lower, for the database's four bytes hold no 0.7; the rules decide. */
const threshold = String(SUGGESTION_SCORE - 0.001)

/** Names with nearly the same letters, by the trigram index. */
const near = async ({ id, ...args }: Search): Promise<IdPair[]> => {
  const names = namesTable(args)
  const heaviest = kinds[args.of].hasUsage ? sql`n.usage DESC NULLS LAST, n.id` : sql`n.id`
  const sought = id
    ? sql`n.id = ${id}::uuid`
    : sql`${isOpen({ ...args, table: 'n' })} AND n.match_key <> ''`
  const session = await sessionOf(args.req)
  const { rows } = await session.execute<IdPair>(sql`
    WITH threshold AS MATERIALIZED (
      SELECT set_config('pg_trgm.similarity_threshold', ${threshold}, true) AS value
    ), w AS MATERIALIZED (
      SELECT n.id, n.match_key FROM ${names} n WHERE ${sought} ORDER BY ${heaviest} LIMIT ${mostSought}
    )
    SELECT least(w.id::text, c.id::text) AS one, greatest(w.id::text, c.id::text) AS other
    FROM threshold CROSS JOIN w CROSS JOIN LATERAL (
      SELECT o.id FROM ${names} o
      WHERE threshold.value IS NOT NULL AND o.match_key % w.match_key AND o.id <> w.id
        AND ${isOpen({ ...args, table: 'o' })}
      ORDER BY similarity(o.match_key, w.match_key) DESC, o.id LIMIT ${mostAlike}
    ) c`)
  return rows
}
