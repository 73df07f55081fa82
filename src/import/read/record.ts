import { systemReason } from './failure.ts'
import type { Metadata, ReadFailureReason } from './types.ts'

type Record_ = { bytes: Uint8Array; ignored: string[]; kind: 'record'; metadata: Metadata }
type Refusal = { kind: 'failure'; message: string; reason: ReadFailureReason }

/** Longest value of a metadata field, in characters. */
const longestField = 4000

/**
 * One document as JSON: an object with the string `text`; `id` (string or number), `url` and
 * `timestamp` may be there. Fields of another type are passed over and named in `ignored`; others are
 * nobody's business.
 *
 * JSON is UTF-8 (RFC 8259 §8.1). A line that is not, scraped as it was in windows-1256, has its text
 * handed on as the bytes it stands in, for the parser to find out what they are.
 */
export const parseRecord = (line: Buffer): Record_ | Refusal => {
  const encoding = isUtf8(line) ? 'utf8' : 'latin1'
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
  const { ignored, metadata } = readMetadata(value)
  return { bytes: Buffer.from(value.text, encoding), ignored, kind: 'record', metadata }
}

const unicodeEscape = /\\u/

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    strict.decode(bytes)
    return true
  } catch {
    return false
  }
}

const strict = new TextDecoder('utf-8', { fatal: true })

/** What each field must look like; the value to keep, or null where it is of no use. */
const fields: Readonly<Record<keyof Metadata, (value: unknown) => null | string>> = {
  id: (value) => (Number.isSafeInteger(value) ? String(value) : text(value)),
  timestamp: (value) => {
    const written = typeof value === 'number' ? String(value) : text(value)
    return written !== null && written.length <= 64 ? written : null
  },
  url: (value) => {
    const address = text(value)
    return address !== null && /^https?:\/\//i.test(address) && URL.canParse(address)
      ? address
      : null
  },
}

const text = (value: unknown): null | string => {
  if (typeof value !== 'string') return null
  const trimmed = value.trim()
  return trimmed === '' || trimmed.length > longestField ? null : trimmed
}

const readMetadata = (value: object): { ignored: string[]; metadata: Metadata } => {
  const ignored: string[] = []
  const metadata: Metadata = {}
  for (const name of Object.keys(fields) as (keyof Metadata)[]) {
    const given: unknown = name in value ? Reflect.get(value, name) : undefined
    if (given === undefined || given === null || given === '') continue
    const kept = fields[name](given)
    if (kept === null) ignored.push(name)
    else metadata[name] = kept
  }
  return { ignored, metadata }
}
