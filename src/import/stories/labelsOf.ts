import type { PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import type { Label } from '../../match/stories/commonNames.ts'

/** Tags by their names, in their order, each with how many articles carry it. */
export const labelsOf = async ({
  req,
  slugs,
  tags,
}: {
  req: PayloadRequest
  slugs: Slugs
  tags: readonly string[]
}): Promise<Label[]> => {
  if (tags.length === 0) return []
  const { docs } = await req.payload.find({
    collection: slugs.tags,
    depth: 0,
    limit: 0,
    overrideAccess: true,
    pagination: false,
    req,
    select: { label: true, usage: true },
    where: { id: { in: [...tags] } },
  })
  const labels = new Map(
    docs.map(({ id, label, usage }) => [id, { articles: usage ?? 0, label }] as const),
  )
  return tags.flatMap((id) => labels.get(id) ?? [])
}
