import type { Reader } from '../types.ts'
import { jsonl } from './jsonl.ts'
import { txt } from './txt.ts'

/** Every form that is read. A new one is a file beside this one and a row here. */
export const readers: readonly Reader[] = [txt, jsonl]

/** Forms that the command's manual names and that are not read yet. */
export const laterFormats: readonly string[] = [
  'csv',
  'html',
  'xml',
  'rss',
  'atom',
  'wxr',
  'gz',
  'zst',
]

/** The reader of this name, as `--format` gives it; `ndjson` is JSON Lines by its other name. */
export const readerNamed = (format: string): Reader | undefined =>
  readers.find(({ adapter, extensions }) => adapter === format || extensions.includes(`.${format}`))

/** The reader for a file of this name. */
export const readerFor = (name: string): Reader | undefined =>
  readers.find(({ extensions }) => extensions.some((ending) => name.toLowerCase().endsWith(ending)))
