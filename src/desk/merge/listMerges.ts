import { sql } from '@payloadcms/db-postgres'

import { sessionOf } from '../../database/sessionOf.ts'
import { merges } from './change/record.ts'
import { isMerging } from './change/turn.ts'
import type { MergeArgs, MergeKind, Sql } from './kinds.ts'
import { namesTable } from './kinds.ts'
import type { MergeRefusal } from './refuse.ts'
import { refusal, refuseStrangers, sentence } from './refuse.ts'

/** As long as this a merge can be undone; then its notes are thrown away. */
export const daysToUndo = 90

/** A merge as the list tells it. */
export type MergeRow = {
  /** Saved articles that stood under the merged name. */
  articles: number
  at: string
  by: Person | null
  /** Rows that were changed by now, and in all. */
  changed: number
  from: MergedName
  id: string
  into: MergedName
  of: MergeKind
  /** `interrupted`: its process ended in the middle, and nothing came of it. */
  state: 'done' | 'failed' | 'interrupted' | 'running' | 'undone'
  total: number
  /** Whether it can be undone now; the sentence says why not. */
  undo: { isAllowed: boolean; message: null | string; reason: MergeRefusal | null }
  undoneAt: null | string
  undoneBy: Person | null
}

type Person = { id: string; name: null | string }

/** A name as it was called when it was merged. */
type MergedName = { id: string; name: string }

/** Most merges that are told at once. */
const mostTold = 100

/**
 * The merges of tags, or of sources, the latest first: who merged what into what, when, how far one is
 * that is running, and which can be undone.
 *
 * @param args.before goes on after the merge of this id
 * @throws APIError 403
 */
export const listMerges = async ({
  before,
  limit = 50,
  ...args
}: MergeArgs & { before?: string; limit?: number }): Promise<{
  docs: MergeRow[]
  hasMore: boolean
}> => {
  await refuseStrangers(args)
  const most = Math.min(mostTold, Math.max(1, Math.trunc(limit)))
  const earlier = before ? sql`AND m.seq < (SELECT seq FROM ${merges} WHERE id = ${before})` : sql``
  const docs = await find({ ...args, limit: most + 1, which: earlier })
  return { docs: docs.slice(0, most), hasMore: docs.length > most }
}

/**
 * One merge.
 *
 * @throws APIError 404
 */
export const findMerge = async ({ id, ...args }: MergeArgs & { id: string }): Promise<MergeRow> => {
  const [found] = await find({ ...args, limit: 1, which: sql`AND m.id = ${id}` })
  if (!found) throw refusal({ ...args, reason: 'noMerge' })
  return found
}

type Found = Record<'articles' | 'changed' | 'total', number> &
  Record<'at' | 'from' | 'from_name' | 'id' | 'into' | 'into_name', string> &
  Record<'by' | 'by_name' | 'undone_at' | 'undone_by' | 'undone_by_name', null | string> &
  Record<'is_followed' | 'is_gone' | 'is_old', boolean> & {
    state: Exclude<MergeRow['state'], 'interrupted'>
  }

const find = async ({
  limit,
  which,
  ...args
}: MergeArgs & { limit: number; which: Sql }): Promise<MergeRow[]> => {
  const session = await sessionOf(args.req)
  const isThere = (id: Sql) =>
    sql`EXISTS (SELECT FROM ${namesTable(args)} t WHERE t.id::text = ${id})`
  const { rows } = await session.execute<Found>(sql`
    SELECT m.id, m.at::text, m.from_id AS "from", m.into_id AS "into", m.from_name, m.into_name,
      m.by_id AS by, m.by_name, m.state, m.changed, m.total, m.undone_at::text,
      m.undone_by_id AS undone_by, m.undone_by_name, coalesce((m.names ->> 'articles')::int, 0) AS articles,
      m.at < now() - make_interval(days => ${daysToUndo}) AS is_old,
      NOT (${isThere(sql`m.from_id`)} AND ${isThere(sql`m.into_id`)}) AS is_gone,
      EXISTS (SELECT FROM ${merges} l WHERE l.kind = m.kind AND l.seq > m.seq AND l.state = 'done'
        AND (l.from_id IN (m.from_id, m.into_id) OR l.into_id IN (m.from_id, m.into_id))) AS is_followed
    FROM ${merges} m WHERE m.kind = ${args.of} ${which} ORDER BY m.seq DESC LIMIT ${limit}`)
  const isRunning = rows.some(({ state }) => state === 'running') && (await isMerging(args.req))
  return rows.map((row) => told({ ...args, isRunning, row }))
}

const told = ({
  isRunning,
  of,
  req,
  row,
}: Pick<MergeArgs, 'of' | 'req'> & { isRunning: boolean; row: Found }): MergeRow => {
  const reason = whyNot(row)
  return {
    articles: row.articles,
    at: new Date(row.at).toISOString(),
    by: personOf({ id: row.by, name: row.by_name }),
    changed: row.changed,
    from: { id: row.from, name: row.from_name },
    id: row.id,
    into: { id: row.into, name: row.into_name },
    of,
    state: row.state === 'running' && !isRunning ? 'interrupted' : row.state,
    total: row.total,
    undo: {
      isAllowed: reason === null,
      message: reason && sentence({ reason, req }),
      reason,
    },
    undoneAt: row.undone_at && new Date(row.undone_at).toISOString(),
    undoneBy: personOf({ id: row.undone_by, name: row.undone_by_name }),
  }
}

const whyNot = (row: Found): MergeRefusal | null => {
  if (row.state !== 'done') return 'notDone'
  if (row.is_gone) return 'gone'
  if (row.is_followed) return 'notLast'
  return row.is_old ? 'tooOld' : null
}

const personOf = ({ id, name }: { id: null | string; name: null | string }): Person | null =>
  id === null ? null : { id, name }
