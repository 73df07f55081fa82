import type { CollectionConfig, Field, Payload } from 'payload'

import type { CollectionName, Slugs } from '../../../collections/slugs.ts'

/** Functions that are ours; the plugin leaves them in the config under `custom.nashra.parts`. */
export type OwnParts = ReadonlySet<unknown>

/** The collections that an import writes. */
const written: readonly CollectionName[] = [
  'articles',
  'documents',
  'issueLog',
  'relatedLinks',
  'sources',
  'tags',
]

/** Hooks of these moments run when something is written. */
const moments: ReadonlySet<string> = new Set([
  'afterChange',
  'afterOperation',
  'beforeChange',
  'beforeOperation',
  'beforeValidate',
])

/** Everything in our collections that may run when a row is written, as the plugin made them. */
export const ownPartsOf = (collections: readonly CollectionConfig[]): OwnParts =>
  new Set(collections.flatMap((collection) => partsOf(collection).map(({ part }) => part)))

/**
 * What a host has added to the collections that an import writes and that would have to run with each
 * row: hooks of a collection or of a field, and default values that are computed. By the place of each,
 * such as `articles.hooks.afterChange` or `articles.dateline.defaultValue`. Whoever adds it, an option of
 * ours, the host's config or another plugin, it stands in Payload's config in the end.
 */
export const foreignParts = ({ payload, slugs }: { payload: Payload; slugs: Slugs }): string[] => {
  const { nashra } = payload.config.custom as { nashra?: { parts?: OwnParts } }
  const own = nashra?.parts ?? new Set()
  const places = written.flatMap((name) =>
    partsOf(payload.collections[slugs[name]].config as unknown as CollectionConfig)
      .filter(({ part }) => !own.has(part))
      .map(({ place }) => place),
  )
  return [...new Set(places)]
}

type Part = { part: unknown; place: string }

const partsOf = ({ fields, hooks, slug }: CollectionConfig): Part[] => [
  ...hooksOf({ hooks, place: slug }),
  ...fields.flatMap((field) => fieldParts({ field, place: slug })),
]

const hooksOf = ({ hooks, place }: { hooks: object | undefined; place: string }): Part[] =>
  Object.entries(hooks ?? {}).flatMap(([moment, functions]) =>
    moments.has(moment) && Array.isArray(functions)
      ? functions.map((part: unknown) => ({ part, place: `${place}.hooks.${moment}` }))
      : [],
  )

const fieldParts = ({ field, place: above }: { field: Field; place: string }): Part[] => {
  const place = 'name' in field && field.name ? `${above}.${field.name}` : above
  const inner: readonly Field[] =
    field.type === 'tabs'
      ? field.tabs.flatMap(({ fields }) => fields)
      : 'fields' in field
        ? field.fields
        : []
  // Payload's own, in each row of a list.
  if (place.endsWith('.id')) return []
  const isComputed = 'defaultValue' in field && typeof field.defaultValue === 'function'
  return [
    ...('hooks' in field ? hooksOf({ hooks: field.hooks, place }) : []),
    ...(isComputed ? [{ part: field.defaultValue, place: `${place}.defaultValue` }] : []),
    ...inner.flatMap((one) => fieldParts({ field: one, place })),
  ]
}
