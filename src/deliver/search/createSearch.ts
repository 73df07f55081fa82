import type { Slugs } from '../../../collections/slugs.ts'
import type { SearchPool } from './find/inSession.ts'
import type { SearchParams } from './query/readParams.ts'
import type { SearchResult, UnknownFilter } from './search.ts'
import { search } from './search.ts'
import type { Suggestions } from './suggest.ts'
import { suggest } from './suggest.ts'

/** What readers can ask of the search of an archive. */
export type Search = {
  find: (params: SearchParams) => Promise<SearchResult | UnknownFilter>
  suggest: (q: string) => Promise<Suggestions>
}

export const createSearch = ({ pool, slugs }: { pool: SearchPool; slugs: Slugs }): Search => ({
  find: (params) => search({ params, pool, slugs }),
  suggest: (q) => suggest({ pool, q, slugs }),
})
