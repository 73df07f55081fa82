import { cache } from 'react'

import { tagPath } from '../addresses/paths.ts'
import { archive, asReader } from './archive.ts'

export type TagView = {
  id: string
  /** Where the tag went when it was merged into another. */
  movedTo: null | string
  name: string
  path: string
}

/** The tag of a slug; null where readers have none, as with a word marked as noise. */
export const tagBySlug = cache(async (slug: string): Promise<null | TagView> => {
  const payload = await archive()
  const { docs } = await payload.find({
    ...asReader,
    collection: 'tags',
    depth: 1,
    limit: 1,
    populate: { tags: { slug: true } },
    select: { label: true, mergedInto: true, slug: true },
    where: { slug: { equals: slug } },
  })
  const [tag] = docs
  if (!tag?.slug) return null
  const target = typeof tag.mergedInto === 'object' ? tag.mergedInto : null
  return {
    id: tag.id,
    movedTo: target?.slug ? tagPath(target.slug) : null,
    name: tag.label,
    path: tagPath(tag.slug),
  }
})
