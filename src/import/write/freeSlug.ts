import { shortId, sha256Hex } from '../../text/hash.ts'
import { identityKey } from '../../text/identityKey.ts'
import { nameSlug } from '../../text/slug.ts'
import type { WriteContext } from '../context.ts'

/**
 * The slug of a new tag or source; two names that differ in tashkeel alone (عُمان, عمّان) would have the
 * same, so the second takes a piece of its key's hash along.
 */
export const freeSlug = async ({
  collection,
  context: { payload, req },
  name,
}: {
  collection: 'sources' | 'tags'
  context: WriteContext
  name: string
}): Promise<string> => {
  const slug = nameSlug(name)
  const { totalDocs } = await payload.count({
    collection,
    overrideAccess: true,
    req,
    where: { slug: { equals: slug } },
  })
  return totalDocs === 0 ? slug : `${slug}-${shortId(sha256Hex(identityKey(name)))}`
}
