/** What `pg` gives: a client or a pool. */
export type Queryable = {
  query: (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>
}

export type Row = Record<string, unknown>

export type Table = {
  name: string
  /** Column names in the order of the table. */
  columns: string[]
  /** Columns of type date or time. */
  times: ReadonlySet<string>
  /** Which table a column's foreign key names. */
  references: ReadonlyMap<string, string>
  rows: Row[]
}

/**
 * Runs, what is not the archive's (staff, readers' keys, Payload's own), and what the database itself makes
 * of the articles for the search and for those who follow what is public.
 */
const leftOut =
  /^(?:import_runs|nashra_(?:public_changes|search(?:_words)?)|users|users_sessions|api_clients|payload_.*)$/

/** All tables of an archive with all their rows. Dates come as text, so that nothing of them is lost. */
export const readTables = async (client: Queryable): Promise<Table[]> => {
  const columns = await client.query(
    `select c.table_name as table, c.column_name as name, c.data_type as type
     from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
     order by c.table_name, c.ordinal_position`,
  )
  const keys = await client.query(
    `select k.conrelid::regclass::text as table, a.attname as name, k.confrelid::regclass::text as target
     from pg_constraint k
     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.contype = 'f' and cardinality(k.conkey) = 1 and k.connamespace = 'public'::regnamespace`,
  )
  const tables: Table[] = []
  for (const name of new Set(columns.rows.map(({ table }) => String(table)))) {
    if (leftOut.test(name)) continue
    const own = columns.rows.filter(({ table }) => table === name)
    const times = own.filter(({ type }) => /^(?:timestamp|date|time)/.test(String(type)))
    const found = await client.query(`select to_jsonb(t) as row from "${name}" t`)
    tables.push({
      name,
      columns: own.map((column) => String(column['name'])),
      times: new Set(times.map((column) => String(column['name']))),
      references: new Map(
        keys.rows
          .filter(({ table }) => String(table).replaceAll('"', '') === name)
          .map((key) => [String(key['name']), String(key['target']).replaceAll('"', '')]),
      ),
      rows: found.rows.map(({ row }) => row as Row),
    })
  }
  return tables
}
