import type { PayloadRequest } from 'payload'

import { idOf } from '../../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../../collections/slugs.ts'

/**
 * The source of one of these identity keys, by its name or an alias; one that was merged into another
 * is that other. Null where the archive has none.
 */
export const findSource = async ({
  keys,
  req,
  slugs,
}: {
  keys: readonly string[]
  req: PayloadRequest
  slugs: Slugs
}): Promise<null | string> => {
  for (const path of ['identityKey', 'aliases.key']) {
    const { docs } = await req.payload.find({
      collection: slugs.sources,
      depth: 0,
      limit: 1,
      overrideAccess: true,
      pagination: false,
      req,
      select: { mergedInto: true },
      sort: 'id',
      where: { [path]: { in: [...keys] } },
    })
    const [found] = docs
    if (found) return idOf(found.mergedInto) ?? found.id
  }
  return null
}

/** Merges that are followed from one source to the next: enough, and an end where they go in a ring. */
const mostMerges = 10

/** The source of this id, or the one that it was merged into, with its name; null where it was deleted. */
export const findSourceById = async ({
  id,
  req,
  slugs,
}: {
  id: string
  req: PayloadRequest
  slugs: Slugs
}): Promise<null | { id: string; name: string }> => {
  let next: null | string = id
  let found: null | { id: string; name: string } = null
  for (let merges = 0; next && merges <= mostMerges; merges += 1) {
    const source = await req.payload.findByID({
      collection: slugs.sources,
      depth: 0,
      disableErrors: true,
      id: next,
      overrideAccess: true,
      req,
      select: { mergedInto: true, name: true },
    })
    if (!source) return found
    found = { id: source.id, name: source.name }
    next = idOf(source.mergedInto)
  }
  return found
}
