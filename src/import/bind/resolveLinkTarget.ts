import type { CollectionBeforeChangeHook } from 'payload'

import { idOf } from '../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import { findTarget } from './chooseTarget.ts'
import { findByTitle } from './findByTitle.ts'

/**
 * Looks for the article that a new or renamed title means. A link that an editor points somewhere
 * stays there, whatever comes later: it is noted that this was decided. An import, which points a title at
 * the article that came with it, decides nothing.
 */
export const resolveLinkTarget =
  ({ slugs }: { slugs: Slugs }): CollectionBeforeChangeHook =>
  async ({ data, operation, originalDoc, req }) => {
    const from = idOf(data.from ?? originalDoc?.from)
    const chosen = idOf('to' in data ? data.to : originalDoc?.to)
    if (chosen) {
      const isNew = operation === 'create'
      const isKnown = isNew ? data.origin === 'imported' : idOf(originalDoc?.to) === chosen
      return {
        ...data,
        ...(isKnown ? {} : { decidedAt: new Date().toISOString() }),
        state: chosen === from ? 'self' : 'resolved',
      }
    }

    const key: unknown = data.matchKey
    const state = data.state ?? originalDoc?.state
    const open = { ...data, decidedAt: null }
    if (typeof key !== 'string' || state === 'dead') return open
    const candidates = await findByTitle({ key, req, slugs })
    return { ...open, ...(await findTarget({ candidates, from, key, req, slugs })) }
  }
