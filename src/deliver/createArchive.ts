import type { Slugs } from '../../collections/slugs.ts'
import type { Archive } from './answers/types.ts'
import { addressesOf } from './published/addresses.ts'
import type { Query } from './published/index.ts'
import type { Version } from './published/names/createNames.ts'
import { createPublished } from './published/index.ts'
import type { Site } from './published/types.ts'
import type { SearchPool } from './search/find/inSession.ts'
import { createSearch } from './search/createSearch.ts'
import { createPages } from './sitemaps/createPages.ts'
import { createSync } from './sync/createSync.ts'

/** What every answer of the read side is made from. */
export const createArchive = ({
  migrations = () => Promise.resolve([]),
  pool,
  query,
  site,
  slugs,
  version,
}: {
  migrations?: Archive['migrations']
  pool: SearchPool
  query: Query
  site: Site
  slugs: Slugs
  /** Counts what changes for readers, where somebody listens for it. */
  version?: Version
}): Archive => {
  const published = createPublished({ query, site, slugs, version })
  // A replica asks once for what changed, and would keep for good a name that was told of too late.
  const exact = createPublished({ query, site, slugs })
  const sync = createSync({ published: exact, query, slugs })
  const to = addressesOf(site)
  const pages = createPages({ query, slugs, to })
  const search = createSearch({ pool, slugs })
  return { migrations, pages, published, query, search, site, slugs, sync, to }
}
