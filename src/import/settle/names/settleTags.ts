import { limits } from '../../../../collections/limits.ts'
import { identityKey } from '../../../text/identityKey.ts'
import type { TagCandidate } from '../../../match/tags/types.ts'
import type { Archive, KnownTags } from '../../archive/types.ts'

/** Tags of one article; Payload's field takes no more. */
const mostTags = 100

/**
 * The tags of accepted candidates, in their order: found by name or alias, else made as
 * candidates. What an editor called noise is left out.
 */
export const settleTags = async ({
  accepted,
  archive,
  known,
}: {
  accepted: readonly Pick<TagCandidate, 'label'>[]
  archive: Archive
  known: KnownTags
}): Promise<string[]> => {
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
    const created = await archive.createTag(label)
    made.set(identity, created)
    ids.add(created)
  }
  return [...ids]
}
