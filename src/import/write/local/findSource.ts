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
