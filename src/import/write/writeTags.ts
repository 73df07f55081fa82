import { limits } from '../../../collections/limits.ts'
import { identityKey } from '../../text/identityKey.ts'
import type { TagCandidate } from '../../match/tags/types.ts'
import type { KnownTags } from '../archive/findTags.ts'
import type { WriteContext } from '../context.ts'

/** Tags of one article; Payload's field takes no more. */
const mostTags = 100

/**
 * The tags of accepted candidates, in the order of the line: found by name or alias, else made as
 * candidates. What an editor called noise is left out.
 */
export const writeTags = async ({
  accepted,
  context,
  known,
}: {
  accepted: readonly TagCandidate[]
  context: WriteContext
  known: KnownTags
}): Promise<string[]> => {
  const { payload, req, slugs } = context
  const ids = new Set<string>()
  const made = new Map<string, string>()
  for (const { label } of accepted) {
    const identity = identityKey(label)
    if (ids.size === mostTags || identity === '' || label.length > limits.name) continue
    const tag = known.byName(label)
    if (tag?.status === 'noise') continue
    const id = tag?.id ?? made.get(identity)
    if (id) {
      ids.add(id)
      continue
    }
    const created = await payload.create({
      collection: slugs.tags,
      data: {
        label,
        status: 'candidate',
        usage: 0,
      },
      depth: 0,
      overrideAccess: true,
      req,
    })
    made.set(identity, created.id)
    ids.add(created.id)
  }
  return [...ids]
}

/**
 * Counts articles that took these tags on, or gave them up. In the order of ids, so that two imports
 * at once do not wait for each other; by the database itself, so that neither loses the other's count.
 */
export const countTagUse = async ({
  by,
  context: { payload, req, slugs },
  tags,
}: {
  by: -1 | 1
  context: WriteContext
  tags: readonly string[]
}): Promise<void> => {
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
