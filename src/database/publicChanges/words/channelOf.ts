import { createHash } from 'node:crypto'

import type { PostgresAdapter } from '@payloadcms/db-postgres'

import { tableNames } from '../../../../collections/tableNames.ts'

/** What the names of our channels begin with, for a Redis that allows channels by name. */
export const channelPrefix = 'nashra:changes:'

/**
 * The channel of an archive: the same for all its processes, and another for each archive, so that several may
 * share a Redis. The archive's history names it, with its database, since a copy has the same history.
 */
export const channelOf = async ({ pool }: Pick<PostgresAdapter, 'pool'>): Promise<string> => {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT current_database() || ' ' || id AS name FROM "${tableNames.publicChanges}"
     WHERE kind = 'generation'`,
  )
  const [archive] = rows
  if (!archive) throw new Error('the archive has no history yet')
  return channelPrefix + createHash('sha256').update(archive.name).digest('hex').slice(0, 16)
}
