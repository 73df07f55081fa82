import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { importLocks, withoutImports } from '../../../database/importLocks.ts'
import { sessionOf } from '../../../database/sessionOf.ts'
import { transact } from '../../../database/transact.ts'
import { refusal } from '../refuse.ts'

/** Times that a merge is begun anew where it and somebody who saves wait for each other. */
const mostTries = 3

/**
 * Does `work` in one transaction while no import decides or writes and nobody else merges: an import that
 * comes after it sees its end. Where Postgres ends one of two that wait for each other, it is tried again,
 * unless the transaction is somebody else's.
 *
 * @throws APIError 409 where another merge is on its way
 */
export const inTurn = async <Result>({
  req,
  work,
}: {
  req: PayloadRequest
  work: () => Promise<Result>
}): Promise<Result> => {
  const isJoined = Boolean(await req.transactionID)
  for (let tries = 1; ; tries += 1) {
    try {
      return await transact({ req, work: () => alone({ req, work }) })
    } catch (error) {
      if (isJoined || tries === mostTries || !isDeadlock(error)) throw error
    }
  }
}

const alone = async <Result>({
  req,
  work,
}: {
  req: PayloadRequest
  work: () => Promise<Result>
}): Promise<Result> => {
  const session = await sessionOf(req)
  const { merging, space } = importLocks
  const { rows } = await session.execute<{ taken: boolean }>(
    sql`SELECT pg_try_advisory_xact_lock(${space}, ${merging}) AS taken`,
  )
  if (!rows[0]?.taken) throw refusal({ reason: 'busy', req })
  for (const statement of withoutImports) await session.execute(sql.raw(statement))
  return work()
}

/** Whether a merge is on its way, in whichever process. */
export const isMerging = async (req: PayloadRequest): Promise<boolean> => {
  const session = await sessionOf(req)
  const { rows } = await session.execute(sql`
    SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND classid = ${importLocks.space} AND objid = ${importLocks.merging} LIMIT 1`)
  return rows.length > 0
}

/** PostgreSQL's code for it, on the error or on what caused it (its manual, appendix A). */
const isDeadlock = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && error.code === '40P01') || isDeadlock(error.cause))
