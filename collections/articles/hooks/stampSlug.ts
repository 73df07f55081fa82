import type { CollectionBeforeChangeHook } from 'payload'

import { shortId } from '../../../src/text/hash.ts'
import { articleSlug, latinSlug, slugBase } from '../../../src/text/slug.ts'
import type { ArticleSave, ArticleValues } from '../values.ts'

/**
 * Gives the article its address. Until the first issue it follows the headline; from then on it
 * stays, unless an editor changes it, and then the old one is kept as a redirect.
 */
export const stampSlug: CollectionBeforeChangeHook = ({ data, originalDoc }) => ({
  ...data,
  ...slugStamp({ before: originalDoc ?? null, data }),
})

/** The addresses of an article: its own, one in Latin letters, and those it had. */
export const slugStamp = ({
  before,
  data,
}: ArticleSave<Partial<ArticleValues>>): Pick<
  ArticleValues,
  'formerSlugs' | 'latinSlug' | 'slug'
> => {
  const former = before?.slug
  const chosen = slugBase(typeof data.slug === 'string' ? data.slug : '')
  const headline = data.headline ?? before?.headline ?? ''
  const issued = Boolean(before?.firstPublishedAt)
  const byHand = chosen !== '' && data.slug !== former

  const followsHeadline = !issued && !byHand && headline !== before?.headline
  const slug =
    byHand || (former && !followsHeadline)
      ? byHand
        ? chosen
        : former
      : articleSlug({ headline, shortId: shortId(String(data.publicId)) })

  const kept = data.formerSlugs ?? before?.formerSlugs ?? []
  const leavesRedirect = issued && typeof former === 'string' && former !== slug
  return {
    formerSlugs: leavesRedirect ? [...new Set([...kept, former])] : kept,
    latinSlug: data.latinSlug || (followsHeadline ? '' : before?.latinSlug) || latinSlug(headline),
    slug: slug ?? null,
  }
}
