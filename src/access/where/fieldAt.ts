import type { FlattenedField } from 'payload'

import type { Asked } from './answerable.ts'

/** The fields of a collection, by its slug; undefined where there is no such collection. */
export type FieldsOf = (slug: string) => readonly FlattenedField[] | undefined

/** What a path leads to, and whether that is a field of another collection. */
export type Found = { asked: Asked; isRelated: boolean }

/**
 * The field that a path of a question leads to, through groups, rows and relations, with dots or, as in
 * GraphQL, two underscores between its parts; null where it leads nowhere or into the inside of a value.
 */
export const fieldAt = ({
  fields,
  fieldsOf,
  path,
}: {
  fields: readonly FlattenedField[]
  fieldsOf: FieldsOf
  path: string
}): Found | null => {
  let within: readonly FlattenedField[] | undefined = fields
  let asked: Asked | null = null
  let isRelated = false
  for (const name of path.replaceAll('__', '.').split('.')) {
    if (asked && !('flattenedFields' in asked)) isRelated = true
    asked = within?.find((field) => 'name' in field && field.name === name) ?? null
    if (!asked && name === 'id' && within) asked = { name: 'id', type: 'id' }
    if (!asked) return null
    within = insideOf({ asked, fieldsOf })
  }
  return asked && { asked, isRelated }
}

const insideOf = ({
  asked,
  fieldsOf,
}: {
  asked: Asked
  fieldsOf: FieldsOf
}): readonly FlattenedField[] | undefined => {
  if ('flattenedFields' in asked) return asked.flattenedFields
  const target =
    'relationTo' in asked ? asked.relationTo : 'collection' in asked ? asked.collection : null
  return typeof target === 'string' ? fieldsOf(target) : undefined
}
