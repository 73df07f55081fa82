import { sha256Hex } from './hash.ts'
import { remember } from './remember.ts'

/**
 * SHA-256 of a JSON value, whatever the order of its keys: a column of the type `jsonb` gives them back
 * in an order of its own.
 */
export const fingerprint = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return hash(value)
  const before = known.get(value)
  if (before !== undefined) return before
  const made = hash(value)
  known.set(value, made)
  return made
}

/** Of values that are still about: what an article says is compared several times, and never changed. */
const known = new WeakMap<object, string>()

const hash = (value: unknown): string =>
  fingerprintOfJson(isInOrder(value) ? JSON.stringify(value) : written(value))

/** The same of JSON whose keys stand in order, without spaces: that of a rich text that `richText` made. */
export const fingerprintOfJson = (json: string): string => sha256Hex(`[${json}]`)

/** Whether all keys stand in order, so that JSON as it is comes to the same: that of a rich text does. */
const isInOrder = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return value !== undefined
  if (Array.isArray(value)) return value.every(isInOrder)
  if ('toJSON' in value) return false
  let before = ''
  const fields = value as Record<string, unknown>
  for (const key of Object.keys(fields)) {
    const field = fields[key]
    if (key < before || (typeof field === 'object' && !isInOrder(field))) return false
    before = key
  }
  return true
}

/** JSON with sorted keys; like JSON, without what is undefined. */
const written = (value: unknown): string => {
  if (value === undefined) return 'null'
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  let text = ''
  if (Array.isArray(value)) {
    for (const one of value) text += text === '' ? written(one) : `,${written(one)}`
    return `[${text}]`
  }
  const fields = value as Record<string, unknown>
  for (const key of sortedKeys(fields)) {
    if (fields[key] === undefined) continue
    text += `${text === '' ? '' : ','}${quoted(key)}:${written(fields[key])}`
  }
  return `{${text}}`
}

/** Those of a rich text are written in order, as a column gives them back nearly. */
const sortedKeys = (fields: object): readonly string[] => {
  const keys = Object.keys(fields)
  for (let at = 1; at < keys.length; at += 1) {
    if ((keys[at - 1] ?? '') > (keys[at] ?? '')) return keys.sort()
  }
  return keys
}

const quoted = remember({ answer: (key) => JSON.stringify(key), most: 1000 })
