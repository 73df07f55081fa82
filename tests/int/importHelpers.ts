import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

/** Every row of every table with all its columns, as text: two are equal exactly if nothing was written. */
export const snapshot = async (payload: Payload): Promise<Record<string, string[]>> => {
  const { drizzle } = payload.db as unknown as PostgresAdapter
  const tables = await drizzle.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  const rows: Record<string, string[]> = {}
  for (const { name } of tables.rows) {
    const found = await drizzle.execute<{ row: string }>(
      sql`select row_to_json(t)::text as row from ${sql.identifier(name)} t order by 1`,
    )
    rows[name] = found.rows.map(({ row }) => row)
  }
  return rows
}

/** Streams that keep what a command says. */
export const outputs = () => {
  const said = { stderr: '', stdout: '' }
  const stream = (name: keyof typeof said) => ({
    write: (text: string) => {
      said[name] += text
      return true
    },
  })
  return {
    surroundings: { stderr: stream('stderr'), stdout: stream('stdout') },
    text: () => ({ ...said }),
  }
}
