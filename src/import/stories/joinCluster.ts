import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import type { ClusterChoice } from '../../match/stories/chooseCluster.ts'
import { arrayText, storyTables } from './lookup.ts'
import { sessionOf } from '../../database/sessionOf.ts'

/** An article whose cluster changed, and the key of its headline. */
export type Joined = { id: string; title_key: null | string }

/**
 * Writes a cluster into the articles that are to be in it, and into their newest versions. No version is
 * made: nobody wrote anything, and what an editor has open stays as it is. Without the newest version the
 * next save would put the old cluster back.
 */
export const joinCluster = async ({
  choice: { articles, cluster, clusters },
  req,
  slugs,
}: {
  choice: ClusterChoice<string>
  req: PayloadRequest
  slugs: Slugs
}): Promise<Joined[]> => {
  const tables = storyTables(slugs)
  const { rows } = await (
    await sessionOf(req)
  ).execute<Joined>(
    sql`WITH joined AS (
        UPDATE ${sql.identifier(tables.articles)} SET story_cluster = ${cluster}
        WHERE (id = ANY(${arrayText(articles)}::uuid[])
            OR story_cluster = ANY(${arrayText(clusters)}::text[]))
          AND story_cluster IS DISTINCT FROM ${cluster}
        RETURNING id, title_key
      ), versions AS (
        UPDATE ${sql.identifier(tables.versions)} v SET version_story_cluster = ${cluster}
        FROM joined WHERE v.parent_id = joined.id AND v.latest
      )
      SELECT id, title_key FROM joined ORDER BY id`,
  )
  return rows
}
