import * as crypto from 'node:crypto'

/** SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits. Strings are hashed as UTF-8. */
export function sha256Hex(input: string | Uint8Array): string {
  return atOnce
    ? atOnce('sha256', input, 'hex')
    : crypto.createHash('sha256').update(input).digest('hex')
}

/** Three times as fast for short texts; Node has it from 20.12 on. */
const atOnce = (crypto as { hash?: typeof crypto.hash }).hash

/**
 * A short id for addresses: ten characters 0-9a-z, always the same for the same UUID, in whatever
 * case. Taken from a hash, because the first characters of a time-ordered UUID (RFC 9562, version 7)
 * hardly differ. With ten million ids the odds that any two agree are about one in seventy.
 */
export function shortId(uuid: string): string {
  const hash = BigInt(`0x${sha256Hex(uuid.trim().toLowerCase()).slice(0, 32)}`)
  return (hash % SHORT_IDS).toString(36).padStart(LENGTH, '0')
}

const LENGTH = 10
const SHORT_IDS = 36n ** BigInt(LENGTH)
