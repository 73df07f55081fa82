import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { tableNames } from '../../../collections/tableNames.ts'
import { changeFunction, fingerprintOf, restartStatements, triggerStatements } from './triggers.ts'

type Args = { payload: Payload; slugs: Slugs }

/**
 * Makes the triggers that tell of public changes, unless they are there as they should be. Triggers are
 * no part of Payload's schema, so a host's migrations do not carry them; one question a start is what
 * that costs.
 *
 * Resolves to false, with a warning, where the tables are not there yet or the account may not make
 * triggers: readers are then served without a cache of answers, and nothing else is lost.
 */
export const ensureTriggers = async ({ payload, slugs }: Args): Promise<boolean> => {
  const statements = triggerStatements({ slugs })
  const wanted = fingerprintOf(statements.slice(0, -1))
  const { drizzle } = payload.db as unknown as PostgresAdapter
  const state = await drizzle.execute<State>(sql`
    SELECT to_regclass(${tableNames.publicChanges}) IS NOT NULL AS "isMigrated",
      obj_description(to_regprocedure(${`${changeFunction}()`}), 'pg_proc') AS found`)
  const { found, isMigrated } = state.rows[0] ?? { found: null, isMigrated: false }
  if (!isMigrated) return false
  const isRestored = await liesInTheFuture(drizzle)
  if (found === wanted && !isRestored) return true
  try {
    await drizzle.transaction(async (transaction) => {
      // Two processes that start at once take turns; the second finds its work done and does it again.
      await transaction.execute(sql`SELECT pg_advisory_xact_lock(hashtext(${changeFunction}))`)
      const restart = (await liesInTheFuture(transaction)) ? restartStatements : []
      for (const statement of [...statements, ...restart]) {
        await transaction.execute(sql.raw(statement))
      }
    })
    return true
  } catch (error) {
    payload.logger.warn({
      err: error,
      msg: 'The triggers that tell of public changes could not be made, so answers are not kept. Let the account of DATABASE_URL own the tables, or run `npm run migrate` with one that does.',
    })
    return false
  }
}

/** Whether changes were noted in transactions that this server has not come to. */
const liesInTheFuture = async (session: Session): Promise<boolean> => {
  const { rows } = await session.execute<{ isFuture: boolean }>(sql`
    SELECT coalesce(max(xact) >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint, false)
      AS "isFuture" FROM ${sql.identifier(tableNames.publicChanges)}`)
  return rows[0]?.isFuture ?? false
}

type Session = Pick<PostgresAdapter['drizzle'], 'execute'>

type State = { found: null | string; isMigrated: boolean }
