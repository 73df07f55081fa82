import type { CollectionBeforeChangeHook, PayloadRequest, SanitizedCollectionConfig } from 'payload'

import { sha256Hex } from '../../src/text/hash.ts'
import { identityKey } from '../../src/text/identityKey.ts'
import { matchKey } from '../../src/text/matchKey.ts'
import { consonantSkeleton } from '../../src/text/skeleton.ts'
import { nameSlug, slugBase } from '../../src/text/slug.ts'

/**
 * Keeps the keys of a named thing (a tag, a source) beside its name: `identityKey`, which is unique,
 * `matchKey` and `skeleton`, by which alike names are found, and the slug, which stays what it was once
 * given.
 */
export const stampNameKeys =
  ({ from }: { from: 'label' | 'name' }): CollectionBeforeChangeHook =>
  async ({ collection, data, originalDoc, req }) => {
    const name: unknown = data[from] ?? originalDoc?.[from]
    if (typeof name !== 'string') return data
    const identity = identityKey(name)
    const wanted = slugBase(data.slug ?? '') || originalDoc?.slug || nameSlug(name)
    const slug =
      wanted === originalDoc?.slug || !(await isTaken({ collection, req, slug: wanted }))
        ? wanted
        : `${wanted}-${sha256Hex(identity).slice(0, 6)}`
    return {
      ...data,
      identityKey: identity,
      matchKey: matchKey(name),
      skeleton: consonantSkeleton(name),
      slug,
    }
  }

/** Names told apart by a mark alone (عُمان, عمّان) would share an address. */
const isTaken = async ({
  collection,
  req,
  slug,
}: {
  collection: SanitizedCollectionConfig
  req: PayloadRequest
  slug: string
}): Promise<boolean> => {
  const { totalDocs } = await req.payload.count({
    collection: collection.slug,
    overrideAccess: true,
    req,
    where: { slug: { equals: slug } },
  })
  return totalDocs > 0
}
