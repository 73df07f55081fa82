import { sha256Hex } from '../../../text/hash.ts'
import type { Line } from '../bytes/splitLines.ts'
import { splitLines } from '../bytes/splitLines.ts'
import { readFailure, systemReason } from '../failure.ts'
import { keyOf } from '../fields/keyOf.ts'
import { storableKey } from '../fields/storableKey.ts'
import { parseRecord } from '../jsonl/parseRecord.ts'
import { mostKeptBytes, mostLineBytes } from '../limits.ts'
import type {
  InputFile,
  Reader,
  ReadFailureReason,
  UnsizedDocument,
  UnsizedFailure,
} from '../types.ts'

const adapter = 'jsonl'

/**
 * JSON Lines (jsonlines.org): a document a line, with `text` and, where present, the fields of
 * `Metadata`. The key is the `id`, else the address, else the hash of the text.
 */
export const jsonl: Reader = {
  adapter,
  extensions: ['.jsonl', '.ndjson'],
  formats: ['jsonl', 'ndjson'],
  read: async function* (input: InputFile) {
    let number = 0
    let at = 0
    let isEmpty = true
    try {
      for await (const line of splitLines({ mostBytes: mostLineBytes, stream: input.open() })) {
        number = line.number
        if (number === 1 && isUtf16(line.bytes)) {
          yield unreadable({ input, message: `${input.file} is UTF-16; save it as UTF-8.` })
          return
        }
        const place = at
        at += line.size
        if (isBlank(line)) continue
        isEmpty = false
        yield readLine({ at: place, file: input.file, line })
      }
      if (isEmpty) {
        const message = 'There is no line with a document in it.'
        yield { ...unreadable({ input, message }), reason: 'empty' }
      }
    } catch (error) {
      const where = number === 0 ? '' : ` after line ${number}`
      const message = `The file could not be read${where}: ${systemReason(error)}.`
      yield unreadable({ input, message })
    }
  },
}

const readLine = ({
  at,
  file: path,
  line,
}: {
  at: number
  file: string
  line: Line
}): UnsizedDocument | UnsizedFailure => {
  const file = `${path}:${line.number}`
  const fail = ({ message, reason }: { message: string; reason: ReadFailureReason }) =>
    readFailure({
      adapter,
      bytes: line.bytes.subarray(0, mostKeptBytes),
      file,
      message: `Line ${line.number}, from byte ${at} on, cannot be read: ${message}`,
      reason,
      sourceKey: `line-sha256:${sha256Hex(line.bytes)}`,
    })
  if (!line.whole) {
    const message = `it has more than ${mostLineBytes} bytes, the most that are read of one line; split the document.`
    return fail({ message, reason: 'too-large' })
  }
  const record = parseRecord(withoutMark(line))
  if (record.kind === 'failure') return fail(record)
  const { bytes, ignored, metadata } = record
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

const unreadable = ({ input, message }: { input: InputFile; message: string }): UnsizedFailure =>
  readFailure({
    adapter,
    file: input.file,
    message,
    reason: 'unreadable',
    sourceKey: storableKey(input.name),
  })

const isBlank = ({ bytes, whole }: Line): boolean => whole && bytes.every((byte) => byte <= 0x20)

const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)

/** The bytes without a UTF-8 byte order mark, which some programs write at the start of a file. */
const withoutMark = ({ bytes, number }: Line): Buffer =>
  number === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
    ? bytes.subarray(3)
    : bytes
