/** What tells whether readers have an article; of a version as Payload gives it. */
export type Standing = { deletedAt?: unknown; issueNumber?: null | number; stage?: unknown }

/**
 * What a save that the house makes by itself is to readers: the first issue, an unpublication, a published
 * change of the text, or null where it is nothing to them.
 *
 * The issue number tells: it rises with every issue, and a draft beside one leaves it and the stage
 * as they are. What goes into the trash leaves the readers' sight as surely as what is unpublished.
 */
export const publicAct = ({
  doc,
  previousDoc,
}: {
  doc: Standing | undefined
  /** The article as it was saved before; undefined where it is new. */
  previousDoc: Standing | undefined
}): 'publish' | 'refile' | 'unpublish' | null => {
  const was = isOut(previousDoc)
  const is = isOut(doc)
  if (is && !was) return 'publish'
  if (was && !is) return 'unpublish'
  return is && (doc?.issueNumber ?? 0) > (previousDoc?.issueNumber ?? 0) ? 'refile' : null
}

const isOut = (version: Standing | undefined): boolean =>
  version?.stage === 'live' && !version.deletedAt
