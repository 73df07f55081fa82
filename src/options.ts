import type { CollectionConfig } from 'payload'

import type { CollectionName, Slugs } from '../collections/slugs.ts'
import { defaultSlugs } from '../collections/slugs.ts'
import type { ReadLimits } from './access/clampReads.ts'
import type { ImportSettings } from './import/requested/settings.ts'
import { resolveImportSettings } from './import/requested/settings.ts'
import { territoryCodes } from './text/tables/territoryCodes.ts'

/** What a host may decide. Everything has a default; `nashra()` alone gives the whole archive. */
export type NashraOptions = {
  /**
   * Changes a collection before it is added: the function gets ours and answers with the one to use,
   * so that fields, hooks and access are added on top rather than replaced unseen.
   */
  collections?: Partial<Record<CollectionName, CollectionOverride>>
  /** Keeps the tables and types but adds no hooks, limits or admin parts. Default false. */
  disabled?: boolean
  /** GraphQL limits; a query beyond one of them is refused before it runs. */
  graphQL?: Partial<GraphQLLimits>
  /** Imports that are asked for in the panel: which folders they may read, and how much may be uploaded. */
  imports?: Partial<ImportSettings>
  /** Most documents a page of REST or GraphQL may hold. Default 100 for readers, 1,000 for staff. */
  readLimits?: Partial<ReadLimits>
  /** Other slugs for our collections, where a host has its own of the same name. */
  slugs?: Partial<Record<CollectionName, string>>
  /**
   * Where this desk publishes, as an ISO 3166-1 alpha-2 code (EG, SA, …). Without it, what a source allows
   * in some places only has to be confirmed each time.
   */
  territory?: string
  /** How many versions of an article are kept. Default 20; each save touches all of them. */
  versionsPerArticle?: number
}

export type CollectionOverride = (args: { defaultCollection: CollectionConfig }) => CollectionConfig

export type GraphQLLimits = {
  /** Most aliases in one query. */
  aliases: number
  /** Payload's complexity sum, which counts fields and relations but not the length of lists. */
  complexity: number
  /** Deepest nesting of fields. */
  depth: number
}

export type ResolvedOptions = {
  collections: Partial<Record<CollectionName, CollectionOverride>>
  disabled: boolean
  graphQL: GraphQLLimits
  imports: ImportSettings
  readLimits: ReadLimits
  slugs: Slugs
  territory: null | string
  versionsPerArticle: number
}

/**
 * Options with every default filled in; nothing downstream has a default of its own.
 *
 * @throws Error with a sentence that says which option to change
 */
export const resolveOptions = (options: NashraOptions = {}): ResolvedOptions => {
  const resolved: ResolvedOptions = {
    collections: options.collections ?? {},
    disabled: options.disabled ?? false,
    graphQL: { aliases: 30, complexity: 500, depth: 10, ...options.graphQL },
    imports: resolveImportSettings(options.imports),
    readLimits: { public: 100, staff: 1000, ...options.readLimits },
    slugs: { ...defaultSlugs, ...options.slugs } as Slugs,
    territory: options.territory ?? null,
    versionsPerArticle: options.versionsPerArticle ?? 20,
  }
  checkOptions(resolved)
  return resolved
}

const checkOptions = ({
  imports: { mostFileBytes, mostFiles, mostUploadBytes },
  readLimits,
  slugs,
  territory,
  versionsPerArticle,
}: ResolvedOptions): void => {
  if (territory !== null && !territoryCodes.has(territory)) {
    throw new Error(
      `nashra: territory is "${territory}". Set it to a two-letter code of ISO 3166-1, for example "EG".`,
    )
  }
  const seen = Object.values(slugs)
  const twice = seen.find((slug, at) => seen.indexOf(slug) !== at)
  if (twice) {
    throw new Error(
      `nashra: two collections have the slug "${twice}". Give one of them another in slugs.`,
    )
  }
  const counts = {
    'imports.mostFileBytes': mostFileBytes,
    'imports.mostFiles': mostFiles,
    'imports.mostUploadBytes': mostUploadBytes,
    'readLimits.public': readLimits.public,
    'readLimits.staff': readLimits.staff,
    versionsPerArticle,
  }
  for (const [name, value] of Object.entries(counts)) {
    if (!Number.isInteger(value) || value < 1) {
      throw new Error(`nashra: ${name} is ${value}. Set it to a whole number of at least 1.`)
    }
  }
}
