import type { Payload } from 'payload'

import type { AccessRules } from './rules.ts'

/** Payload's own collections whose default access is "anybody who is logged in", API clients too. */
const openToAnyLogin = ['payload-locked-documents', 'payload-jobs', 'payload-query-presets']

/**
 * Keeps Payload's own collections to the staff. They are made after the plugins have run, so no
 * config can reach them; their rules are narrowed once, when Payload starts.
 *
 * What locks hold (which draft is open, and by whom) is nothing an API client should list.
 */
export const closeSystemCollections = ({
  payload,
  rules,
}: {
  payload: Payload
  rules: AccessRules
}): void => {
  const collections: Partial<
    Record<string, (typeof payload.collections)[keyof typeof payload.collections]>
  > = payload.collections
  for (const slug of openToAnyLogin) {
    const access = collections[slug]?.config.access
    if (!access) continue
    for (const operation of ['create', 'delete', 'read', 'update'] as const) {
      const before = access[operation]
      access[operation] = (args) => rules.isStaff(args.req) && before(args)
    }
  }
}
