import type { PoolClient, QueryResultRow } from 'pg'

import type { Memory, Question } from '../memory/memory.ts'
import type { Table, Tables } from '../rows/tables.ts'

/** A connection that sees what is committed. */
export type Reader = {
  query: <Row extends QueryResultRow>(text: string, values: readonly unknown[]) => Promise<Row[]>
  tables: Tables
}

export const createReader = ({
  client,
  tables,
}: {
  client: PoolClient
  tables: Tables
}): Reader => ({
  query: async <Row extends QueryResultRow>(text: string, values: readonly unknown[]) =>
    (await client.query<Row>(text, values.map(written))).rows,
  tables,
})

/**
 * An array of texts as Postgres reads it (PostgreSQL's manual, "Array Value Input"). Tens of thousands of
 * keys are asked for at once, and hardly ever does one hold what needs escaping, which the driver looks
 * for in each.
 */
const written = (value: unknown): unknown => {
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) return value
  const joined = value.join('')
  return value.length === 0 || /["\\]/.test(joined) ? value : `{"${value.join('","')}"}`
}

/**
 * SQL: the rows of a table that belong to each of the keys in `$1`, looked up one key after the other.
 * Until a table is analyzed, which in a first import comes after tens of thousands of documents, the
 * planner believes that a list of some hundred keys means most of its rows, and reads the whole table
 * for every batch. That one key means few of them it believes at all times. `OFFSET 0` keeps it from
 * making one list of the keys again (PostgreSQL's manual, "Controlling the Planner with Explicit JOIN
 * Clauses").
 *
 * @param condition which rows belong to `asked.key`
 */
export const eachOf = ({
  condition,
  table,
  type,
}: {
  condition: string
  table: Table
  type: 'text' | 'uuid'
}): string => `(
  SELECT found.* FROM unnest($1::${type}[]) AS asked(key)
  CROSS JOIN LATERAL (SELECT * FROM ${table.name} WHERE ${condition} OFFSET 0) found
)`

/** The keys that the database was not asked for yet, each once; they count as asked from now on. */
export const notAsked = ({
  keys,
  memory: { asked },
  question,
}: {
  keys: Iterable<string>
  memory: Memory
  question: Question
}): string[] => {
  const before = asked[question]
  const wanted: string[] = []
  for (const key of keys) {
    if (before.has(key)) continue
    before.add(key)
    wanted.push(key)
  }
  return wanted
}
