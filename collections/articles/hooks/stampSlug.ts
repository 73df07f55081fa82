import type { CollectionBeforeChangeHook } from 'payload'

import { shortId } from '../../../src/text/hash.ts'
import { articleSlug, latinSlug, slugBase } from '../../../src/text/slug.ts'

/**
 * Gives the article its address. Until the first issue it follows the headline; from then on it
 * stays, unless an editor changes it, and then the old one is kept as a redirect.
 */
export const stampSlug: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const before: unknown = originalDoc?.slug
  const chosen = slugBase(typeof data.slug === 'string' ? data.slug : '')
  const headline = String(data.headline ?? originalDoc?.headline ?? '')
  const issued = Boolean(originalDoc?.firstPublishedAt)
  const byHand = chosen !== '' && data.slug !== before

  const followsHeadline = !issued && !byHand && headline !== originalDoc?.headline
  const slug =
    byHand || (before && !followsHeadline)
      ? byHand
        ? chosen
        : before
      : articleSlug({ headline, shortId: shortId(String(data.publicId)) })

  const former: string[] = data.formerSlugs ?? originalDoc?.formerSlugs ?? []
  const leavesRedirect = issued && typeof before === 'string' && before !== slug
  return {
    ...data,
    formerSlugs: leavesRedirect ? [...new Set([...former, before])] : former,
    latinSlug:
      data.latinSlug || (followsHeadline ? '' : originalDoc?.latinSlug) || latinSlug(headline),
    slug,
  }
}
