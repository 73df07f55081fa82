import type { LedgerEntry } from '../../published/types.ts'
import { safeJson } from '../text/json.ts'

/**
 * The public acts on an article, with the chain of their hashes: each entry names the hash of the one
 * before it, so that none can be left out or put in between unseen. The hashes cover who acted and why as
 * well, which is not told here; so outsiders check the chain, and the text against `contentHash`, while the
 * house can prove the rest.
 */
export const toLedger = ({
  entries,
  notice = {},
  publicId,
}: {
  entries: readonly LedgerEntry[]
  /** What is said of an article that was withdrawn for good. */
  notice?: object
  publicId: string
}): string =>
  safeJson({
    ...notice,
    id: publicId,
    head: entries.at(-1)?.hash ?? null,
    isWhole: isWhole(entries),
    entries,
  })

/** Whether every entry names the one before it. */
const isWhole = (entries: readonly LedgerEntry[]): boolean =>
  entries.every(
    ({ previousHash, sequence }, at) =>
      sequence === at + 1 && previousHash === (entries[at - 1]?.hash ?? null),
  )
