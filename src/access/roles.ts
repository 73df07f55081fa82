import type { PayloadRequest } from 'payload'

/** Who works in the newsroom, from the most to the least trusted. */
export const roles = ['admin', 'editor', 'contributor', 'viewer'] as const

export type Role = (typeof roles)[number]

/** Named groups of roles, so that a rule reads as a sentence rather than as a list. */
export const may = {
  administer: ['admin'],
  edit: ['admin', 'editor'],
  contribute: ['admin', 'editor', 'contributor'],
  look: roles,
} as const satisfies Record<string, readonly Role[]>

type Requester = Pick<PayloadRequest, 'user'>

/**
 * The role of whoever makes the request, or null for readers and API clients.
 *
 * Only an account of the staff collection has a role: an API client carries `role` in no field, and
 * a field of that name on a host's own collection is not ours to trust.
 */
export const roleOf = ({ req, usersSlug }: { req: Requester; usersSlug: string }): Role | null => {
  const user: unknown = req.user
  if (typeof user !== 'object' || user === null) return null
  const { collection, role } = user as { collection?: unknown; role?: unknown }
  if (collection !== usersSlug) return null
  return roles.find((known) => known === role) ?? null
}
