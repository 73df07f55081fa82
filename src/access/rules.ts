import type { Access, FieldAccess, PayloadRequest, Where } from 'payload'

import { heedsSelect } from './heedsSelect.ts'
import { isPublicArticle } from './publicArticle.ts'
import { may, roleOf } from './roles.ts'
import type { Role } from './roles.ts'

/** The access rules of every collection, composed from roles and from what is public. */
export type AccessRules = ReturnType<typeof createAccessRules>

/**
 * Makes the rules for a house whose staff sign in through `usersSlug`.
 *
 * Rules that may be asked about a draft answer with a boolean, never with a filter: a filter on
 * drafts falls back to the published row and would let the wrong people through.
 */
export const createAccessRules = ({ usersSlug }: { usersSlug: string }) => {
  const has = ({ req, allowed }: { req: PayloadRequest; allowed: readonly Role[] }): boolean => {
    const role = roleOf({ req, usersSlug })
    return role !== null && allowed.includes(role)
  }

  const staff =
    (allowed: readonly Role[]): Access =>
    ({ req }) =>
      has({ req, allowed })

  const staffField = (allowed: readonly Role[]): FieldAccess =>
    heedsSelect<FieldAccess>(({ req }) => has({ req, allowed }))

  /** Staff see everything, everybody else what `publicly` lets through. */
  const staffOr =
    (publicly: () => boolean | Where): Access =>
    ({ req }) =>
      has({ req, allowed: may.look }) || publicly()

  const selfOr =
    (allowed: readonly Role[]): Access =>
    ({ req }) => {
      if (has({ req, allowed })) return true
      return has({ req, allowed: may.look }) && req.user ? { id: { equals: req.user.id } } : false
    }

  return {
    isStaff: (req: PayloadRequest) => has({ req, allowed: may.look }),
    can: has,
    administer: staff(may.administer),
    edit: staff(may.edit),
    contribute: staff(may.contribute),
    look: staff(may.look),
    nobody: (() => false) satisfies Access,
    anyone: (() => true) satisfies Access,
    selfOrAdmin: selfOr(may.administer),
    readArticles: staffOr(() => isPublicArticle({ at: new Date() })),
    readLinks: staffOr(() => isPublicArticle({ at: new Date(), through: 'from' })),
    readTags: staffOr(() => ({ status: { not_equals: 'noise' } })),
    field: {
      administer: staffField(may.administer),
      edit: staffField(may.edit),
      look: staffField(may.look),
      nobody: (() => false) satisfies FieldAccess,
    },
  }
}
