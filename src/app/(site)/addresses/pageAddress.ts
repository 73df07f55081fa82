import type { Metadata } from 'next'

import { siteUrl } from './siteUrl.ts'

/** The address by which a page wants to be known; nothing where the site has no address of its own. */
export const pageAddress = ({
  canonical,
  path,
}: {
  /** Another address that counts as the true one, such as the original's. */
  canonical?: null | string
  path: string
}): Pick<Metadata, 'alternates'> => {
  const base = siteUrl()
  const address = canonical ?? (base && new URL(path, base).href)
  return address ? { alternates: { canonical: address } } : {}
}

/** The absolute address of a path, for Open Graph; undefined where the site has none. */
export const absoluteAddress = (path: string): string | undefined => {
  const base = siteUrl()
  return base && new URL(path, base).href
}
