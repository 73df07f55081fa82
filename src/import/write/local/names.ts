import type { ArchiveWrites, NewSource } from '../../archive/types.ts'
import type { WriteContext } from '../../context.ts'

/** Makes a source; its full name becomes an alias by which the next signature finds it. */
export const createSource = async ({
  context: { payload, req, slugs },
  source: { aliases, kind, name },
}: {
  context: WriteContext
  source: NewSource
}): Promise<string> => {
  const { id } = await payload.create({
    collection: slugs.sources,
    data: { aliases: aliases.map((alias) => ({ name: alias })), kind, name },
    depth: 0,
    overrideAccess: true,
    req,
  })
  return id
}

/** Makes a tag, as a candidate that an editor may approve. */
export const createTag = async ({
  context: { payload, req, slugs },
  label,
}: {
  context: WriteContext
  label: string
}): Promise<string> => {
  const { id } = await payload.create({
    collection: slugs.tags,
    data: { label, status: 'candidate', usage: 0 },
    depth: 0,
    overrideAccess: true,
    req,
  })
  return id
}

/**
 * Counts articles that took tags on, or gave them up. In the order of ids, so that two imports at once
 * do not wait for each other; by the database itself, so that neither loses the other's count.
 */
export const countTagUse = async ({
  by,
  context: { payload, req, slugs },
  tags,
}: Parameters<ArchiveWrites['countTagUse']>[0] & { context: WriteContext }): Promise<void> => {
  for (const id of [...tags].sort()) {
    await payload.db.updateOne({
      collection: slugs.tags,
      data: { usage: { $inc: by } },
      id,
      req,
      returning: false,
    })
  }
}
