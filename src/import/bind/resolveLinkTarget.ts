import type { CollectionBeforeChangeHook } from 'payload'

import { idOf } from '../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import { findTarget } from './chooseTarget.ts'
import { findByTitle } from './findByTitle.ts'

/**
 * Looks for the article that a new or renamed title means. A link that an editor points somewhere
 * stays there.
 */
export const resolveLinkTarget =
  ({ slugs }: { slugs: Slugs }): CollectionBeforeChangeHook =>
  async ({ data, originalDoc, req }) => {
    const from = idOf(data.from ?? originalDoc?.from)
    const chosen = idOf('to' in data ? data.to : originalDoc?.to)
    if (chosen) return { ...data, state: chosen === from ? 'self' : 'resolved' }

    const key: unknown = data.matchKey
    const state = data.state ?? originalDoc?.state
    if (typeof key !== 'string' || state === 'dead') return data
    const candidates = await findByTitle({ key, req, slugs })
    return { ...data, ...(await findTarget({ candidates, from, key, req, slugs })) }
  }
