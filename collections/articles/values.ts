import type { Article } from '../../src/payload-types.ts'

/** What the hooks of an article look at, and what they make of it. */
export type ArticleValues = Pick<
  Article,
  | '_status'
  | 'body'
  | 'contentHash'
  | 'deck'
  | 'firstPublishedAt'
  | 'formerSlugs'
  | 'headline'
  | 'issueNumber'
  | 'lastIssuedAt'
  | 'latinSlug'
  | 'publicId'
  | 'searchText'
  | 'slug'
  | 'stage'
  | 'textKey'
  | 'titleKey'
>

/** What a save is given, and what was there before; null where the article is new. */
export type ArticleSave<Data> = { before: null | Partial<ArticleValues>; data: Data }
