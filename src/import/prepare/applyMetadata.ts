import { limits } from '../../../collections/limits.ts'
import { cleanText, truncateText } from '../../text/clean.ts'
import { matchKey } from '../../text/matchKey.ts'
import type { DatePrecision } from '../read/fields/dates.ts'
import { instantOf } from '../read/fields/dates.ts'
import type { Metadata } from '../read/types.ts'
import type { PrintedArticle } from './prepareArticles.ts'

/** What an article's source says of it beside the text. What it does not say is unknown. */
export type Provenance = {
  originalAuthor: null | string
  originalDatePrecision: 'unknown' | DatePrecision
  /** ISO 8601 in UTC; of a date without an hour its first instant. */
  originalPublishedAt: null | string
}

const unknown: Provenance = {
  originalAuthor: null,
  originalDatePrecision: 'unknown',
  originalPublishedAt: null,
}

/**
 * What the input says of a document, given to its main article: other articles printed in it are of
 * other days and other people. What stands in the text counts for more than what stands beside it, so a
 * title is a headline where the text has none, and a source is the outlet where the text names none.
 * `timestamp` is when the page was fetched, and never a date of publication.
 */
export const applyMetadata = ({
  articles,
  metadata: { author, published, source, title },
}: {
  articles: readonly PrintedArticle[]
  metadata: Metadata
}): (PrintedArticle & Provenance)[] =>
  articles.map((article) => {
    if (article.part !== 'main') return { ...unknown, ...article }
    const date = published === undefined ? null : instantOf(published)
    return {
      ...article,
      headline: headlineOf({ article, title }),
      originalAuthor:
        author === undefined ? null : truncateText({ max: limits.name, text: author }),
      originalDatePrecision: date?.precision ?? 'unknown',
      originalPublishedAt: date?.at ?? null,
      outlets:
        article.outlets.length === 0 && source !== undefined
          ? [truncateText({ max: limits.name, text: source })]
          : article.outlets,
    }
  })

/** Subjects of a document as names of tags, each once, in their order. */
export const categoriesOf = ({ categories = [] }: Metadata): string[] => {
  const names = new Map<string, string>()
  for (const category of categories) {
    const name = cleanText(category)
    const key = matchKey(name)
    if (key !== '' && name.length <= limits.name && !names.has(key)) names.set(key, name)
  }
  return [...names.values()]
}

const headlineOf = ({
  article: { headline },
  title,
}: {
  article: PrintedArticle
  title: string | undefined
}): PrintedArticle['headline'] =>
  headline.origin === 'inferred' && title !== undefined && matchKey(title) !== ''
    ? { origin: 'given', text: truncateText({ max: limits.headline, text: title }) }
    : headline
