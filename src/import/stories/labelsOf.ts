import type { PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'

/** The names of tags in their order, with spaces between them; null where there are none. */
export const labelsOf = async ({
  req,
  slugs,
  tags,
}: {
  req: PayloadRequest
  slugs: Slugs
  tags: readonly string[]
}): Promise<null | string> => {
  if (tags.length === 0) return null
  const { docs } = await req.payload.find({
    collection: slugs.tags,
    depth: 0,
    limit: 0,
    overrideAccess: true,
    pagination: false,
    req,
    select: { label: true },
    where: { id: { in: [...tags] } },
  })
  const labels = new Map(docs.map(({ id, label }) => [id, label]))
  return tags.flatMap((id) => labels.get(id) ?? []).join(' ')
}
