import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import { tableNames } from '../../../collections/tableNames.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import type { UndoEntry } from '../settle/undo.ts'
import { sessionOf } from '../../database/sessionOf.ts'
import type { RollbackState } from './state.ts'
import type { RollbackContext } from './types.ts'

/** One thing to be undone. */
export type Step =
  { entry: UndoEntry; kind: 'entry'; seq: number } | { id: string; kind: 'document' }

/**
 * What comes next, from where the state says: first what was written over, the newest first, because two
 * documents of one run may have changed the same article; then what the run made. A document whose
 * entry had to be left is left as well.
 */
export const nextSteps = async ({
  context: { dryRun, payload, req, run, slugs },
  limit,
  state,
}: {
  context: RollbackContext
  limit: number
  state: RollbackState
}): Promise<Step[]> => {
  const session = await sessionOf(req)
  const { documents, undo } = tablesOf({ payload, slugs })
  const before = state.beforeSeq === null ? sql`` : sql`and seq < ${state.beforeSeq}`
  const entries = await session.execute<EntryRow>(
    sql`select seq, document, previous, changes from ${undo} where run = ${run.id} ${before} order by seq desc limit ${limit}`,
  )
  if (entries.rows.length > 0) {
    return entries.rows.map(({ changes, document, previous, seq }) => ({
      entry: { articles: changes.articles, document, links: changes.links, previous },
      kind: 'entry',
      seq: Number(seq),
    }))
  }
  const isFree = dryRun
    ? sql``
    : sql`and not exists (select from ${undo} u where u.run = ${run.id} and u.document = d.id::text)`
  const made = await session.execute<{ id: string }>(
    sql`select d.id::text as id from ${documents} d where d.run_id = ${run.id} ${after(state)} ${isFree} order by d.id limit ${limit}`,
  )
  return made.rows.map(({ id }) => ({ id, kind: 'document' }))
}

const after = ({ afterId }: RollbackState) =>
  afterId === null ? sql`` : sql`and d.id > ${afterId}`

type EntryRow = {
  changes: Pick<UndoEntry, 'articles' | 'links'>
  document: string
  previous: UndoEntry['previous']
  seq: number | string
}

/** What was written over is there again: its entry has nothing more to say. */
export const removeEntry = async ({
  context: { payload, req, slugs },
  seq,
}: {
  context: RollbackContext
  seq: number
}): Promise<void> => {
  const session = await sessionOf(req)
  const { undo } = tablesOf({ payload, slugs })
  await session.execute(sql`delete from ${undo} where seq = ${seq}`)
}

/** How many steps there are to take from here. */
export const countWork = async ({
  payload,
  run,
  slugs,
  state,
}: {
  payload: Payload
  run: string
  slugs: Slugs
  state: RollbackState
}): Promise<number> => {
  const { drizzle } = payload.db as unknown as PostgresAdapter
  const { documents, undo } = tablesOf({ payload, slugs })
  const before = state.beforeSeq === null ? sql`` : sql`and seq < ${state.beforeSeq}`
  const { rows } = await drizzle.execute<{ count: number | string }>(
    sql`select (select count(*) from ${undo} where run = ${run} ${before}) + (select count(*) from ${documents} d where d.run_id = ${run} ${after(state)}) as count`,
  )
  return Number(rows[0]?.count ?? 0)
}

const tablesOf = ({ payload, slugs }: { payload: Payload; slugs: Slugs }) => {
  const { tables } = payload.db as unknown as PostgresAdapter
  return {
    documents: sql`${tables[slugs.documents.replaceAll('-', '_')]}`,
    undo: sql`${tables[tableNames.importUndo]}`,
  }
}
