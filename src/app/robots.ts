import type { MetadataRoute } from 'next'

import { siteUrl } from './(site)/addresses/siteUrl.ts'

/**
 * Crawlers read the site, its feeds and sitemaps; the admin panel is none of theirs, and the rest of
 * the API repeats what the pages say.
 */
// The address of the site is that of the day it runs, not of the day it was built.
export const dynamic = 'force-dynamic'

export default function robots(): MetadataRoute.Robots {
  const base = siteUrl()
  return {
    rules: {
      allow: ['/', '/api/feeds/', '/api/sitemaps/'],
      disallow: ['/admin', '/api/'],
      userAgent: '*',
    },
    // An address of a sitemap is a whole one (sitemaps.org/protocol.html, "Submitting your Sitemap").
    ...(base ? { sitemap: new URL('/api/sitemaps/index.xml', base).href } : {}),
  }
}
