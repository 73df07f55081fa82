import type { CollectionBeforeDeleteHook } from 'payload'

import type { Slugs } from '../../slugs.ts'

/** The titles that stood in an article go with it; those that lead to it stay, as text. */
export const dropOwnLinks =
  ({ slugs }: { slugs: Slugs }): CollectionBeforeDeleteHook =>
  async ({ id, req }) => {
    await req.payload.delete({
      collection: slugs.relatedLinks,
      depth: 0,
      overrideAccess: true,
      req,
      where: { from: { equals: id } },
    })
  }
