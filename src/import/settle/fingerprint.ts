import { sha256Hex } from '../../text/hash.ts'

/**
 * SHA-256 of a JSON value, whatever the order of its keys: a column of the type `jsonb` gives them back
 * in an order of its own.
 */
export const fingerprint = (value: unknown): string => sha256Hex(`[${written(value)}]`)

/** JSON with sorted keys; like JSON, without what is undefined. */
const written = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`
  if (typeof value !== 'object' || value === null)
    return (JSON.stringify(value) as string | undefined) ?? 'null'
  const fields = value as Record<string, unknown>
  return `{${Object.keys(fields)
    .filter((key) => fields[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${written(fields[key])}`)
    .join(',')}}`
}
