import type { SyncCursor } from '../sync/cursor.ts'
import { readSyncCursor } from '../sync/cursor.ts'
import { given, knownOnly, limitIn } from './input.ts'
import { Refusal } from './refusal.ts'
import type { Answer, Archive, Asked, Route } from './types.ts'

/** Changes carry whole articles. */
const most = 200
const usual = 100

/** What changed for readers, for replicas. */
export const syncRoutes = (): Route[] => [
  // What others have under way decides how far it tells.
  { answer: page, isKept: false, path: '/sync' },
]

async function page({ asked, sync }: Archive & { asked: Asked }): Promise<Answer> {
  knownOnly({ asked, names: ['limit', 'since'] })
  const found = await sync.page({ limit: limitIn({ asked, most, usual }), since: sinceIn(asked) })
  if (found === 'anotherHistory') throw new Refusal('anotherHistory')
  return {
    body: JSON.stringify(found),
    mediaType: 'application/json; charset=utf-8',
    modifiedAt: null,
  }
}

const sinceIn = (asked: Asked): null | SyncCursor => {
  const value = given({ asked, name: 'since' })
  if (value === undefined || value === '') return null
  const cursor = readSyncCursor(value)
  if (!cursor) throw new Refusal('badSince')
  return cursor
}
