import type { Metadata } from 'next'

import { feedLinks } from './feeds.ts'
import { siteUrl } from './siteUrl.ts'

/**
 * The address by which a page wants to be known, where the site has one of its own; and the feeds that it
 * tells of, for Next takes both from one place.
 */
export const pageAddress = ({
  canonical,
  path,
  subject,
}: {
  /** Another address that counts as the true one, such as the original's. */
  canonical?: null | string
  path: string
  /** The tag or source that the page is about. */
  subject?: { name: string; path: string }
}): Pick<Metadata, 'alternates'> => {
  const base = siteUrl()
  const address = canonical ?? (base && new URL(path, base).href)
  const types = feedLinks(subject)
  return { alternates: address ? { canonical: address, types } : { types } }
}

/** The absolute address of a path, for Open Graph; undefined where the site has none. */
export const absoluteAddress = (path: string): string | undefined => {
  const base = siteUrl()
  return base && new URL(path, base).href
}
