import { sha256Hex } from '../../../text/hash.ts'

/** Bytes of a key: what Postgres can index (2,704), with room to spare. */
const mostBytes = 1800
const keptCharacters = 300

/**
 * A key that the database can hold and index: without control characters and lone surrogates, and
 * with its hash in place of what is too long.
 */
export const storableKey = (key: string): string => {
  const clean = wellFormed(key).replace(/\p{Cc}/gu, '\uFFFD')
  if (clean === key && Buffer.byteLength(clean) <= mostBytes) return key
  return `${wellFormed(clean.slice(0, keptCharacters))}…${sha256Hex(key)}`
}

/** UTF-8 has no way to write a lone surrogate, so the way there and back leaves U+FFFD. */
const wellFormed = (text: string): string => Buffer.from(text).toString()
