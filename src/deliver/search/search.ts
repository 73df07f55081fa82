import type { ClientBase } from 'pg'

import type { Slugs } from '../../../collections/slugs.ts'
import { correctQuery } from './find/correctQuery.ts'
import type { Facets } from './find/facets.ts'
import type { Filter } from './find/findFilters.ts'
import { findFilter } from './find/findFilters.ts'
import type { SearchPool } from './find/inSession.ts'
import { inSession } from './find/inSession.ts'
import type { Sought } from './find/seek.ts'
import { seek } from './find/seek.ts'
import type { SearchParams } from './query/readParams.ts'
import { mostPages, perPage } from './query/readParams.ts'
import { parseQuery } from './query/parseQuery.ts'
import type { Shown } from './show/findShown.ts'
import { findShown } from './show/findShown.ts'
import type { Piece } from './show/highlight.ts'
import { answersOf, excerptAround, highlight } from './show/highlight.ts'
import { cleanText } from '../../text/clean.ts'
import { plainText } from '../../text/richText.ts'

/** An article that was found, with what answers marked in its words as they were written. */
export type SearchHit = Omit<Shown, 'body'> & {
  marked: {
    deck: null | Piece[]
    headline: Piece[]
    /** A passage of the text; null where the text may not be shown, or does not answer. */
    text: null | Piece[]
  }
}

export type SearchResult = {
  /** The query that `hits` answer instead, where nothing answered the one that was asked. */
  didYouMean: null | string
  facets: Facets
  hasNextPage: boolean
  hits: SearchHit[]
  page: number
  source: Filter | null
  tag: Filter | null
  total: number
  /** False where more answer than were counted. */
  totalIsExact: boolean
}

/** A filter that nothing has the slug of. */
export type UnknownFilter = { unknown: 'source' | 'tag' }

/** Longest passage of a text in a result, in characters. */
const longestPassage = 240

/**
 * One page of the public articles that answer a query, the best first.
 *
 * Ranked are the newest 200 whose headline, deck, tags or source answer, and the newest 200 of which the
 * text does; facets count these. Paging is stable for as long as nothing is published.
 */
export const search = async ({
  now = new Date(),
  params,
  pool,
  slugs,
}: {
  now?: Date
  params: SearchParams
  pool: SearchPool
  slugs: Slugs
}): Promise<SearchResult | UnknownFilter> =>
  inSession({
    pool,
    work: async (client) => {
      const tag = await filterOf({ client, of: 'tags', slug: params.tag, slugs })
      const source = await filterOf({ client, of: 'sources', slug: params.source, slugs })
      if (params.tag && !tag) return { unknown: 'tag' }
      if (params.source && !source) return { unknown: 'source' }
      const filters = [tag, source].flatMap((filter) => (filter ? [filter.marks] : []))
      const query = parseQuery(params.q)
      const shared = { client, filters, from: params.from, now, slugs, to: params.to }
      const asked = await seek({ ...shared, query })
      const corrected =
        asked.candidates.length === 0 ? await correctQuery({ ...shared, query }) : null
      const sought = corrected?.sought ?? asked
      return {
        ...(await pageOf({ client, page: params.page, slugs, sought })),
        didYouMean: corrected?.text ?? null,
        facets: sought.facets,
        source,
        tag,
      }
    },
  })

const filterOf = async ({
  slug,
  ...args
}: {
  client: ClientBase
  of: 'sources' | 'tags'
  slug: null | string
  slugs: Slugs
}): Promise<Filter | null> => (slug === null ? null : findFilter({ ...args, slug }))

const pageOf = async ({
  client,
  page,
  slugs,
  sought: { candidates, isAll, names, query },
}: {
  client: ClientBase
  page: number
  slugs: Slugs
  sought: Sought
}) => {
  const ids = candidates.slice((page - 1) * perPage, page * perPage).map(({ id }) => id)
  const answers = answersOf({ names, query })
  const shown = await findShown({ client, ids, slugs })
  return {
    hasNextPage: page < mostPages && candidates.length > page * perPage,
    hits: shown.map(({ body, ...article }): SearchHit => ({
      ...article,
      marked: {
        deck: article.deck ? highlight({ answers, text: article.deck }) : null,
        headline: highlight({ answers, text: article.headline }),
        text: body ? excerptAround({ answers, max: longestPassage, text: oneLine(body) }) : null,
      },
    })),
    page,
    total: candidates.length,
    totalIsExact: isAll,
  }
}

/** A text as one line. Without its breaks most texts are plain, and cleaned by a look. */
const oneLine = (body: unknown): string => cleanText(plainText(body).replaceAll('\n', ' '))
