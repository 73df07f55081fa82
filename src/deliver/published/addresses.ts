import type { Site } from './types.ts'

/** Addresses of the site's pages and of what the archive itself answers. */
export const addressesOf = ({ api, paths, url }: Site) => {
  const page = (path: string) => {
    const parts = path.split('{slug}')
    return (slug: string) => `${url}${parts.join(encodeURIComponent(wellFormed(slug)))}`
  }
  return {
    /** Of a path under the open APIs, which begins with a slash. */
    api: (path: string) => `${url}${api}${path}`,
    article: page(paths.article),
    source: page(paths.source),
    tag: page(paths.tag),
  }
}

export type Addresses = ReturnType<typeof addressesOf>

/** `encodeURIComponent` throws at half a pair. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD')

/**
 * An absolute http(s) address, in the letters that URIs are written in (RFC 3986); null for everything
 * else, `javascript:` among it.
 */
export const webAddressOf = (value: unknown): null | string => {
  if (typeof value !== 'string') return null
  const address = value.trim()
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null
  const { href, password, username } = new URL(address)
  // Credentials in an address are nobody's to pass on, and its readers take them for the host.
  return username || password ? null : href
}
