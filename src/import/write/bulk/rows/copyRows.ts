import type { Body } from '../../../prepare/body.ts'
import { stateOf } from '../../../prepare/body.ts'
import type { Table } from './tables.ts'
import type { TextBuffer } from './textBuffer.ts'
import { createTextBuffer } from './textBuffer.ts'

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
      return (escaped ??= escapedJson(JSON.stringify(value)))
    },
    value,
  }
}

/** The same of a body, which is JSON already. */
export const bodyJson = (body: Body): Json => ({
  get escaped() {
    return escapedJson(body.json)
  },
  get value() {
    return stateOf(body)
  },
})

/** Of what COPY reads otherwise, JSON holds backslashes only. */
const escapedJson = (text: string): string => text.replaceAll('\\', '\\\\')

/** Rows as lines of COPY's text format, with the columns that they fill. */
export type CopyText = { columns: readonly string[]; rows: number; table: Table; text: Buffer }

/**
 * Writes rows down in COPY's text format (PostgreSQL's manual, COPY, "Text Format"). All of them fill
 * the columns named; null where they have no value.
 *
 * @param expected bytes of a row; where they are more, it grows
 * @param same further columns that have one value in all rows
 */
export const copyText = <Field extends string>({
  expected = expectedBytes,
  fields,
  rows,
  same = {},
  table,
}: {
  expected?: number
  fields: readonly Field[]
  rows: readonly Readonly<Partial<Record<Field, Cell>>>[]
  same?: Row
  table: Table
}): CopyText => {
  const text = createTextBuffer(rows.length * expected)
  const end = `${Object.values(same)
    .map((value) => `\t${cell(value)}`)
    .join('')}\n`
  for (const row of rows) writeLine({ end, fields, row, text })
  return {
    columns: [...fields, ...Object.keys(same)].map((field) => columnOf({ field, table })),
    rows: rows.length,
    table,
    text: text.end(),
  }
}

/** Bytes of a row of the tables that have many. */
const expectedBytes = 512

/** Writes cells down with tabs between them, and what comes after the last of them. */
const writeLine = <Field extends string>({
  end,
  fields,
  row,
  text,
}: {
  end: string
  fields: readonly Field[]
  row: Readonly<Partial<Record<Field, Cell>>>
  text: TextBuffer
}): void => {
  let line = ''
  let isFirst = true
  for (const field of fields) {
    const value = cell(row[field])
    if (!isFirst) line += '\t'
    isFirst = false
    if (value.length < longText) {
      line += value
      continue
    }
    text.append(line)
    text.append(value)
    line = ''
  }
  text.append(line + end)
}

/** UTF-16 units from which it costs less to write a text by itself than to join it with its neighbours. */
const longText = 256

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
