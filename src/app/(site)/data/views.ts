import type { Article, ArticlesSelect, Source, Tag } from '../../../payload-types.ts'
import { articlePath, sourcePath, tagPath } from '../addresses/paths.ts'
import type { Moment } from '../words/dates.ts'
import { dayMoment, originalMoment } from '../words/dates.ts'

/** A name with the page it leads to. */
export type NamedPage = { name: string; path: string }

/** An article as lists show it. */
export type ArticleCard = {
  deck: null | string
  headline: string
  id: string
  language: string
  lastIssuedAt: null | string
  /** When the original came out; null where nobody knows. */
  original: Moment | null
  path: string
  publishedHere: Moment | null
  source: NamedPage | null
  tags: NamedPage[]
}

/** What a card is made of. No text: a list that reads bodies costs ten times as much. */
export const cardSelect = {
  deck: true,
  firstPublishedAt: true,
  headline: true,
  language: true,
  lastIssuedAt: true,
  originalDatePrecision: true,
  originalPublishedAt: true,
  slug: true,
  source: true,
  tags: true,
} as const satisfies ArticlesSelect

type CardFields = Pick<Article, 'id' | keyof typeof cardSelect>

export const toCard = (article: CardFields): ArticleCard => ({
  deck: article.deck?.trim() || null,
  headline: article.headline,
  id: article.id,
  language: article.language,
  lastIssuedAt: article.lastIssuedAt ?? null,
  original: originalMoment({
    at: article.originalPublishedAt,
    precision: article.originalDatePrecision,
  }),
  path: articlePath(article.slug ?? ''),
  publishedHere: dayMoment(article.firstPublishedAt),
  source: toSourcePage(article.source),
  tags: toTagPages(article.tags),
})

/** Null for a source that is missing, or came as a bare id because the reader may not see it. */
export const toSourcePage = (source: null | Source | string | undefined): NamedPage | null =>
  typeof source === 'object' && source?.slug
    ? { name: source.name, path: sourcePath(source.slug) }
    : null

/** Tags that readers may see; the rest come as bare ids and are left out. */
export const toTagPages = (tags: (string | Tag)[] | null | undefined): NamedPage[] =>
  (tags ?? []).flatMap((tag) =>
    typeof tag === 'object' && tag.slug ? [{ name: tag.label, path: tagPath(tag.slug) }] : [],
  )

/** A link to an article that came populated; null where it did not. */
export const toHeadline = (article: Article | null | string | undefined): NamedPage | null =>
  typeof article === 'object' && article?.slug
    ? { name: article.headline, path: articlePath(article.slug) }
    : null
