import type { SyncChange } from '../deliver/sync/types.ts'
import type { PublishedArticle } from '../deliver/published/types.ts'
import type { SyncedName } from '../deliver/sync/types.ts'
import type { ReplicaStore } from './createReplica.ts'

export type MemoryStore = ReplicaStore & {
  articles: ReadonlyMap<string, PublishedArticle>
  sources: ReadonlyMap<string, SyncedName>
  tags: ReadonlyMap<string, SyncedName>
}

/** A replica in memory: for tests, for small sites, and as the example of a store. */
export const createMemoryStore = (): MemoryStore => {
  const held = {
    article: new Map<string, PublishedArticle>(),
    source: new Map<string, SyncedName>(),
    tag: new Map<string, SyncedName>(),
  }
  let cursor: null | string = null
  const take = (change: SyncChange): void => {
    if (change.action === 'remove') held[change.kind].delete(change.id)
    else if (change.kind === 'article') held.article.set(change.id, change.article)
    else held[change.kind].set(change.id, change.name)
  }
  return {
    apply: (page) => {
      page.changes.forEach(take)
      cursor = page.cursor
      return Promise.resolve()
    },
    articles: held.article,
    clear: () => {
      for (const map of Object.values(held)) map.clear()
      cursor = null
      return Promise.resolve()
    },
    cursor: () => Promise.resolve(cursor),
    sources: held.source,
    tags: held.tag,
  }
}
