import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeDeleteHook } from 'payload'

import { indexedEntries } from '../../../collections/articles/storySketches.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import { sessionOf } from '../../database/sessionOf.ts'
import { storyTables } from './lookup.ts'

/** An article that goes is found by its sketch no more. */
export const forgetStory =
  ({ slugs }: { slugs: Slugs }): CollectionBeforeDeleteHook =>
  async ({ id, req }) => {
    const { entries, sketches } = storyTables(slugs)
    const session = await sessionOf(req)
    await session.execute(sql`
      DELETE FROM ${sql.identifier(entries)} e USING (
        SELECT article_id, unnest(keys[1:${sql.raw(String(indexedEntries))}]) AS key
        FROM ${sql.identifier(sketches)} WHERE article_id = ${id}::uuid
      ) s WHERE e.key = s.key AND e.article_id = s.article_id`)
  }
