import { isDeepStrictEqual } from 'node:util'

type Fields = Readonly<Record<string, unknown>>

type MergeArgs = {
  /** The state that whoever saves began from. */
  base: Fields
  newest: Fields
  sent: Fields
}

/**
 * What is saved where the house changed an article while somebody wrote: field by field what they changed,
 * and of the rest what stands there now. Where both changed a field, the person's words stand. Pure.
 */
export const keepOthersWork = ({ base, newest, sent }: MergeArgs): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(sent).map(([field, value]) => [
      field,
      field in newest && !own.has(field) && same(value, base[field]) ? newest[field] : value,
    ]),
  )

/** What a save says of itself: that it is a draft, also where the article went out meanwhile. */
const own: ReadonlySet<string> = new Set(['_status', 'updatedAt'])

const same = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(comparable(one), comparable(other))

/** As JSON would carry it, with what is empty left out: Payload leaves it out or not. */
const comparable = (value: unknown): unknown => {
  if (value === undefined || value === null || value === '') return null
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(comparable)
  if (typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const known = comparable(inner)
      return known === null ? [] : [[name, known] as const]
    }),
  )
}
