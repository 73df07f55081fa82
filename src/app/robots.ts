import type { MetadataRoute } from 'next'

/**
 * Crawlers read the site, its feeds and sitemaps; the admin panel is none of theirs, and the rest of
 * the API repeats what the pages say.
 */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      allow: ['/', '/api/feeds/', '/api/sitemaps/'],
      disallow: ['/admin', '/api/'],
      userAgent: '*',
    },
  }
}
