import { cache } from 'react'

import { defaultSlugs as slugs } from '../../../../collections/slugs.ts'
import { poolOf, SearchFailure } from '../../../deliver/search/find/inSession.ts'
import type { ParamFault, SearchParams } from '../../../deliver/search/query/readParams.ts'
import { readParams } from '../../../deliver/search/query/readParams.ts'
import type { SearchHit, SearchResult } from '../../../deliver/search/search.ts'
import { search } from '../../../deliver/search/search.ts'
import type { Piece } from '../../../deliver/search/show/highlight.ts'
import { articlePath, sourcePath, tagPath } from '../addresses/paths.ts'
import { dayMoment, originalMoment } from '../words/dates.ts'
import { archive } from './archive.ts'
import type { ArticleCard } from './views.ts'

/** An article of the results, with what answers marked. */
export type FoundArticle = { card: ArticleCard; headline: Piece[]; summary: null | Piece[] }

export type SearchView =
  | { fault: ParamFault['reason'] | 'tooSlow' | 'unknown'; parameter?: string }
  | { found: FoundArticle[]; params: SearchParams; result: Omit<SearchResult, 'hits'> }

/**
 * The answer to a search as its address asks for it. Null for the bare page, where nothing was asked yet.
 *
 * @param query the search of the address, without `?`, so that React can tell one question from another
 */
export const searchArticles = cache(async (query: string): Promise<null | SearchView> => {
  const given = new URLSearchParams(query)
  if (!given.get('q')?.trim()) return null
  const read = readParams(given)
  if ('fault' in read) return { fault: read.fault.reason, parameter: read.fault.parameter }
  const { params } = read
  try {
    const answer = await search({ params, pool: poolOf(await archive()), slugs })
    if ('unknown' in answer) return { fault: 'unknown', parameter: answer.unknown }
    const { hits, ...result } = answer
    return { found: hits.map(toFound), params, result }
  } catch (error) {
    if (error instanceof SearchFailure && error.reason === 'tooSlow') return { fault: 'tooSlow' }
    throw error
  }
})

const toFound = ({ marked, ...article }: SearchHit): FoundArticle => ({
  card: {
    deck: article.deck ?? null,
    headline: article.headline,
    id: article.id,
    language: article.language,
    lastIssuedAt: article.lastIssuedAt,
    original: originalMoment({
      at: article.originalPublishedAt,
      precision: article.originalDatePrecision,
    }),
    path: articlePath(article.slug),
    publishedHere: dayMoment(article.firstPublishedAt),
    source: article.source && { name: article.source.name, path: sourcePath(article.source.slug) },
    tags: article.tags.map(({ name, slug }) => ({ name, path: tagPath(slug) })),
  },
  headline: marked.headline,
  summary: marked.text ?? marked.deck,
})
