import { isReadableWhole } from '../bytes/encoding.ts'
import { systemReason } from '../failure.ts'
import { readMetadata } from '../fields/metadata.ts'
import type { Metadata, ReadFailureReason } from '../types.ts'

type JsonRecord = { bytes: Uint8Array; ignored: string[]; kind: 'record'; metadata: Metadata }
type Refusal = { kind: 'failure'; message: string; reason: ReadFailureReason }

/**
 * One document as JSON: an object with the string `text`; the fields of `Metadata` may be there. Fields
 * of another type are passed over and named in `ignored`; others are nobody's business.
 *
 * JSON is UTF-8 (RFC 8259 §8.1). A line that is not, scraped as it was in windows-1256, has its text
 * handed on as the bytes it stands in, for the parser to find out what they are.
 */
export const parseRecord = (line: Buffer): JsonRecord | Refusal => {
  const encoding = isReadableWhole(line) ? 'utf8' : 'latin1'
  const source = line.toString(encoding)
  if (encoding === 'latin1' && unicodeEscape.test(source)) {
    const message = 'its bytes are no UTF-8, as JSON has to be; save the file as UTF-8.'
    return { kind: 'failure', message, reason: 'wrong-encoding' }
  }
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch (error) {
    const message = `it is no JSON (${systemReason(error).slice(0, 200)}); write one object a line.`
    return { kind: 'failure', message, reason: 'bad-json' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const message = 'it is JSON but no object; write {"text": "…"}.'
    return { kind: 'failure', message, reason: 'bad-field' }
  }
  if (!('text' in value) || typeof value.text !== 'string') {
    const message = 'it has no string "text"; write {"text": "…"}.'
    return { kind: 'failure', message, reason: 'bad-field' }
  }
  const repair = encoding === 'utf8' ? (field: unknown) => field : fromWindows1256
  const { ignored, metadata } = readMetadata((name) =>
    Object.hasOwn(value, name) ? repair(Reflect.get(value, name)) : undefined,
  )
  return { bytes: Buffer.from(value.text, encoding), ignored, kind: 'record', metadata }
}

const unicodeEscape = /\\u/

/** A string whose letters stand for bytes. */
const fromWindows1256 = (field: unknown): unknown => {
  if (Array.isArray(field)) return field.map(fromWindows1256)
  return typeof field === 'string' ? windows1256.decode(Buffer.from(field, 'latin1')) : field
}

const windows1256 = new TextDecoder('windows-1256')
