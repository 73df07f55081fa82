import type { Article, Source } from '../../payload-types.ts'
import type { SourceRights } from '../../rights/types.ts'
import type { Naming } from './names/createNames.ts'
import type { PublishedCorrection } from './types.ts'

/** A source as a row brings it; what it was merged into is an id until the chain is read. */
export type SourceRow = Omit<SourceRights, 'mergedInto'> &
  Pick<Source, 'canonicalPolicy' | 'homepage' | 'kind' | 'robots' | 'slug'> & {
    mergedInto: null | SourceRow | string
  }

export type NameRow = { id: string; name: string; slug: string }

export type ReferenceRow = {
  deck: null | string
  headline: string
  id: string
  publicId: string
  slug: null | string
}

export type LinkRow = {
  kind: 'background' | 'readAlso' | 'similar'
  title: string
  to: null | ReferenceRow
  url: null | string
}

/** The columns of a list. Moments come as Postgres writes them, numbers of unbounded size as texts. */
export type CardRow = Pick<
  Article,
  'canonicalPolicy' | 'headline' | 'headlineOrigin' | 'id' | 'language' | 'robots'
> &
  Naming & {
    contentHash: null | string
    deck: null | string
    firstPublishedAt: null | string
    isImported: boolean
    issueNumber: null | string
    lastIssuedAt: string
    /** Of the article alone. */
    modified: string
    originalAuthor: null | string
    originalDatePrecision: Article['originalDatePrecision'] | null
    originalPublishedAt: null | string
    originalUrl: null | string
    publicId: string
    /** Null where the article has no terms of its own. */
    rights: NonNullable<Article['rights']> | null
    slug: null | string
  }

export type CorrectionRow = Omit<PublishedCorrection, 'at'> & { at: null | string }

export type WholeRow = CardRow & {
  body: unknown
  corrections: CorrectionRow[] | null
  links: LinkRow[] | null
  linksModified: Date | null
  newer: null | ReferenceRow
  older: null | ReferenceRow
}

export type CorrectedRow = CardRow & {
  cAfter: null | string
  cAt: Date | null
  cBefore: null | string
  cIssue: null | string
  cKind: PublishedCorrection['kind']
  cText: null | string
}

export type FormerRow = {
  at: Date
  id: string
  isKilled: boolean
  isPublic: boolean
  language: string
  note: null | string
  publicId: string
  slug: null | string
}

/** What a text names: an article's slug, or a picture. */
export type NamedRow = {
  id: string
  picture: null | {
    alt: null | string
    height: null | number
    mimeType: null | string
    url: null | string
    width: null | number
  }
  target: null | string
}
