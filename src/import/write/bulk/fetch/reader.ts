import type { PoolClient, QueryResultRow } from 'pg'

import type { Memory, Question } from '../memory/memory.ts'
import type { Tables } from '../rows/tables.ts'

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
    (await client.query<Row>(text, [...values])).rows,
  tables,
})

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
