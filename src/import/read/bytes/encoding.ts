import { isUtf8 } from 'node:buffer'

import { decode } from '../../../parse/decode.ts'

/** The encoding that a byte order mark tells of, and how long the mark is. */
export const encodingOfMark = (bytes: Uint8Array): { label: string; length: number } | null =>
  marks.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte)) ?? null

const marks: readonly { label: string; length: number; mark: readonly number[] }[] = [
  { label: 'utf-8', length: 3, mark: [0xef, 0xbb, 0xbf] },
  { label: 'utf-16le', length: 2, mark: [0xff, 0xfe] },
  { label: 'utf-16be', length: 2, mark: [0xfe, 0xff] },
]

/**
 * The encoding of a text by its start: by its byte order mark; as `declared`, where the bytes can be
 * that; else as the parser finds it out of Arabic letters (UTF-8, windows-1256).
 *
 * @param declared the name that stands in the text itself (WHATWG Encoding, "names and labels")
 */
export const encodingOf = ({
  declared,
  start,
}: {
  declared: null | string
  start: Uint8Array
}): string => {
  const marked = encodingOfMark(start)
  if (marked) return marked.label
  const label = declared === null ? null : known(declared)
  // Bytes that say in ASCII that they are UTF-16 are not (WHATWG HTML, "determining the encoding").
  const wanted = label?.startsWith('utf-16') ? 'utf-8' : (label ?? 'utf-8')
  if (isReadable({ bytes: start, label: wanted })) return wanted
  const found = decode(start.map((byte) => (byte < 0x80 ? space : byte)))
  return found.outcome === 'ok' ? found.encoding : wanted
}

/** Marks and names around a text are ASCII in all of these, and make it look like no Arabic. */
const space = 0x20

const known = (label: string): null | string => {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

/** A character that the start cuts in two is no fault. */
const isReadable = ({ bytes, label }: { bytes: Uint8Array; label: string }): boolean => {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** A short text: UTF-8, or else windows-1256, in which every byte is a character. */
export const decodeField = (bytes: Uint8Array): string =>
  isUtf8(bytes) ? utf8.decode(bytes) : windows1256.decode(bytes)

const utf8 = new TextDecoder('utf-8')
const windows1256 = new TextDecoder('windows-1256')
