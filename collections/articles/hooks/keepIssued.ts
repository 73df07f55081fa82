import type { CollectionBeforeDeleteHook } from 'payload'
import { APIError } from 'payload'

import { translate } from '../../../src/translations/label.ts'

/**
 * What readers once had is not deleted for good: its address answers, and its log goes on. The house
 * itself, which acts without a user, may roll an import back.
 *
 * @throws APIError with status 409 and a sentence in the user's language
 */
export const keepIssued: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  if (!req.user) return
  const article: unknown = await req.payload.findByID({
    collection: collection.slug,
    depth: 0,
    disableErrors: true,
    id,
    overrideAccess: true,
    req,
    select: { firstPublishedAt: true },
    trash: true,
  })
  const issued = typeof article === 'object' && article !== null && 'firstPublishedAt' in article
  if (issued && article.firstPublishedAt) {
    throw new APIError(translate({ key: 'articles:issuedStays', t: req.t }), 409, null, true)
  }
}
