import type { CollectionAfterDeleteHook } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { rebind } from './bindWaitingLinks.ts'

/** An article that is deleted for good leaves its titles behind: as text, or to another article. */
export const releaseLinks =
  ({ slugs }: { slugs: Slugs }): CollectionAfterDeleteHook =>
  async ({ doc, req }) => {
    if (typeof doc.titleKey === 'string') await rebind({ key: doc.titleKey, req, slugs })
    return doc
  }
