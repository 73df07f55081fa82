import type { Body } from '../prepare/body.ts'
import { hashOf } from '../prepare/body.ts'
import type { PreparedArticle } from '../prepare/prepareArticles.ts'
import type { Article } from '../../payload-types.ts'
import type { KnownArticle } from '../archive/types.ts'
import type { Written } from './kept.ts'
import type { MergedField } from './merge/mergeThreeWays.ts'
import { mergedFields, sameSet } from './merge/mergeThreeWays.ts'

/** An article of a document with what the archive made of its source and keywords. */
export type MatchedArticle = PreparedArticle & {
  /** When the outlet published it, where the input says so; it is the main article's. */
  originalDate: null | OriginalDate
  /** Address of the page, where the input gave one; it is the main article's. */
  originalUrl: null | string
  source: null | string
  tags: string[]
}

/** A moment with how much of it is known; ISO 8601, UTC. */
export type OriginalDate = {
  at: string
  precision: Exclude<Article['originalDatePrecision'], 'unknown'>
}

/** Fields that an import changes in an article that is there. */
export type Change = Partial<
  Pick<
    Article,
    | 'document'
    | 'documentPart'
    | 'headline'
    | 'headlineOrigin'
    | 'importKey'
    | 'originalAuthor'
    | 'originalDatePrecision'
    | 'originalPublishedAt'
    | 'originalUrl'
    | 'source'
    | 'tags'
  >
> & { body?: Body }

/** What an article of a document says, in the form in which it is compared. */
export const writtenOf = ({
  body,
  headline,
  originalAuthor,
  originalDate,
  originalUrl,
  source,
  tags,
}: MatchedArticle): Written => ({
  body: hashOf(body),
  headline: headline.text,
  originalAuthor,
  originalPublishedAt: originalDate && dateKey(originalDate),
  originalUrl,
  source,
  tags,
})

/** What an article of the archive says now, in the same form. */
export const currentOf = ({
  body,
  headline,
  originalAuthor,
  originalDatePrecision: precision,
  originalPublishedAt: at,
  originalUrl,
  source,
  tags,
}: KnownArticle): Written => ({
  body: hashOf(body),
  headline,
  originalAuthor,
  originalPublishedAt: at ? dateKey({ at, precision }) : null,
  originalUrl,
  source,
  tags,
})

/**
 * Whether somebody worked on an article since the import wrote it, in whatever field. A headline is a
 * person's exactly if it says so: another document may have given the article the one it was printed
 * under.
 */
export const isTouched = ({
  article,
  written,
}: {
  article: KnownArticle
  written: Written
}): boolean =>
  article.headlineOrigin === 'edited' ||
  Boolean(article.deck) ||
  (article.stage !== 'imported' && article.stage !== 'live') ||
  differing(currentOf(article), written).some((field) => field !== 'headline')

/** The fields in which two editions of an article differ. */
export const differing = (one: Written, other: Written): (MergedField | 'tags')[] => [
  ...mergedFields.filter((field) => (one[field] ?? null) !== (other[field] ?? null)),
  ...(sameSet(one.tags, other.tags) ? [] : ['tags' as const]),
]

const dateKey = ({
  at,
  precision,
}: {
  at: string
  precision: Article['originalDatePrecision']
}): string => `${precision} ${new Date(at).toISOString()}`
