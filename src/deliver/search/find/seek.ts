import type { ClientBase } from 'pg'

import type { Slugs } from '../../../../collections/slugs.ts'
import type { SearchQuery } from '../query/parseQuery.ts'
import { mostCandidates } from '../query/readParams.ts'
import { toTsQueries } from '../query/toTsQueries.ts'
import type { Facets } from './facets.ts'
import { noFacets } from './facets.ts'
import type { Candidate } from './findCandidates.ts'
import { findCandidates } from './findCandidates.ts'
import { findNames } from './findNames.ts'
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
  withFacets?: boolean
}

/** What was found, the best first. */
export type Sought = {
  candidates: Candidate[]
  facets: Facets
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
  withFacets = true,
}: SeekArgs): Promise<Sought> => {
  const { phrases, words } = query
  if (words.length === 0 && phrases.length === 0) {
    return { candidates: [], facets: noFacets, isAll: true, names: [], query }
  }
  const synonyms = await findNames({ client, slugs, words })
  const days = yearsOf({ from, now, to })
  const asked = toTsQueries({
    filters: [...filters, ...days.filters],
    query,
    synonyms,
    unless: days.unless,
  })
  const { candidates, facets, isAll } = await findCandidates({
    ...asked,
    client,
    from,
    most: mostCandidates,
    phrases,
    slugs,
    to,
    withFacets,
  })
  return {
    candidates: rank({ candidates, now, query }),
    facets,
    isAll,
    names: synonyms.flatMap(({ names }) => names),
    query,
  }
}

/** The years that days lie in, as terms, so that what came out in others is not even looked at. */
const yearsOf = ({
  from,
  now,
  to,
}: Pick<SeekArgs, 'from' | 'now' | 'to'>): { filters: string[][]; unless: string[] } => {
  const future = now.getUTCFullYear() + mostAhead
  const first = from === null ? null : new Date(from).getUTCFullYear()
  const last = to === null ? future : new Date(to).getUTCFullYear()
  // Of what has no beginning, the years after it can be named.
  if (first === null) return { filters: [], unless: years({ first: last + 1, last: future }) }
  const named = years({ first, last })
  return { filters: named.length > 0 ? [named] : [], unless: [] }
}

/** Years that the date of an article, by somebody's mistake, may lie ahead. */
const mostAhead = 20
/** More years than these are left to the comparison of days. */
const mostYears = 150

const years = ({ first, last }: { first: number; last: number }): string[] =>
  last < first || last - first > mostYears
    ? []
    : Array.from({ length: last - first + 1 }, (_, at) => `#y${first + at}`)
