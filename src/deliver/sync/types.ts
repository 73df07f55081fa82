import type { PublishedArticle, PublishedName } from '../published/types.ts'

/** A tag or a source as a replica holds it; `movedTo` is the id of what it was merged into. */
export type SyncedName = Omit<PublishedName, 'address'> & { movedTo: null | string }

/** One thing as it is now. Changes may come twice, never too late: the last that came is what holds. */
export type SyncChange =
  | { action: 'put'; article: PublishedArticle; id: string; kind: 'article' }
  | { action: 'put'; id: string; kind: 'source' | 'tag'; name: SyncedName }
  | {
      action: 'remove'
      /** When it was noticed. ISO 8601 */
      at: string
      id: string
      /** Whether it was withdrawn for good, and every copy is to be deleted. */
      isKilled: boolean
      kind: 'article' | 'source' | 'tag'
      /** What the newsroom tells readers of a kill; null where it says nothing. Never why. */
      note: null | string
    }

export type SyncPage = {
  changes: SyncChange[]
  /** To be kept with the changes, and sent as `since` next time. */
  cursor: string
  /** Whether there is more to ask for at once. */
  more: boolean
}
