import type { CollectionBeforeChangeHook } from 'payload'

import type { Slugs } from '../../slugs.ts'
import { actOf } from '../act.ts'

/**
 * Says who last wrote the article, and when: a person who saves, by whichever path. Imports, merges of names
 * and the schedule leave it as it was, and so do actions, which the issue log tells of.
 */
export const stampEditor =
  ({ slugs }: { slugs: Slugs }): CollectionBeforeChangeHook =>
  ({ context, data, originalDoc, req }) => {
    const { user } = req
    if (!user || actOf({ context, id: originalDoc?.id })) return data
    const editedBy = user.collection === slugs.users ? user.id : null
    return { ...data, editedAt: new Date().toISOString(), editedBy }
  }
