import type { CollectionConfig, Payload } from 'payload'

import type { CollectionName, Slugs } from '../../../collections/slugs.ts'
import type { Part } from './partsOf.ts'
import { partsOf } from './partsOf.ts'

/** Functions, rules and fields that are ours; the plugin leaves them in the config under `custom.nashra.parts`. */
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

/** Those of which it deletes rows: titles that a document no longer has. */
const deleted: ReadonlySet<CollectionName> = new Set(['relatedLinks'])

/** Everything in our collections that may run when a row is written, as the plugin made them. */
export const ownPartsOf = (collections: readonly CollectionConfig[]): OwnParts =>
  new Set(collections.flatMap((collection) => partsOf(collection).map(({ part }) => part)))

/**
 * What a host has added to the collections that an import writes and that would have to run with each
 * row: hooks of a collection or of a field, default values that are computed, and, where what is written
 * is validated, validations and narrower rules. By the place of each, such as `articles.hooks.afterChange`
 * or `tags.label.validate`. Whoever adds it, an option of ours, the host's config or another plugin, it
 * stands in Payload's config in the end.
 *
 * Access is nothing to look for: imports override it, whichever way they write.
 */
export const foreignParts = ({
  payload,
  publish,
  slugs,
}: {
  payload: Payload
  /** Whether articles are published at once: drafts are not validated. */
  publish: boolean
  slugs: Slugs
}): string[] => {
  const { nashra } = payload.config.custom as { nashra?: { parts?: OwnParts } }
  const own = nashra?.parts ?? new Set()
  const isPayloads = validatorsOf(payload)
  const places = written.flatMap((name) => {
    const collection = payload.collections[slugs[name]].config as unknown as CollectionConfig
    const heard: ReadonlySet<Part['when']> = new Set([
      'written',
      ...(publish || isAlwaysValidated(collection) ? (['validated'] as const) : []),
      ...(deleted.has(name) ? (['deleted'] as const) : []),
    ])
    return partsOf(collection)
      .filter(({ when }) => heard.has(when))
      .filter(({ part }) => !own.has(part) && !isPayloads(part))
      .filter((part) => typeof part.part === 'function' || own.has(part.field) || isMissed(part))
      .map(({ place }) => place)
  })
  return [...new Set(places)]
}

const isAlwaysValidated = ({ versions }: CollectionConfig): boolean => {
  const drafts = typeof versions === 'object' ? versions.drafts : false
  return !drafts || (typeof drafts === 'object' && drafts.validate === true)
}

/** A field of the host's own is empty in what is imported, so of its rules only one matters. */
const isMissed = ({ place }: Part): boolean => place.endsWith('.required')

/**
 * Payload gives each field without a validation one of its own, a new function each time, in which only
 * what it says tells whose it is.
 */
const validatorsOf = (payload: Payload) => {
  const { config } = payload.collections['payload-preferences']
  const sources = new Set(
    partsOf(config as unknown as CollectionConfig)
      .filter(({ place }) => place.endsWith('.key.validate'))
      .map(({ part }) => String(part)),
  )
  return (part: unknown): boolean =>
    typeof part === 'function' && (sources.has(String(part)) || acceptsAll.test(String(part)))
}

/** Of fields that hold nothing, such as groups; also as a bundler writes it. */
const acceptsAll = /^\(\)\s*=>\s*(?:true|!0)$/
