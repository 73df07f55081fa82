import { sql } from '@payloadcms/db-postgres'

import { sessionOf } from '../../../database/sessionOf.ts'
import { openConflict } from '../../../database/worklistConditions.ts'
import type { DeskArgs } from '../context.ts'
import type { WorklistName } from '../names.ts'
import { tableOf } from '../table.ts'

/** What stands about an article elsewhere in the archive. */
export type RowFacts = {
  conflicts: string[]
  openTitles: number
  scheduleProblem: null | string
  storyMates: number
}

/**
 * What a list says of its articles beyond their own fields: in one statement. Fields that conflict are
 * looked up only where the list is about them.
 */
export const findRowFacts = async ({
  ids,
  name,
  req,
  slugs,
}: DeskArgs & { ids: readonly string[]; name: WorklistName }): Promise<Map<string, RowFacts>> => {
  const articles = tableOf(slugs.articles)
  const conflicts =
    name === 'conflicts'
      ? sql`(SELECT jsonb_agg(DISTINCT c->>'field') FROM ${tableOf(slugs.documents)} d,
          jsonb_array_elements(d.parse->'conflicts') c
          WHERE ${openConflict(sql`d.parse`)} AND NOT c ? 'decided' AND c->>'article' = a.id::text)`
      : sql`NULL::jsonb`
  const session = await sessionOf(req)
  const { rows } = await session.execute<{
    conflicts: null | string[]
    id: string
    open_titles: number
    problem: null | string
    story_mates: number
  }>(sql`
    SELECT a.id::text AS id, a.schedule_problem AS problem, ${conflicts} AS conflicts,
      (SELECT count(*)::int FROM ${tableOf(slugs.relatedLinks)} l
        WHERE l.from_id = a.id AND l.state = 'unresolved') AS open_titles,
      (SELECT count(*)::int FROM ${articles} o
        WHERE o.story_cluster = a.story_cluster AND o.id <> a.id AND o.deleted_at IS NULL
          AND o.stage NOT IN ('rejected', 'archived')) AS story_mates
    FROM ${articles} a WHERE a.id = ANY(${`{${ids.join(',')}}`}::uuid[])`)
  return new Map(
    rows.map(({ conflicts: fields, id, open_titles, problem, story_mates }) => [
      id,
      {
        conflicts: fields ?? [],
        openTitles: open_titles,
        scheduleProblem: problem,
        storyMates: story_mates,
      },
    ]),
  )
}
