import { decodeField } from '../bytes/encoding.ts'

/** The columns of a CSV file by name; `text` is the one with the text, or -1. */
export type Header = { columns: ReadonlyMap<string, number>; names: string[]; text: number }

/** Names of the column that holds the text, the first that is there. */
const textNames = ['text', 'body', 'content']

/** Reads the first record. Names count whatever their case; of two columns of a name the first does. */
export const readHeader = (fields: readonly Uint8Array[]): Header => {
  const names = fields.map((field) => decodeField(field).replace('\uFEFF', '').trim().toLowerCase())
  const columns = new Map<string, number>()
  names.forEach((name, index) => {
    if (!columns.has(name)) columns.set(name, index)
  })
  const text = textNames.map((name) => columns.get(name)).find((index) => index !== undefined)
  return { columns, names, text: text ?? -1 }
}

const delimiters = [',', ';', '\t', '|']

/** The byte that parts the columns of a first line: the one of `, ; TAB |` that stands there most. */
export const delimiterOf = (start: Uint8Array): number => {
  const [line = ''] = Buffer.from(start).toString('latin1').split('\n', 1)
  const bare = line.replace(/"[^"]*"/g, '')
  const counts = delimiters.map((delimiter) => bare.split(delimiter).length)
  const most = delimiters[counts.indexOf(Math.max(...counts))] ?? ','
  return most.charCodeAt(0)
}
