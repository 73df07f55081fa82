/** Paths of the site's pages. Slugs are Arabic, so each is percent-encoded here and nowhere else. */
export const articlePath = (slug: string): string => `/articles/${encodeURIComponent(slug)}`
export const tagPath = (slug: string): string => `/tags/${encodeURIComponent(slug)}`
export const sourcePath = (slug: string): string => `/sources/${encodeURIComponent(slug)}`

/** The next page of a list, from where the last one ended. */
export const pagePath = ({ before, path }: { before: string; path: string }): string =>
  `${path}?before=${encodeURIComponent(before)}`
