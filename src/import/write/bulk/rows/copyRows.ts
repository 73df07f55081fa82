import type { Table } from './tables.ts'

/** A value of a column. JSON is written out beforehand, because a text and its version share it. */
export type Cell = Json | boolean | null | number | string | undefined

export type Json = { readonly escaped: string; readonly value: unknown }

/** Values by the names of their fields; what is left out takes the column's default. */
export type Row = Readonly<Record<string, Cell>>

/** JSON as COPY takes it, written out when it is first asked for. */
export const json = (value: unknown): Json => {
  let escaped: string | undefined
  return {
    get escaped() {
      return (escaped ??= escape(JSON.stringify(value)))
    },
    value,
  }
}

/** Rows as lines of COPY's text format, with the columns that they fill. */
export type CopyText = { columns: readonly string[]; rows: number; table: Table; text: Buffer }

/**
 * Writes rows down in COPY's text format (PostgreSQL's manual, COPY, "Text Format"). All of them fill
 * the columns named; null where they have no value.
 */
export const copyText = ({
  fields,
  rows,
  table,
}: {
  fields: readonly string[]
  rows: readonly Row[]
  table: Table
}): CopyText => {
  let text = ''
  for (const row of rows) {
    for (let at = 0; at < fields.length; at += 1) {
      text += at === 0 ? cell(row[fields[at] ?? '']) : `\t${cell(row[fields[at] ?? ''])}`
    }
    text += '\n'
  }
  return {
    columns: fields.map((field) => columnOf({ field, table })),
    rows: rows.length,
    table,
    text: Buffer.from(text),
  }
}

/**
 * The name in the database of a field's column.
 *
 * @throws Error when the collection has lost the field
 */
export const columnOf = ({ field, table }: { field: string; table: Table }): string => {
  const column = table.columns.get(field)
  if (column === undefined) throw new Error(`The table ${table.name} has no field ${field}.`)
  return column
}

const cell = (value: Cell): string => {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escape(value)
  return typeof value === 'object' ? value.escaped : String(value)
}

const escape = (text: string): string =>
  special.test(text) ? text.replace(specials, (character) => escapes[character] ?? '') : text

const special = /[\\\n\r\t]/
const specials = /[\\\n\r\t]/g
const escapes: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\\': '\\\\',
}
