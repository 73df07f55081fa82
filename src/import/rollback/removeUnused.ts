import type { Where } from 'payload'

import type { RollbackContext } from './types.ts'

/**
 * Deletes tags and sources that came with the run and that nothing uses any more. What an editor
 * approved, renamed, described or merged is the editor's.
 */
export const removeUnused = async ({
  context,
  sources,
  tags,
}: {
  context: RollbackContext
  sources: readonly string[]
  tags: readonly string[]
}): Promise<void> => {
  const { payload, req, slugs } = context
  const shared = { depth: 0, overrideAccess: true, req } as const
  for (const id of tags) {
    const tag = await payload.findByID({
      ...shared,
      collection: slugs.tags,
      disableErrors: true,
      id,
    })
    if (!tag || !isOfRun({ context, row: tag }) || tag.status !== 'candidate') continue
    if ((tag.usage ?? 0) > 0 || (tag.aliases ?? []).length > 0 || tag.mergedInto) continue
    if (await isUsed({ context, field: 'tags', id })) continue
    if (await hasMerged({ collection: slugs.tags, context, id })) continue
    await payload.delete({ ...shared, collection: slugs.tags, id })
  }
  for (const id of sources) {
    const source = await payload.findByID({
      ...shared,
      collection: slugs.sources,
      disableErrors: true,
      id,
    })
    if (!source || !isOfRun({ context, row: source }) || source.mergedInto) continue
    // Unlike a tag, whose count goes up and down, a source that was saved again was saved by a person.
    if (Math.abs(Date.parse(source.updatedAt) - Date.parse(source.createdAt)) > 1000) continue
    if (await isUsed({ context, field: 'source', id })) continue
    if (await hasMerged({ collection: slugs.sources, context, id })) continue
    await payload.delete({ ...shared, collection: slugs.sources, id })
  }
}

const isOfRun = ({
  context: { run },
  row: { createdAt },
}: {
  context: RollbackContext
  row: { createdAt: string }
}): boolean => Date.parse(createdAt) >= Date.parse(run.started)

/** By an article, in the trash too, or by the newest draft of one. What was once in it is no use. */
const isUsed = async ({
  context: { payload, req, slugs },
  field,
  id,
}: {
  context: RollbackContext
  field: 'source' | 'tags'
  id: string
}): Promise<boolean> => {
  const shared = { collection: slugs.articles, overrideAccess: true, req, trash: true } as const
  const articles: Where = { [field]: { equals: id } }
  if ((await payload.count({ ...shared, where: articles })).totalDocs > 0) return true
  const versions: Where = {
    and: [{ [`version.${field}`]: { equals: id } }, { latest: { equals: true } }],
  }
  return (await payload.countVersions({ ...shared, where: versions })).totalDocs > 0
}

const hasMerged = async ({
  collection,
  context: { payload, req },
  id,
}: {
  collection: 'sources' | 'tags'
  context: RollbackContext
  id: string
}): Promise<boolean> => {
  const where: Where = { mergedInto: { equals: id } }
  const { totalDocs } = await payload.count({ collection, overrideAccess: true, req, where })
  return totalDocs > 0
}
