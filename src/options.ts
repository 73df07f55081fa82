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
  /** Where the public finds the site, and what it is called: feeds and formats name it. */
  site?: SiteOptions
  /** Other slugs for our collections, where a host has its own of the same name. */
  slugs?: Partial<Record<CollectionName, string>>
  /**
   * Where this desk publishes, as an ISO 3166-1 alpha-2 code (EG, SA, …). Without it, what a source allows
   * in some places only has to be confirmed each time.
   */
  territory?: string
  /** How many versions of an article are kept. Default 20; each save touches all of them. */
  versionsPerArticle?: number
  /** Whom messages to channels may reach, and how long it is known what was sent. */
  webhooks?: WebhookOptions
}

export type WebhookOptions = {
  /**
   * Hosts, or IP addresses, in private networks that messages may go to, also by http: as channels name
   * them, or as they resolve. True allows all of them, and then whoever may edit channels can make the
   * server ask any address that it can reach. Default `WEBHOOKS_ALLOW_PRIVATE`, a list with commas, and
   * without it none.
   */
  allowPrivate?: boolean | readonly string[]
  /**
   * Days for which deliveries that arrived are kept. Default 30. What waits, and what was given up, stays, and
   * of each article that a channel has the last one.
   */
  keptDays?: number
}

export type SiteOptions = {
  /** One sentence about the archive, for its feeds. */
  description?: string
  /** Of the site's own words, BCP 47. Default `ar`. */
  language?: string
  name?: string
  /** Paths of its pages; `{slug}` is where the slug goes. Default `/articles/{slug}` and so on. */
  paths?: Partial<ResolvedSite['paths']>
  /** Default `SITE_URL`, and without it where this machine itself reaches the server. */
  url?: string
}

export type ResolvedSite = {
  description: string
  language: string
  name: string
  paths: { article: string; source: string; tag: string }
  /** Without a slash at the end. */
  url: string
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
  site: ResolvedSite
  slugs: Slugs
  territory: null | string
  versionsPerArticle: number
  webhooks: Required<WebhookOptions>
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
    site: resolveSite(options.site),
    slugs: { ...defaultSlugs, ...options.slugs } as Slugs,
    territory: options.territory ?? null,
    versionsPerArticle: options.versionsPerArticle ?? 20,
    webhooks: {
      allowPrivate: options.webhooks?.allowPrivate ?? allowedHosts(),
      keptDays: options.webhooks?.keptDays ?? 30,
    },
  }
  checkOptions(resolved)
  return resolved
}

const resolveSite = ({ paths, url, ...said }: SiteOptions = {}): ResolvedSite => ({
  description: 'أرشيف للأخبار العربية، كل مادة فيه مع مصدرها ووسومها وما يتصل بها.',
  language: 'ar',
  name: 'نشرة',
  ...said,
  paths: { article: '/articles/{slug}', source: '/sources/{slug}', tag: '/tags/{slug}', ...paths },
  url: (url ?? ownAddress()).replace(/\/+$/, ''),
})

/** Never taken from a request: whoever asks could forge it, and caches would keep it. */
const ownAddress = (): string => {
  const { HOST, PORT, SITE_URL } = process.env
  if (SITE_URL && isWebAddress(SITE_URL)) return SITE_URL.trim()
  const host = HOST && !/^(?:0\.0\.0\.0|::)$/.test(HOST) ? HOST : '127.0.0.1'
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT || 3000}`
}

const allowedHosts = (): string[] =>
  (process.env['WEBHOOKS_ALLOW_PRIVATE'] ?? '')
    .split(',')
    .map((host) => host.trim())
    .filter(Boolean)

const isWebAddress = (value: string): boolean =>
  URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)

const checkOptions = ({
  imports: { mostFileBytes, mostFiles, mostUploadBytes },
  readLimits,
  site,
  slugs,
  territory,
  versionsPerArticle,
  webhooks: { allowPrivate, keptDays },
}: ResolvedOptions): void => {
  if (territory !== null && !territoryCodes.has(territory)) {
    throw new Error(
      `nashra: territory is "${territory}". Set it to a two-letter code of ISO 3166-1, for example "EG".`,
    )
  }
  if (!isWebAddress(site.url)) {
    throw new Error(
      `nashra: site.url is "${site.url}". Set it to the address of the site, for example "https://news.example".`,
    )
  }
  for (const [name, path] of Object.entries(site.paths)) {
    if (!path.startsWith('/') || !path.includes('{slug}')) {
      throw new Error(
        `nashra: site.paths.${name} is "${path}". Begin it with a slash and put {slug} where the slug goes.`,
      )
    }
  }
  if (
    typeof allowPrivate !== 'boolean' &&
    !(Array.isArray(allowPrivate) && allowPrivate.every((host) => typeof host === 'string'))
  ) {
    throw new Error(
      'nashra: webhooks.allowPrivate is neither true, false nor a list. Set it to the hosts that messages may reach, for example ["receiver.internal"].',
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
    'webhooks.keptDays': keptDays,
  }
  for (const [name, value] of Object.entries(counts)) {
    if (!Number.isInteger(value) || value < 1) {
      throw new Error(`nashra: ${name} is ${value}. Set it to a whole number of at least 1.`)
    }
  }
}
