import { cleanText } from '../../../text/clean.ts'
import type { Metadata } from '../types.ts'
import { readDate } from './dates.ts'
import { storableKey } from './storableKey.ts'

/** Most subjects that are kept of one document. */
export const mostCategories = 100

/** Longest value of a field, in characters. */
const longest = { address: 4000, name: 200, timestamp: 64, title: 1000 } as const

type Field<Name extends keyof Metadata> = {
  /** Names it goes by in an input; of several that are there the first that is of use is taken. */
  names: readonly string[]
  /** The value to keep, or null where it is of no use. */
  read: (value: unknown) => Metadata[Name] | null
}

const text =
  (most: number) =>
  (value: unknown): null | string => {
    if (typeof value !== 'string') return null
    const trimmed = value.trim()
    return trimmed === '' || trimmed.length > most ? null : trimmed
  }

const line =
  (most: number) =>
  (value: unknown): null | string =>
    typeof value === 'string' ? text(most)(cleanText(value.slice(0, 4 * most))) : null

const address = (value: unknown): null | string => {
  const found = text(longest.address)(value)
  return found !== null && /^https?:\/\//i.test(found) && URL.canParse(found) && isStorable(found)
    ? found
    : null
}

/** A key that stays itself when it becomes the key of a document. */
const key = (value: unknown): null | string => {
  const found = text(longest.address)(value)
  return found === null ? null : storableKey(found)
}

/** No column and no JSON of the database holds NUL, or a surrogate without its other half. */
const isStorable = (value: string): boolean => !odd.test(value)

const odd = /[\p{Cc}\p{Cs}]/u

/** A list, or a line of them parted by commas of either script, bars or semicolons. */
const categories = (value: unknown): null | string[] => {
  const given: unknown[] =
    typeof value === 'string' ? value.split(/[,،|;؛]/) : Array.isArray(value) ? value : []
  const names = given.map(line(longest.name)).filter((name) => name !== null)
  return names.length === 0 ? null : [...new Set(names)].slice(0, mostCategories)
}

const fields: { readonly [Name in keyof Required<Metadata>]: Field<Name> } = {
  author: { names: ['author'], read: line(longest.name) },
  categories: { names: ['categories', 'tags'], read: categories },
  id: {
    names: ['id'],
    read: (value) => (Number.isSafeInteger(value) ? String(value) : key(value)),
  },
  published: {
    names: ['published', 'date'],
    read: (value) => (typeof value === 'string' ? readDate(value) : null),
  },
  source: { names: ['source'], read: line(longest.name) },
  timestamp: {
    names: ['timestamp'],
    read: (value) => line(longest.timestamp)(typeof value === 'number' ? String(value) : value),
  },
  title: { names: ['title', 'headline'], read: line(longest.title) },
  url: { names: ['url'], read: address },
}

/**
 * What an input says of a document. What is absent, null or empty is unknown; what is of another type,
 * too long or no date or address is passed over, and its name is in `ignored`.
 *
 * @param given the value of a field of this name
 */
export const readMetadata = (
  given: (name: string) => unknown,
): { ignored: string[]; metadata: Metadata } => {
  const ignored: string[] = []
  const metadata: Metadata = {}
  for (const name of Object.keys(fields) as (keyof Metadata)[]) {
    for (const alias of fields[name].names) {
      const value = given(alias)
      if (isAbsent(value)) continue
      const kept = fields[name].read(value)
      if (kept === null) ignored.push(alias)
      else if (!(name in metadata)) Object.assign(metadata, { [name]: kept })
    }
  }
  return { ignored, metadata }
}

const isAbsent = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)
