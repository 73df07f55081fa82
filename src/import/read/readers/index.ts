import { withoutCompression } from '../bytes/decompress.ts'
import type { Reader } from '../types.ts'
import { csv, tsv } from './csv.ts'
import { feed } from './feed.ts'
import { html } from './html.ts'
import { jsonl } from './jsonl.ts'
import { txt } from './txt.ts'

/** Every form that is read. A new one is a file beside this one and a row here. */
export const readers: readonly Reader[] = [txt, jsonl, csv, tsv, html, feed]

/** Names that `--format` takes. */
export const formats: readonly string[] = readers.flatMap((reader) => reader.formats)

/** Endings of files that a folder gives; each may be followed by `.gz` or `.zst`. */
export const extensions: readonly string[] = readers.flatMap((reader) => reader.extensions)

/** The reader that `--format` names. */
export const readerNamed = (format: string): Reader | undefined =>
  readers.find((reader) => reader.formats.includes(format))

/** The reader for a file of this name. */
export const readerFor = (name: string): Reader | undefined => {
  const plain = withoutCompression(name).toLowerCase()
  return readers.find((reader) => reader.extensions.some((ending) => plain.endsWith(ending)))
}
