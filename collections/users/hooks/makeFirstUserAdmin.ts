import type { CollectionBeforeChangeHook, CollectionSlug } from 'payload'

/** Whoever signs up in an empty house runs it: there is nobody else to hand out roles. */
export const makeFirstUserAdmin =
  ({ usersSlug }: { usersSlug: CollectionSlug }): CollectionBeforeChangeHook =>
  async ({ data, operation, req }) => {
    if (operation !== 'create') return data
    const { totalDocs } = await req.payload.count({
      collection: usersSlug,
      overrideAccess: true,
      req,
    })
    return totalDocs === 0 ? { ...data, role: 'admin' } : data
  }
