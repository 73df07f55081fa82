import { sha256Hex } from '../../../text/hash.ts'
import { decodeField } from '../bytes/encoding.ts'
import { withoutUtf16 } from '../bytes/decodeStream.ts'
import { peek } from '../bytes/peek.ts'
import type { Header } from '../csv/header.ts'
import { delimiterOf, readHeader } from '../csv/header.ts'
import type { CsvRecord } from '../csv/splitRecords.ts'
import { splitRecords } from '../csv/splitRecords.ts'
import { readFailure, systemReason } from '../failure.ts'
import { keyOf } from '../fields/keyOf.ts'
import { readMetadata } from '../fields/metadata.ts'
import { storableKey } from '../fields/storableKey.ts'
import { mostKeptBytes, mostLineBytes } from '../limits.ts'
import type {
  InputFile,
  Reader,
  ReadFailureReason,
  UnsizedDocument,
  UnsizedFailure,
} from '../types.ts'

const adapter = 'csv'
const tab = 0x09

/**
 * CSV (RFC 4180): the first record names the columns, of which `text` must be there and the fields of
 * `Metadata` may be; every further record is a document. Commas, semicolons, tabs or bars part the
 * columns. UTF-16 is known by its mark; the bytes of any other text are handed on as they are, for the
 * parser to find out what they are. The key is the `id`, else the `url`, else the hash of the text.
 */
export const csv: Reader = {
  adapter,
  extensions: ['.csv'],
  formats: ['csv'],
  read: (input) => readCsv({ input }),
}

/** The same with tabs between the columns, whatever stands in them. */
export const tsv: Reader = {
  adapter,
  extensions: ['.tsv'],
  formats: ['tsv'],
  read: (input) => readCsv({ delimiter: tab, input }),
}

async function* readCsv({ delimiter, input }: { delimiter?: number; input: InputFile }) {
  let header: Header | null = null
  let line = 0
  const failFile = ({ message, reason }: { message: string; reason: ReadFailureReason }) =>
    readFailure({
      adapter,
      file: input.file,
      message,
      reason,
      sourceKey: storableKey(input.name),
    })
  try {
    const { rest, start } = await peek({ size: 4096, stream: withoutUtf16(input.open()) })
    const records = splitRecords({
      columns: () => header?.names.length ?? 0,
      delimiter: delimiter ?? delimiterOf(start),
      mostBytes: mostLineBytes,
      mostKept: mostKeptBytes,
      stream: rest,
    })
    let isEmpty = true
    for await (const record of records) {
      line = record.line
      if (isBlank(record)) continue
      if (!header) {
        header = record.kind === 'record' ? readHeader(record.fields) : null
        if (header && header.text >= 0) continue
        yield failFile({ message: noTextColumn(header), reason: 'bad-field' })
        return
      }
      isEmpty = false
      yield readRecord({ file: input.file, header, record })
    }
    if (isEmpty) {
      yield failFile({ message: 'There is no record with a document in it.', reason: 'empty' })
    }
  } catch (error) {
    const where = line === 0 ? '' : ` after the record of line ${line}`
    const message = `The file could not be read${where}: ${systemReason(error)}.`
    yield failFile({ message, reason: 'unreadable' })
  }
}

const readRecord = ({
  file: path,
  header,
  record,
}: {
  file: string
  header: Header
  record: CsvRecord
}): UnsizedDocument | UnsizedFailure => {
  const { at, line } = record
  const file = `${path}:${line}`
  const fail = ({
    bytes,
    message,
    reason,
  }: {
    bytes: Uint8Array
    message: string
    reason: ReadFailureReason
  }) =>
    readFailure({
      adapter,
      bytes: bytes.subarray(0, mostKeptBytes),
      file,
      message: `The record of line ${line}, from byte ${at} on, cannot be read: ${message}`,
      reason,
      sourceKey: `record-sha256:${sha256Hex(bytes)}`,
    })
  if (record.kind !== 'record') return fail({ ...record, ...refusals[record.kind] })
  const { fields } = record
  const wanted = header.names.length
  const isWhole =
    fields.length >= wanted && fields.slice(wanted).every((field) => field.length === 0)
  if (!isWhole) {
    const message = `it has ${fields.length} fields, and the first line names ${wanted}; put fields with delimiters or line ends in them in quotes.`
    return fail({ bytes: Buffer.concat(fields), message, reason: 'bad-record' })
  }
  const bytes = fields[header.text] ?? new Uint8Array()
  const { ignored, metadata } = readMetadata((name) => {
    const field = fields[header.columns.get(name) ?? -1]
    return field && decodeField(field)
  })
  return {
    adapter,
    bytes,
    file,
    ignored,
    kind: 'document',
    metadata,
    sourceKey: keyOf({ bytes, metadata }),
  }
}

const refusals = {
  broken: {
    message: 'its quotes do not match; write "" for a quote in a field in quotes.',
    reason: 'bad-record',
  },
  tooLarge: {
    message: `it has more than ${mostLineBytes} bytes, the most that are read of one record; split the document.`,
    reason: 'too-large',
  },
} as const

const noTextColumn = (header: Header | null): string => {
  const names = header?.names.slice(0, 10).join(', ').slice(0, 200).replace(/\p{C}/gu, '\uFFFD')
  return `The first line names no column "text"${names ? ` (it has ${names})` : ''}; name the columns there.`
}

const isBlank = (record: CsvRecord): boolean =>
  record.kind === 'record' &&
  record.fields.length === 1 &&
  (record.fields[0]?.every((byte) => byte <= 0x20) ?? true)
