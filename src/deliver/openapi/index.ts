import type { Slugs } from '../../../collections/slugs.ts'
import type { Site } from '../published/types.ts'
import { paths } from './paths.ts'
import { schemas } from './schemas.ts'

/** The read side as OpenAPI 3.1 describes it (https://spec.openapis.org/oas/v3.1.0). */
export const openApiOf = ({
  site,
  slugs,
}: {
  site: Pick<Site, 'api' | 'name' | 'url'>
  slugs: Pick<Slugs, 'articles'>
}): object => ({
  openapi: '3.1.0',
  info: {
    title: site.name,
    version: '1',
    description:
      'What sites and replicas read: articles that are published, usable and past their embargo, and nothing else. Answers carry ETag and Last-Modified; caches may keep them and have to ask each time.',
  },
  servers: [{ url: `${site.url}${site.api}` }],
  tags: [
    { description: 'What sites ask most, in a form that stays.', name: 'read' },
    { description: 'Keeping an exact copy.', name: 'sync' },
    { description: 'Feeds and sitemaps.', name: 'feeds' },
    { description: 'One article in the formats of the trade.', name: 'formats' },
    { description: 'For whoever runs the server.', name: 'operation' },
  ],
  paths: paths({ articles: slugs.articles }),
  components: { schemas },
})
