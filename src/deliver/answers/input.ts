import { limits } from '../../../collections/limits.ts'
import { readCursor } from '../published/cursor.ts'
import type { Cursor } from '../published/types.ts'
import { Refusal } from './refusal.ts'
import type { Asked } from './types.ts'

/** The value of a query parameter; undefined where it is not given. */
export const given = ({ asked, name }: { asked: Asked; name: string }): string | undefined => {
  const values = asked.query.getAll(name)
  if (values.length > 1) throw new Refusal('twice', { parameter: name })
  return values[0]
}

/** `before`: where the page begins. */
export const cursorIn = (asked: Asked): Cursor | null => {
  const value = given({ asked, name: 'before' })
  if (value === undefined) return null
  const cursor = readCursor(value)
  if (!cursor) throw new Refusal('badCursor')
  return cursor
}

/** `limit`: articles on a page. */
export const limitIn = ({
  asked,
  most = 100,
  usual,
}: {
  asked: Asked
  most?: number
  usual: number
}): number => {
  const value = given({ asked, name: 'limit' })
  if (value === undefined) return usual
  const limit = /^[1-9]\d{0,2}$/.test(value) ? Number(value) : 0
  if (limit < 1 || limit > most) throw new Refusal('badLimit', { values: { most: String(most) } })
  return limit
}

/** A misspelled parameter would be passed over, and the whole list taken for what was asked. */
export const knownOnly = ({ asked, names }: { asked: Asked; names: readonly string[] }): void => {
  const strange = [...asked.query.keys()].find((name) => !names.includes(name))
  if (strange === undefined) return
  const parameter = strange.slice(0, 40)
  throw new Refusal('unknown', { parameter, values: { names: names.join(', ') } })
}

/** One of a few values, the first of them where none is given. */
export const choiceIn = <Value extends string>({
  asked,
  name,
  reason,
  values,
}: {
  asked: Asked
  name: string
  reason: 'badFormat' | 'badText' | 'badVersion'
  values: readonly [Value, ...Value[]]
}): Value => {
  const value = given({ asked, name })
  if (value === undefined) return values[0]
  const known = values.find((one) => one === value)
  if (!known) throw new Refusal(reason)
  return known
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

export const idIn = ({ params }: Asked): string => {
  const { id } = params
  if (typeof id !== 'string' || !uuid.test(id)) throw new Refusal('badId')
  return id.toLowerCase()
}

/** Controls, NUL above all, which Postgres refuses in text; and half a surrogate pair. */
const unfit = /[\p{Cc}\p{Cs}]/u

/** @param name of the parameter, as whoever asks wrote it */
export const slugIn = ({
  name = 'slug',
  params,
}: Pick<Asked, 'params'> & { name?: string }): string => {
  const slug = params[name]
  if (typeof slug !== 'string' || slug === '' || slug.length > limits.slug || unfit.test(slug)) {
    throw new Refusal('badSlug', { parameter: name, values: { parameter: name } })
  }
  return slug
}
