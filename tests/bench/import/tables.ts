import type pg from 'pg'

/** A table with rows in it: its columns but for generated ones, and the tables that it refers to. */
export type TableShape = {
  columns: string[]
  name: string
  refersTo: string[]
  rows: number
}

/** The tables of an archive that hold rows; what migrations keep of themselves is in every archive. */
export const filledTables = async (client: pg.Client): Promise<TableShape[]> => {
  const { rows: shapes } = await client.query<Omit<TableShape, 'rows'>>(
    `select t.relname as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
         where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       coalesce((select array_agg(distinct f.relname::text) from pg_constraint k join pg_class f on f.oid = k.confrelid
         where k.conrelid = t.oid and k.contype = 'f' and k.confrelid <> t.oid), '{}') as "refersTo"
     from pg_class t
     where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace and t.relname <> 'payload_migrations'
     order by 1`,
  )
  const tables: TableShape[] = []
  for (const shape of shapes) {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from "${shape.name}"`,
    )
    const count = rows[0]?.count ?? 0
    if (count > 0) tables.push({ ...shape, rows: count })
  }
  return tables
}

/** Tables in levels: each refers only to tables of levels before its own. */
export const byDependency = (tables: readonly TableShape[]): TableShape[][] => {
  const levels: TableShape[][] = []
  let left = [...tables]
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name))
    const level = left.filter(({ refersTo }) => !refersTo.some((name) => waiting.has(name)))
    if (level.length === 0)
      throw new Error(`Tables refer to one another: ${[...waiting].join(', ')}`)
    levels.push(level)
    left = left.filter((table) => !level.includes(table))
  }
  return levels
}

/** Rows that were ever inserted, changed or deleted in a database, as PostgreSQL counts them. */
export const rowsWritten = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<{ written: number }>(
    `select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::float8 as written from pg_stat_user_tables`,
  )
  return rows[0]?.written ?? 0
}
