import type { CollectionBeforeChangeHook } from 'payload'

import { allowsOrForbids } from '../../shared/rights.ts'
import type { Slugs } from '../../slugs.ts'
import { actOf } from '../act.ts'

/**
 * Says who gave the article terms of its own, and when: whoever changes what they allow or forbid, or the
 * reason for it, by whichever path. What a save says of that itself counts for nothing. An action, which
 * writes a text as it was saved, leaves both as they came with it.
 */
export const stampOverride =
  ({ slugs }: { slugs: Slugs }): CollectionBeforeChangeHook =>
  ({ context, data, originalDoc, req: { user } }) => {
    if (!data.rights || actOf({ context, id: originalDoc?.id })) return data
    const terms = data.rights as Terms
    const before = originalDoc?.rights as Terms | undefined
    const stamp = isSame(terms, before)
      ? { overriddenAt: before?.overriddenAt ?? null, overriddenBy: before?.overriddenBy ?? null }
      : stampOf({ by: user?.collection === slugs.users ? user.id : null, terms })
    return { ...data, rights: { ...terms, ...stamp } }
  }

type Terms = NonNullable<Parameters<typeof allowsOrForbids>[0]>

const stampOf = ({ by, terms }: { by: null | number | string; terms: Terms }) =>
  allowsOrForbids(terms)
    ? { overriddenAt: new Date().toISOString(), overriddenBy: by }
    : { overriddenAt: null, overriddenBy: null }

const isSame = (one: Terms, other: Terms | undefined): boolean =>
  JSON.stringify(decisive(one)) === JSON.stringify(decisive(other ?? {}))

/** What of the terms allows or forbids, with its reason: how they are worded is nobody's decision. */
const decisive = (terms: Terms): unknown[] => [
  terms.republish ?? 'inherit',
  terms.excerptCharacters ?? null,
  terms.territories ?? [],
  dayOf(terms.validFrom),
  dayOf(terms.validUntil),
  terms.reason?.trim() ?? '',
]

const dayOf = (at: null | string | undefined): null | string =>
  at ? new Date(at).toISOString() : null
