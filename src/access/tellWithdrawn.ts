import type { CollectionAfterErrorHook, CollectionSlug } from 'payload'

import { translate } from '../translations/label.ts'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Answers 410 and a sentence, not 404, to readers who ask by its id for an article that was out and was
 * killed (RFC 9110, section 15.5.11). What was never out is told of to nobody.
 */
export const tellWithdrawn =
  ({ articles }: { articles: string }): CollectionAfterErrorHook =>
  async ({ error, req }) => {
    const id = req.routeParams?.['id']
    const isMissing = 'status' in error && error.status === 404
    if (!isMissing || req.method !== 'GET' || typeof id !== 'string' || !uuid.test(id)) return
    const { docs } = await req.payload.find({
      collection: articles as CollectionSlug,
      depth: 0,
      limit: 1,
      overrideAccess: true,
      pagination: false,
      select: { withdrawalNotice: true },
      trash: true,
      where: {
        and: [
          { id: { equals: id } },
          { pubStatus: { equals: 'canceled' } },
          { issueNumber: { greater_than: 0 } },
        ],
      },
    })
    const [article] = docs as { withdrawalNotice?: null | string }[]
    if (!article) return
    const message = translate({ key: 'saves:withdrawn', t: req.t })
    const { withdrawalNotice: note } = article
    return { response: { errors: [{ message, ...(note ? { data: { note } } : {}) }] }, status: 410 }
  }
