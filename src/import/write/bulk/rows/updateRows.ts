import type { PoolClient } from 'pg'

import type { Row } from './copyRows.ts'
import { columnOf } from './copyRows.ts'
import type { Table } from './tables.ts'

/**
 * Sets these fields of rows by their ids. The values travel as one JSON document whose columns take
 * their types from the table itself.
 */
export const updateRows = async ({
  client,
  condition = 'true',
  fields,
  kept = [],
  rows,
  table,
}: {
  client: PoolClient
  /** Of a row `t` of the table: those that it does not hold for stay as they are. */
  condition?: string
  fields: readonly string[]
  /** Fields that stay as they are where a row has no value. A long value that stays is not moved. */
  kept?: readonly string[]
  rows: readonly Row[]
  table: Table
}) => {
  if (rows.length === 0) return
  const columns = fields.map((field) => ({ column: columnOf({ field, table }), field }))
  const set = columns
    .map(({ column, field }) =>
      kept.includes(field)
        ? `"${column}" = coalesce(r."${column}", t."${column}")`
        : `"${column}" = r."${column}"`,
    )
    .join(', ')
  const values = rows.map((row) => ({
    id: row['id'],
    ...Object.fromEntries(columns.map(({ column, field }) => [column, plain(row[field])])),
  }))
  await client.query(
    `UPDATE ${table.name} t SET ${set}
     FROM jsonb_populate_recordset(NULL::${table.name}, $1::jsonb) r WHERE t.id = r.id AND ${condition}`,
    [JSON.stringify(values)],
  )
}

const plain = (cell: Row[string]): unknown =>
  typeof cell === 'object' && cell !== null ? cell.value : (cell ?? null)
