import { createHash } from 'node:crypto'

import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { outboxFunction, outboxStatements } from './triggers.ts'

/**
 * Makes the triggers that fill the outbox, unless they are there as they should be: triggers are no part of
 * Payload's schema, so a host's migrations do not carry them. Resolves to false, with an error in the log,
 * where they cannot be made: channels are then told nothing.
 */
export const ensureOutbox = async ({
  payload,
  slugs,
}: {
  payload: Payload
  slugs: Slugs
}): Promise<boolean> => {
  const statements = outboxStatements({ slugs })
  const wanted = createHash('sha256').update(statements.join('\n')).digest('hex').slice(0, 32)
  const { drizzle } = payload.db as unknown as PostgresAdapter
  const { rows } = await drizzle.execute<{ found: null | string; isMigrated: boolean }>(sql`
    SELECT to_regclass(${`"${slugs.deliveries.replaceAll('-', '_')}"`}) IS NOT NULL AS "isMigrated",
      obj_description(to_regprocedure(${`${outboxFunction}()`}), 'pg_proc') AS found`)
  const { found, isMigrated } = rows[0] ?? { found: null, isMigrated: false }
  if (!isMigrated) return false
  if (found === wanted) return true
  try {
    await drizzle.transaction(async (transaction) => {
      // Processes that start at once take turns.
      await transaction.execute(sql`SELECT pg_advisory_xact_lock(hashtext(${outboxFunction}))`)
      for (const statement of statements) await transaction.execute(sql.raw(statement))
      await transaction.execute(sql.raw(`COMMENT ON FUNCTION ${outboxFunction}() IS '${wanted}'`))
    })
    return true
  } catch (error) {
    payload.logger.error({
      err: error,
      msg: 'The triggers that queue what channels are told could not be made, so no webhook is sent. Let the account of DATABASE_URL own the tables, or run `npm run migrate` with one that does.',
    })
    return false
  }
}
