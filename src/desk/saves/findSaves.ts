import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { sessionOf } from '../../database/sessionOf.ts'

type FindArgs = { id: string; req: PayloadRequest; slugs: Slugs }

/**
 * Has saves of one article wait for each other until the transaction ends. It is no lock of the row: what
 * merges names holds names first and rows then, and a save would wait for it the other way round.
 */
export const queueSaves = async ({ id, req }: FindArgs): Promise<void> => {
  const session = await sessionOf(req)
  await session.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`save ${id}`}, 0))`)
}

/** Whether the newest version is an autosave of somebody else, which an autosave would write over. */
export const isOthersAutosave = async ({
  id,
  me,
  req,
  slugs,
}: FindArgs & { me: null | string }): Promise<boolean> => {
  const session = await sessionOf(req)
  const { rows } = await session.execute(sql`
    SELECT FROM ${versionsOf(slugs)}
    WHERE parent_id = ${id}::uuid AND latest AND autosave
      AND version_edited_by_id IS DISTINCT FROM ${me}::uuid`)
  return rows.length > 0
}

/** Whether anybody else wrote the article after this moment, in milliseconds since 1970. */
export const hasColleagueSince = async ({
  id,
  me,
  req,
  seen,
  slugs,
}: FindArgs & { me: null | string; seen: number }): Promise<boolean> => {
  const session = await sessionOf(req)
  const { rows } = await session.execute(sql`
    SELECT FROM ${versionsOf(slugs)}
    WHERE parent_id = ${id}::uuid AND version_edited_at > ${new Date(seen).toISOString()}::timestamptz
      AND version_edited_by_id IS DISTINCT FROM ${me}::uuid LIMIT 1`)
  return rows.length > 0
}

const versionsOf = (slugs: Slugs) => sql.identifier(`_${slugs.articles.replaceAll('-', '_')}_v`)
