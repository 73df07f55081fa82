import { sha256Hex } from '../../text/hash.ts'

/**
 * SHA-256 of a JSON value, whatever the order of its keys: a column of the type `jsonb` gives them back
 * in an order of its own.
 */
export const fingerprint = (value: unknown): string => sha256Hex(JSON.stringify([sorted(value)]))

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
