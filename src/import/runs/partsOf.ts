import type { CollectionConfig, Field } from 'payload'

/** Something in a collection that has a say when a row is written. */
export type Part = {
  /** The field it stands on, by its place; of a collection's own hooks, the collection. */
  field: string
  /** A function; of a rule that is none, its place and what it says; of a field, its place. */
  part: unknown
  /** Such as `articles.hooks.afterChange` or `tags.label.maxLength`. */
  place: string
  /** When it is heard. Payload validates no drafts, unless it is told to. */
  when: 'always there' | 'deleted' | 'validated' | 'written'
}

/**
 * Everything in a collection that Payload runs or asks when a row of it is written by somebody who
 * overrides access, as imports do: hooks, computed defaults, what validates; and the fields themselves.
 */
export const partsOf = ({ fields, hooks, slug }: CollectionConfig): Part[] => [
  ...hooksOf({ hooks, place: slug }),
  ...fields.flatMap((field) => fieldParts({ field, place: slug })),
]

/** Hooks of other moments read, or are for people who log in. */
const moments: Readonly<Record<string, Part['when']>> = {
  afterChange: 'written',
  afterDelete: 'deleted',
  afterOperation: 'written',
  beforeChange: 'written',
  beforeDelete: 'deleted',
  beforeOperation: 'written',
  beforeValidate: 'written',
}

/** Properties of a field that are functions, or may be. */
const functions: Readonly<Record<string, Part['when']>> = {
  defaultValue: 'written',
  filterOptions: 'validated',
  validate: 'validated',
}

/** Properties of a field by which Payload's own validation refuses a value. */
const rules = ['max', 'maxLength', 'maxRows', 'min', 'minLength', 'minRows', 'required'] as const

const hooksOf = ({ hooks, place }: { hooks: object | undefined; place: string }): Part[] =>
  Object.entries(hooks ?? {}).flatMap(([moment, all]) => {
    const when = moments[moment]
    if (!when || !Array.isArray(all)) return []
    return all.map((part: unknown) => ({
      field: place,
      part,
      place: `${place}.hooks.${moment}`,
      when,
    }))
  })

const fieldParts = ({ field, place: above }: { field: Field; place: string }): Part[] => {
  const place = 'name' in field && field.name ? `${above}.${field.name}` : above
  // Payload's own, in each row of a list.
  if (above.includes('.') && place.endsWith('.id')) return []
  // A tab with a name is a field in all but its type.
  const tabs = field.type === 'tabs' ? (field.tabs as Field[]) : []
  const inner = 'fields' in field ? field.fields : tabs
  return [
    ...(place === above ? [] : partsAt({ field, place })),
    ...inner.flatMap((one) => fieldParts({ field: one, place })),
  ]
}

/** What stands on a field that has a name. */
const partsAt = ({ field, place }: { field: Field; place: string }): Part[] => {
  const properties: Readonly<Record<string, unknown>> = { ...field }
  const at = (name: string) => ({ field: place, place: `${place}.${name}` })
  return [
    { field: place, part: place, place, when: 'always there' },
    ...('hooks' in field ? hooksOf({ hooks: field.hooks, place }) : []),
    ...Object.entries(functions)
      .filter(([name]) => typeof properties[name] === 'function')
      .map(([name, when]) => ({ ...at(name), part: properties[name], when })),
    ...rules
      .filter((name) => typeof properties[name] === 'number' || properties[name] === true)
      // A field with a default is never missed.
      .filter((name) => name !== 'required' || properties['defaultValue'] === undefined)
      .map((name) => ({
        ...at(name),
        part: `${place}.${name} is ${String(properties[name])}`,
        when: 'validated' as const,
      })),
  ]
}
