import { feedRoutes } from './feeds.ts'
import { healthRoutes } from './health.ts'
import { openApiRoutes } from './openApi.ts'
import { readRoutes } from './read.ts'
import { searchRoutes } from './search.ts'
import { sitemapRoutes } from './sitemaps.ts'
import { syncRoutes } from './sync.ts'
import type { Route } from './types.ts'

export { articleRoutes } from './articles.ts'

/** Everything of the read side that stands below the address of the open APIs itself. */
export const archiveRoutes = (): Route[] => [
  ...readRoutes(),
  ...searchRoutes(),
  ...feedRoutes(),
  ...sitemapRoutes(),
  ...syncRoutes(),
  ...healthRoutes(),
  ...openApiRoutes(),
]
