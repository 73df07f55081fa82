import type { FlattenedField } from 'payload'

/** What a question may be about: a field of a collection, or the id that every document has. */
export type Asked = FlattenedField | { name: 'id'; type: 'id' }

const alike = ['equals', 'not_equals', 'in', 'not_in', 'exists']
const ordered = [...alike, 'greater_than', 'greater_than_equal', 'less_than', 'less_than_equal']
const worded = [...ordered, 'contains', 'like', 'not_like']
const placed = [...alike, 'near', 'within', 'intersects']

/**
 * Which of Payload's operators PostgreSQL can answer, by the type of a field. Payload lets all of them
 * through for every field, and the database then finds no such operator for a date or a number. Types that
 * are not named are taken for text. `all` is MongoDB's alone (Payload's documentation, Querying Documents).
 */
const operatorsOf: Readonly<Record<string, readonly string[]>> = {
  checkbox: ordered,
  date: ordered,
  id: [...ordered, 'like'],
  join: alike,
  number: [...ordered, 'like'],
  point: placed,
  radio: ordered,
  relationship: [...ordered, 'like'],
  select: ordered,
  upload: [...ordered, 'like'],
}

/** Fields of many values, whose rows are asked one by one. */
const many: ReadonlySet<string> = new Set(['relationship', 'select', 'upload'])

/**
 * Whether the database can compare what a field holds in this way.
 *
 * @param isRelated whether the field is another collection's; Payload joins no further tables there for what
 * is not in the document's own row
 */
export const isAnswerable = ({
  asked,
  isRelated,
  operator,
  value,
}: {
  asked: Asked
  isRelated: boolean
  operator: string
  value: unknown
}): boolean => {
  if (isRelated && isHeldApart(asked)) return false
  if ((operatorsOf[asked.type] ?? worded).includes(operator)) return true
  if (operator !== 'contains') return false
  const isNested = typeof value === 'object' && value !== null
  if (asked.type === 'join') return isNested
  return many.has(asked.type) && 'hasMany' in asked && asked.hasMany === true
}

/** Joins, and texts and numbers of which a document has many. */
const isHeldApart = (asked: Asked): boolean =>
  asked.type === 'join' ||
  ((asked.type === 'text' || asked.type === 'number') && asked.hasMany === true)
