import type { ClientBase } from 'pg'

import type { Slugs } from '../../../../collections/slugs.ts'
import type { SearchQuery } from '../query/parseQuery.ts'
import { mostCandidates } from '../query/readParams.ts'
import { toTsQuery } from '../query/toTsQuery.ts'
import { findNames } from './findNames.ts'
import type { Candidate } from './gather.ts'
import { gather, lastPlace } from './gather.ts'
import { rank } from './rank.ts'

export type SeekArgs = {
  client: ClientBase
  /** Terms of the vectors, one of each list of which an article must have. */
  filters: readonly (readonly string[])[]
  from: null | string
  now: Date
  query: SearchQuery
  slugs: Slugs
  to: null | string
}

/** What was found, the best first. */
export type Sought = {
  candidates: Candidate[]
  /** Whether nothing else answers. */
  isAll: boolean
  /** Other names of what the query names, which count as its words. */
  names: string[][]
  query: SearchQuery
}

/** The candidates of a query: of the fronts and of the texts, as many of each as are ranked. */
export const seek = async ({
  client,
  filters,
  from,
  now,
  query,
  slugs,
  to,
}: SeekArgs): Promise<Sought> => {
  const { phrases, words } = query
  if (words.length === 0 && phrases.length === 0) {
    return { candidates: [], isAll: true, names: [], query }
  }
  const synonyms = await findNames({ client, slugs, words })
  const asked = toTsQuery({ filters, query, synonyms })
  const last = await lastPlace(client)
  const shared = { client, from, last, most: mostCandidates, phrases, slugs, to }
  const front = await gather({ ...shared, inText: false, tsquery: asked.front })
  // As many fronts as are ranked leave a text nothing to win: what a headline says counts for more.
  const text =
    front.found.length < mostCandidates
      ? await gather({ ...shared, inText: true, tsquery: asked.text })
      : { found: [], isAll: false }
  const found = new Map([...front.found, ...text.found].map((one) => [one.id, one]))
  return {
    candidates: rank({ candidates: [...found.values()], now, query }),
    isAll: text.isAll && front.isAll,
    names: synonyms.flatMap(({ names }) => names),
    query,
  }
}
