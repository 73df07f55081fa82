import { once } from 'node:events'
import { closeSync, openSync, readFileSync, readSync, statSync, type Stats } from 'node:fs'
import path from 'node:path'

import { collectTagKnowledge } from '../match/tags/collectTagKnowledge.ts'
import { likelyTags } from '../match/tags/likelyTags.ts'
import { segmentKeywords } from '../match/tags/segmentKeywords.ts'
import type { TagKnowledge } from '../match/tags/types.ts'
import { parseDocument, type ParsedDocument } from '../parse/index.ts'
import { type ParseRecord, tagInputOf, toRecord, toRejectedRecord } from '../parse/record.ts'
import { defaultMaxBytes, rejected } from '../parse/reject.ts'

/**
 * `npm run --silent parse -- FILE…` prints one line of JSON a document, in the order given: a file is
 * one document, a `.jsonl` or `.ndjson` file one a line (its `text`). The files are read twice, one
 * document at a time: first for what they know together of tags, then to print.
 *
 * @returns the exit status: 0; 1 where not one document could be parsed; 2 for a path or an option
 * that is wrong, with a sentence on standard error and nothing printed
 */
export const main = async (args: readonly string[]): Promise<0 | 1 | 2> => {
  const problem = args.length === 0 ? usage : firstOf(args, problemWith)
  if (problem !== null) {
    process.stderr.write(`${problem}\n`)
    return 2
  }
  const archive = collectTagKnowledge(tagInputs(args))
  let anyParsed = false
  for (const record of records({ files: args, archive })) {
    anyParsed ||= record.outcome === 'ok'
    if (!process.stdout.write(`${JSON.stringify(record)}\n`)) await once(process.stdout, 'drain')
  }
  return anyParsed ? 0 : 1
}

const usage = 'Say which files to parse: npm run --silent parse -- FILE…'

const firstOf = <Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | null,
): Found | null => {
  for (const item of items) {
    const found = find(item)
    if (found !== null) return found
  }
  return null
}

const problemWith = (file: string): string | null => {
  if (file.startsWith('-')) return `There is no option ${file}; ${lowerFirst(usage)}`
  const stats = statOf(file)
  if (!stats) return `There is no file ${file}; check the path.`
  if (stats.isDirectory()) return `${file} is a folder; give the files in it, as in ${file}/*.txt`
  return stats.isFile() ? null : `${file} is not a regular file; save its content to a file first.`
}

const lowerFirst = (sentence: string): string =>
  sentence.charAt(0).toLowerCase() + sentence.slice(1)

const statOf = (file: string): Stats | undefined => {
  try {
    return statSync(file, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/** One document to parse, or why there is none. */
type Input = { file: string } & ({ bytes: Uint8Array } | { rejection: Rejection })

type Rejection = Omit<Parameters<typeof toRejectedRecord>[0], 'file'> & { outcome: 'rejected' }

function* tagInputs(files: readonly string[]) {
  for (const input of inputs(files)) {
    if (!('bytes' in input)) continue
    const parsed = parseDocument(input.bytes)
    const found = parsed.outcome === 'ok' ? tagInputOf(parsed) : null
    if (found) yield found
  }
}

function* records({
  files,
  archive,
}: {
  files: readonly string[]
  archive: TagKnowledge
}): Generator<ParseRecord> {
  for (const input of inputs(files)) {
    const { file } = input
    const parsed = 'bytes' in input ? parseDocument(input.bytes) : input.rejection
    if (parsed.outcome === 'rejected') {
      yield toRejectedRecord({ ...parsed, file })
      continue
    }
    yield recordOf({ file, parsed, archive })
  }
}

/** The printed form of one document, with the tags that `archive` and its own text give it. */
export const recordOf = ({
  file,
  parsed,
  archive,
}: {
  file: string
  parsed: ParsedDocument
  archive: TagKnowledge
}): ParseRecord => {
  const found = tagInputOf(parsed)
  const keywords = found && segmentKeywords({ ...found, archive })
  const tags = keywords ? likelyTags(keywords).map(({ label }) => label) : []
  const droppedKeywords = keywords ? keywords.dropped.map(({ label }) => label) : []
  return toRecord({ file, parsed, tags, droppedKeywords })
}

function* inputs(files: readonly string[]): Generator<Input> {
  for (const file of files) {
    const name = path.basename(file)
    try {
      if (/\.(?:jsonl|ndjson)$/i.test(file)) yield* jsonLines({ file, name })
      else yield wholeFile({ file, name })
    } catch (error) {
      yield { file: name, rejection: unreadable(`The file cannot be read (${codeOf(error)}).`) }
    }
  }
}

const unreadable = (message: string): Rejection => ({
  outcome: 'rejected',
  reason: 'unreadable',
  message,
  encoding: null,
})

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

/** A file past the limit is not read, only told of. */
const wholeFile = ({ file, name }: { file: string; name: string }): Input => {
  const { size } = statSync(file)
  return size > defaultMaxBytes
    ? { file: name, rejection: tooLarge(size) }
    : { file: name, bytes: readFileSync(file) }
}

const tooLarge = (bytes: number): Rejection =>
  rejected({ reason: 'too-large', bytes, maxBytes: defaultMaxBytes })

function* jsonLines({ file, name }: { file: string; name: string }): Generator<Input> {
  let number = 0
  for (const line of byteLines(file)) {
    number += 1
    if (typeof line === 'number') {
      yield { file: `${name}#${number}`, rejection: tooLarge(line) }
      continue
    }
    const json = new TextDecoder().decode(line).trim()
    if (json !== '') yield jsonRecord({ json, name, number })
  }
}

const jsonRecord = ({
  json,
  name,
  number,
}: {
  json: string
  name: string
  number: number
}): Input => {
  const value = parseJson(json)
  const record = typeof value === 'object' && value !== null ? value : {}
  const id = 'id' in record && /^(?:string|number)$/.test(typeof record.id) ? String(record.id) : ''
  const file = `${name}#${id || number}`
  if (!('text' in record) || typeof record.text !== 'string') {
    return { file, rejection: unreadable('The line is no JSON object with a "text" in it.') }
  }
  return { file, bytes: new TextEncoder().encode(record.text) }
}

const parseJson = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** JSON may write a character of two bytes in six. */
const longestJsonLine = defaultMaxBytes * 4
const chunkBytes = 1 << 16

/** The lines of a file as bytes; in place of one that is too long, its length. */
function* byteLines(file: string): Generator<Uint8Array | number> {
  const descriptor = openSync(file, 'r')
  try {
    let pending: Uint8Array[] = []
    let length = 0
    for (;;) {
      const chunk = new Uint8Array(chunkBytes)
      const read = readSync(descriptor, chunk)
      for (let from = 0; from < read;) {
        const found = chunk.subarray(0, read).indexOf(0x0a, from)
        const to = found < 0 ? read : found
        length += to - from
        if (length <= longestJsonLine) pending.push(chunk.subarray(from, to))
        else pending = []
        from = to + 1
        if (found < 0) break
        yield length > longestJsonLine ? length : Buffer.concat(pending)
        pending = []
        length = 0
      }
      if (read > 0) continue
      if (length > 0) yield length > longestJsonLine ? length : Buffer.concat(pending)
      return
    }
  } finally {
    closeSync(descriptor)
  }
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === import.meta.filename) {
  // A reader that stops early (`| head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1)
  })
  process.exitCode = await main(process.argv.slice(2))
}
