import { isUtf8 } from 'node:buffer'

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
 *
 * All that JSON itself is made of is ASCII, so a line is read byte by byte, as if it were Latin-1, and
 * what its strings then hold are their bytes: that takes a quarter of the time of decoding a text only to
 * encode it again. Where letters are written as `\u0627` there are no such bytes.
 */
export const parseRecord = (line: Buffer): JsonRecord | Refusal => {
  const isReadable = isUtf8(line)
  const bytewise = line.toString('latin1')
  const hasEscapes = unicodeEscape.test(bytewise)
  if (!isReadable && hasEscapes) {
    const message = 'its bytes are no UTF-8, as JSON has to be; save the file as UTF-8.'
    return { kind: 'failure', message, reason: 'wrong-encoding' }
  }
  let value: unknown
  try {
    value = hasEscapes ? JSON.parse(line.toString()) : parseBytewise({ bytewise, line })
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
  const decoder = isReadable ? utf8 : windows1256
  const { ignored, metadata } = readMetadata((name) => {
    const field: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
    return hasEscapes ? field : decoded({ decoder, field })
  })
  const bytes = Buffer.from(value.text, hasEscapes ? 'utf8' : 'latin1')
  return { bytes, ignored, kind: 'record', metadata }
}

const unicodeEscape = /\\u/

/** What is wrong with a line is said in its letters and not in their bytes. */
const parseBytewise = ({ bytewise, line }: { bytewise: string; line: Buffer }): unknown => {
  try {
    return JSON.parse(bytewise)
  } catch (error) {
    if (!isUtf8(line)) throw error
    return JSON.parse(line.toString())
  }
}

/** A field, or the members of a list, of strings whose letters stand for bytes. */
const decoded = ({ decoder, field }: { decoder: TextDecoder; field: unknown }): unknown => {
  if (Array.isArray(field)) return field.map((one) => decoded({ decoder, field: one }))
  return typeof field === 'string' ? decoder.decode(Buffer.from(field, 'latin1')) : field
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
const windows1256 = new TextDecoder('windows-1256')
