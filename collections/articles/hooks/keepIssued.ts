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
    select: { deletedAt: true, firstPublishedAt: true, stage: true },
    trash: true,
  })
  const { deletedAt, firstPublishedAt, stage } = (article ?? {}) as Standing
  const isLive = stage === 'live' && !deletedAt
  if (!isLive && !firstPublishedAt) return
  const key = isLive ? 'articles:withdrawFirst' : 'articles:issuedStays'
  throw new APIError(translate({ key, t: req.t }), 409, null, true)
}

type Standing = { deletedAt?: unknown; firstPublishedAt?: unknown; stage?: unknown }
