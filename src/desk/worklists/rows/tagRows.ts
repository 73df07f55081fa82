import type { DeskArgs } from '../context.ts'
import type { TagRow } from './types.ts'

/** Tags as rows of a list, in the order of their ids; those that the user may not read are left out. */
export const tagRows = async ({
  ids,
  req,
  slugs,
}: DeskArgs & { ids: readonly string[] }): Promise<TagRow[]> => {
  if (ids.length === 0) return []
  const { docs } = await req.payload.find({
    collection: slugs.tags,
    currentDepth: 1,
    depth: 0,
    limit: 0,
    overrideAccess: false,
    pagination: false,
    req,
    select: { label: true, usage: true },
    where: { id: { in: [...ids] } },
  })
  const { update } = req.payload.collections[slugs.tags].config.access
  const mayDecide = Boolean(await update({ req }))
  const found = new Map(docs.map((tag) => [tag.id, tag]))
  return ids.flatMap((id): TagRow[] => {
    const tag = found.get(id)
    return tag ? [{ id, kind: 'tag', label: tag.label, mayDecide, usage: tag.usage ?? 0 }] : []
  })
}
