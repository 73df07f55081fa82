import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { tableNames } from '../../../collections/tableNames.ts'
import { changeChannel } from './kinds.ts'

/**
 * Tells that articles came out whose embargo ended by the clock: nothing is written then that a trigger
 * could note. Whoever asks twice tells once.
 *
 * @returns how many came out
 */
export const endEmbargoes = async ({
  payload,
  since,
  slugs,
}: {
  payload: Payload
  /** Those that ended before were told; null where nobody knows. */
  since: Date | null
  slugs: Slugs
}): Promise<number> => {
  const { drizzle } = payload.db as unknown as PostgresAdapter
  const articles = sql.identifier(slugs.articles.replaceAll('-', '_'))
  const { rows } = await drizzle.execute(sql`
    WITH ended AS (
      UPDATE ${sql.identifier(tableNames.publicChanges)} c
      SET xact = pg_current_xact_id()::text::bigint, at = now()
      FROM ${articles} a
      WHERE a.embargoed_until <= now()
        AND a.embargoed_until > coalesce(${since?.toISOString() ?? null}::timestamptz, '-infinity') AND a._status = 'published'
        AND c.kind = 'article' AND c.id = a.id::text AND c.at < a.embargoed_until
      RETURNING c.id)
    SELECT pg_notify(${changeChannel}, 'article') FROM ended`)
  return rows.length
}
