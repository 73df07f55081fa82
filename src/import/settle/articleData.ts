import type { PreparedArticle } from '../prepare/prepareArticles.ts'
import type { Article } from '../../payload-types.ts'
import type { KnownArticle } from '../archive/types.ts'
import { fingerprint } from './fingerprint.ts'
import type { Written } from './kept.ts'

/** An article of a document with what the archive made of its source and keywords. */
export type MatchedArticle = PreparedArticle & {
  /** Address of the page, where the input gave one; it is the main article's. */
  originalUrl: null | string
  source: null | string
  tags: string[]
}

/** Fields that an import changes in an article that is there. */
export type Change = Partial<
  Pick<
    Article,
    | 'body'
    | 'document'
    | 'documentPart'
    | 'headline'
    | 'headlineOrigin'
    | 'importKey'
    | 'originalUrl'
    | 'source'
    | 'tags'
  >
>

/** What the import is about to write, to tell later what others changed. */
export const writtenOf = ({ body, headline, source, tags }: MatchedArticle): Written => ({
  body: fingerprint(body),
  headline: headline.text,
  source,
  tags,
})

/**
 * Whether somebody worked on an article since the import wrote it. A headline is a person's exactly if
 * it says so: another document may have given the article the one it was printed under.
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
  fingerprint(article.body) !== written.body ||
  article.source !== written.source ||
  !sameTags(article.tags, written.tags) ||
  (article.stage !== 'imported' && article.stage !== 'live')

/** Whether two editions of a document come to the same. */
export const sameWritten = (one: Written, other: Written): boolean =>
  one.body === other.body &&
  one.headline === other.headline &&
  one.source === other.source &&
  sameTags(one.tags, other.tags)

const sameTags = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((tag) => other.includes(tag))
