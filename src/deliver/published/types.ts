import type { Article, Source } from '../../payload-types.ts'
import type { RightsTerms } from '../../rights/types.ts'

/** Where the public finds things; every address that leaves the archive is made from this. */
export type Site = {
  /** Path of the open APIs, `/api` unless the host chose another. */
  api: string
  description: string
  /** BCP 47 */
  language: string
  name: string
  /** Paths of the pages, with `{slug}` where the slug goes, percent-encoded. */
  paths: { article: string; source: string; tag: string }
  /** Origin, without a slash at the end. */
  url: string
}

/** How much of the original's date is known. */
export type Precision = Article['originalDatePrecision']

/** A tag or a source, with the address of its page. */
export type PublishedName = { address: string; id: string; name: string; slug: string }

export type PublishedSource = PublishedName & {
  homepage: null | string
  kind: Source['kind']
}

/** Another public article, as one names it. */
export type PublishedReference = {
  address: string
  deck: null | string
  headline: string
  id: string
  publicId: string
  slug: string
}

/** A title that an article relates to; `to` is null where readers have no such article. */
export type PublishedLink = {
  kind: 'background' | 'readAlso' | 'similar'
  title: string
  to: null | PublishedReference
  /** An http(s) address elsewhere, where an editor gave one. */
  url: null | string
}

export type PublishedCorrection = {
  after: null | string
  /** ISO 8601 */
  at: null | string
  before: null | string
  issueNumber: null | number
  kind: 'clarification' | 'correction' | 'editorsNote'
  text: string
}

/** The words of the terms; what they allow and forbid is decided before anything is public. */
export type PublishedRights = Pick<
  RightsTerms,
  'copyrightHolder' | 'copyrightNotice' | 'license' | 'usageTerms'
>

/** An article as lists show it. Every moment is ISO 8601 in UTC with milliseconds. */
export type PublishedCard = {
  /** Of its page on the site. */
  address: string
  /** Of the original where it counts as the true one, otherwise that of its page. */
  canonical: string
  /** The line to print with the text, in plain text; null where there is nobody to credit. */
  credit: null | string
  /**
   * When it came out, as far as that is known: the original's date, or for what was written here the
   * first issue. Null where nobody knows, and then it is news of no day.
   */
  dated: null | { at: string; precision: Exclude<Precision, 'unknown'> }
  deck: null | string
  firstPublishedAt: null | string
  headline: string
  headlineOrigin: Article['headlineOrigin']
  id: string
  issueNumber: number
  language: string
  lastIssuedAt: string
  /** When anything that is shown of it was last written: for caches, not for readers. */
  modifiedAt: string
  original: { at: null | string; author: null | string; precision: Precision; url: null | string }
  /** UUID, the same over all issues: the guid everywhere. */
  publicId: string
  pubStatus: 'usable'
  rights: PublishedRights
  /** What search engines are asked, the source's wishes included. */
  robots: 'index' | 'noindex' | 'noindexNews'
  slug: string
  source: null | PublishedSource
  tags: PublishedName[]
}

/** An article with all that the public may see of it. */
export type PublishedArticle = PublishedCard & {
  /** Lexical, cut to the excerpt where terms allow no more; addresses in it are absolute. */
  body: null | { root: Record<string, unknown> }
  /** SHA-256 of headline, deck and text, as the issue log keeps it. */
  contentHash: null | string
  corrections: PublishedCorrection[]
  isExcerpt: boolean
  links: PublishedLink[]
  newer: null | PublishedReference
  older: null | PublishedReference
}

/** What the public had and has no more. */
export type Withdrawn = {
  /** When it was withdrawn. */
  at: string
  id: null | string
  /** Whether it was withdrawn for good; otherwise it may come back. */
  isKilled: boolean
  language: string
  /** What the desk tells readers of a kill; null where it said nothing. Never why. */
  note: null | string
  publicId: string
}

/** One public act, without who did it and why. */
export type LedgerEntry = {
  action: string
  at: string
  contentHash: null | string
  hash: string
  issueNumber: null | number
  previousHash: null | string
  sequence: number
}

/** A correction with the article that it was made in. */
export type CorrectedArticle = { article: PublishedCard; correction: PublishedCorrection }

/** Where a page of a list ended: the moment of the last article's issue, and its id to break ties. */
export type Cursor = { at: string; id: string }

export type Page<Item> = {
  items: Item[]
  /** When anything on the page, or what left the list, last changed. ISO 8601. */
  modifiedAt: null | string
  /** Where the next page begins; null where there is none. */
  next: Cursor | null
}
