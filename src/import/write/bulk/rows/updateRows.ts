import type { Row } from './copyRows.ts'
import { columnOf } from './copyRows.ts'
import type { Statement } from './sendSteps.ts'
import type { Table } from './tables.ts'

/**
 * Sets these fields of rows by their ids. The values travel as one JSON document whose columns take
 * their types from the table itself.
 */
export const updateRows = ({
  condition = 'true',
  fields,
  rows,
  table,
}: {
  /** Of a row `t` of the table: those that it does not hold for stay as they are. */
  condition?: string
  fields: readonly string[]
  rows: readonly Row[]
  table: Table
}): Statement[] => {
  if (rows.length === 0) return []
  const columns = fields.map((field) => ({ column: columnOf({ field, table }), field }))
  const set = columns.map(({ column }) => `"${column}" = r."${column}"`).join(', ')
  return [
    {
      sql: `UPDATE ${table.name} t SET ${set}
       FROM jsonb_populate_recordset(NULL::${table.name}, $1::jsonb) r WHERE t.id = r.id AND ${condition}`,
      values: [rowsAsJson({ columns, rows })],
    },
  ]
}

/** Rows, their ids and these columns, as `jsonb_populate_recordset` takes them. */
export const rowsAsJson = ({
  columns,
  rows,
}: {
  columns: readonly { column: string; field: string }[]
  rows: readonly Row[]
}): string =>
  JSON.stringify(
    rows.map((row) => ({
      id: row['id'],
      ...Object.fromEntries(columns.map(({ column, field }) => [column, plain(row[field])])),
    })),
  )

/** A value as JSON has it. */
const plain = (cell: Row[string]): unknown =>
  typeof cell === 'object' && cell !== null ? cell.value : (cell ?? null)
