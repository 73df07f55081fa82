import type { Addresses } from '../../published/addresses.ts'
import type { PublishedArticle, Site } from '../../published/types.ts'

/** What every format of one article is made from. */
export type FormatArgs = { article: PublishedArticle; site: Site; to: Addresses }

/** A format of one article: what a request calls it, what HTTP calls it, and how it is made. */
export type Format = { mediaType: string; render: (args: FormatArgs) => string }
