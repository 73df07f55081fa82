import { sql } from '@payloadcms/db-postgres'
import type { Payload, PayloadRequest } from 'payload'
import { APIError, createLocalReq } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { sessionOf } from '../../database/sessionOf.ts'
import { transact } from '../../database/transact.ts'
import { actOn } from '../actions/actOn.ts'

type DueArgs = { payload: Payload; slugs: Slugs }

/** What became of the article whose time had come first; null where no time had come. */
export type Due = null | { article: string; lateBy: number; problem: null | string }

/** Minutes until an article that could not go out is tried again: its source's terms may have changed. */
const retryMinutes = 5

/**
 * Publishes the article whose time came first, as it was when it was scheduled. It is held by a lock on its
 * row until it is out or given up, so of several workers one has it, and one that is killed leaves it as it
 * was. One that the desk's rules stand against stays scheduled, with the reason on it, and holds nobody up.
 *
 * @returns `lateBy` in milliseconds
 * @throws what the database says
 */
export const publishDue = async ({ payload, slugs }: DueArgs): Promise<Due> => {
  const req = await createLocalReq({}, payload)
  let due: null | Row = null
  try {
    return await transact({
      req,
      work: async () => {
        due = await takeDue({ req, slugs })
        if (!due) return null
        const { id, late_by: lateBy, reason } = due
        await actOn({
          action: 'publish',
          article: id,
          input: { note: note, ...(reason ? { reason } : {}) },
          isPinned: true,
          overrideAccess: true,
          req,
          slugs,
        })
        return { article: id, lateBy: Number(lateBy), problem: null }
      },
    })
  } catch (error) {
    const failed = due as null | Row
    if (!failed || !(error instanceof Error)) throw error
    const problem = problemOf(error)
    await noteProblem({ id: failed.id, payload, problem, slugs })
    return { article: failed.id, lateBy: Number(failed.late_by), problem }
  }
}

/** The log says who acted; that it was the clock is said beside. */
const note = 'schedule'

type Row = { id: string; late_by: string; reason: null | string }

const tableOf = (slugs: Slugs) => sql.identifier(slugs.articles.replaceAll('-', '_'))

const takeDue = async ({
  req,
  slugs,
}: {
  req: PayloadRequest
  slugs: Slugs
}): Promise<null | Row> => {
  const session = await sessionOf(req)
  const { rows } = await session.execute(sql`
    SELECT id, schedule_reason AS reason,
      round(extract(epoch FROM clock_timestamp() - scheduled_for) * 1000) AS late_by
    FROM ${tableOf(slugs)}
    WHERE stage = 'scheduled' AND scheduled_for <= clock_timestamp() AND deleted_at IS NULL
      AND (schedule_tried_at IS NULL
        OR schedule_tried_at < clock_timestamp() - make_interval(mins => ${retryMinutes}))
    ORDER BY scheduled_for, id LIMIT 1 FOR UPDATE SKIP LOCKED`)
  return (rows[0] as Row | undefined) ?? null
}

/** The name of a refusal; anything else is nothing that an editor could mend. */
const problemOf = (error: Error): string => {
  const data: unknown = error instanceof APIError ? error.data : null
  const reason = typeof data === 'object' && data !== null && 'reason' in data ? data.reason : null
  return typeof reason === 'string' ? reason : 'failed'
}

const noteProblem = async ({
  id,
  payload,
  problem,
  slugs,
}: DueArgs & { id: string; problem: string }): Promise<void> => {
  const session = await sessionOf(await createLocalReq({}, payload))
  await session.execute(sql`
    UPDATE ${tableOf(slugs)} SET schedule_problem = ${problem}, schedule_tried_at = clock_timestamp()
    WHERE id = ${id}::uuid AND stage = 'scheduled'`)
}
