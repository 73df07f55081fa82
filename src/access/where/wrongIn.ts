import type { FlattenedField, Where } from 'payload'

import { isAnswerable } from './answerable.ts'
import type { Asked } from './answerable.ts'
import type { FieldsOf, Found } from './fieldAt.ts'
import { fieldAt } from './fieldAt.ts'

/** What is wrong with a question, and the name of its parameter as it stands in an address. */
export type Wrong = { parameter: string; reason: 'badOperator' | 'badValueOf' }

type Args = {
  fields: readonly FlattenedField[]
  fieldsOf: FieldsOf
  /** What stands before the name in an address. */
  name?: string
  where: unknown
}

/**
 * The first condition of a question that the database could not answer: an operator that the field's type
 * does not have, or a value that is none of its kind. What only Payload can judge (names that do not exist,
 * fields that nobody may ask for) is left to it.
 */
export const wrongIn = ({ fields, fieldsOf, name = 'where', where }: Args): Wrong | null => {
  if (typeof where !== 'object' || where === null) return null
  for (const [path, condition] of Object.entries(where as Where)) {
    const here = `${name}[${path}]`
    const wrong = /^(?:and|or)$/i.test(path)
      ? wrongInAny({ conditions: condition, fields, fieldsOf, name: here })
      : wrongInOne({ condition, found: fieldAt({ fields, fieldsOf, path }), name: here })
    if (wrong) return wrong
  }
  return null
}

const wrongInAny = ({
  conditions,
  name,
  ...rest
}: Omit<Args, 'where'> & { conditions: unknown; name: string }): Wrong | null => {
  if (!Array.isArray(conditions)) return null
  for (const [at, where] of conditions.entries()) {
    const wrong = wrongIn({ ...rest, name: `${name}[${at}]`, where })
    if (wrong) return wrong
  }
  return null
}

const wrongInOne = ({
  condition,
  found,
  name,
}: {
  condition: unknown
  found: Found | null
  name: string
}): Wrong | null => {
  if (found === null || typeof condition !== 'object' || condition === null) return null
  for (const [operator, value] of Object.entries(condition)) {
    const parameter = `${name}[${operator}]`
    if (!isAnswerable({ ...found, operator, value })) return { parameter, reason: 'badOperator' }
    if (!isOfKind({ asked: found.asked, operator, value }))
      return { parameter, reason: 'badValueOf' }
  }
  return null
}

/** Operators whose value is a list, of which Payload asks the database as it stands. */
const listed: ReadonlySet<string> = new Set(['in', 'not_in'])

const identified: ReadonlySet<string> = new Set(['id', 'join', 'relationship', 'upload'])

const isOfKind = ({
  asked,
  operator,
  value,
}: {
  asked: Asked
  operator: string
  value: unknown
}): boolean => {
  if (operator === 'exists') return true
  const values: unknown[] = Array.isArray(value) ? value : [value]
  if (values.some((one) => typeof one === 'string' && one.includes('\u0000'))) return false
  const options = optionsOf(asked)
  if (options && !values.flatMap(asList).every((one) => options.includes(one))) return false
  // As the text `null` it is no list, and as a member of one it is no id.
  return !(listed.has(operator) && identified.has(asked.type) && values.includes('null'))
}

/** What a field of a choice may hold, and the word for nothing; null for other fields. */
const optionsOf = (asked: Asked): readonly unknown[] | null =>
  asked.type === 'select' || asked.type === 'radio'
    ? [null, ...asked.options.map((one) => (typeof one === 'string' ? one : one.value))]
    : null

/** Payload takes a text with commas for a list. */
const asList = (value: unknown): readonly unknown[] =>
  typeof value === 'string' ? value.split(',') : [value]
