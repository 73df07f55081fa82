import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { tableNames } from '../../../../collections/tableNames.ts'
import { sessionOf } from '../../../database/sessionOf.ts'
import type { MergeKind, Sql } from '../kinds.ts'
import type { Pair } from '../names.ts'
import type { ChangedNames } from './changeNames.ts'

export const merges: Sql = sql`${sql.identifier(tableNames.merges)}`

/** What a merge changed beside the notes. */
export type MergeChanges = ChangedNames & {
  /** Saved articles that stood under the merged name. */
  articles: number
}

/**
 * Writes that a merge has begun, outside its transaction, so that others see how far it is.
 */
export const recordBegin = async ({
  at,
  id,
  of,
  pair: { from, into },
  req,
  total,
}: {
  /** The moment that all it changes is said to be changed at. */
  at: string
  id: string
  of: MergeKind
  pair: Pair
  req: PayloadRequest
  total: number
}): Promise<void> => {
  const { by, name } = whoAsks(req)
  await outside(req).execute(sql`
    INSERT INTO ${merges}
      (at, id, kind, from_id, into_id, from_name, into_name, by_id, by_name, state, total)
    VALUES (${at}, ${id}, ${of}, ${from.id}, ${into.id}, ${from.name}, ${into.name}, ${by}, ${name},
      'running', ${total})`)
}

export const recordProgress = async ({
  changed,
  id,
  req,
}: {
  changed: number
  id: string
  req: PayloadRequest
}): Promise<void> => {
  await outside(req).execute(sql`UPDATE ${merges} SET changed = ${changed} WHERE id = ${id}`)
}

/** Writes that it is done, with the merge itself: both are there, or neither. */
export const recordDone = async ({
  changes,
  id,
  req,
}: {
  changes: MergeChanges
  id: string
  req: PayloadRequest
}): Promise<void> => {
  const session = await sessionOf(req)
  await session.execute(sql`
    UPDATE ${merges} SET state = 'done', changed = total, names = ${JSON.stringify(changes)}::jsonb
    WHERE id = ${id}`)
}

/** Writes that nothing came of it. */
export const recordFailed = async ({
  id,
  req,
}: {
  id: string
  req: PayloadRequest
}): Promise<void> => {
  await outside(req).execute(
    sql`UPDATE ${merges} SET state = 'failed' WHERE id = ${id} AND state = 'running'`,
  )
}

export const recordUndone = async ({
  id,
  req,
}: {
  id: string
  req: PayloadRequest
}): Promise<void> => {
  const { by, name } = whoAsks(req)
  const session = await sessionOf(req)
  await session.execute(sql`
    UPDATE ${merges} SET state = 'undone', undone_at = now(), undone_by_id = ${by},
      undone_by_name = ${name} WHERE id = ${id}`)
}

/** A connection of the pool that is in no transaction. */
const outside = (req: PayloadRequest) => (req.payload.db as unknown as PostgresAdapter).drizzle

/** Whoever asks, by id and by what people call them. */
export const whoAsks = ({ user }: PayloadRequest): { by: null | string; name: null | string } => {
  if (!user) return { by: null, name: null }
  const { email, name } = user as { email?: unknown; name?: unknown }
  const called = [name, email].find((one) => typeof one === 'string' && one !== '')
  return { by: user.id, name: typeof called === 'string' ? called : null }
}
