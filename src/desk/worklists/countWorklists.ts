import { sql } from '@payloadcms/db-postgres'

import { sessionOf } from '../../database/sessionOf.ts'
import type { Sql } from '../../database/worklistConditions.ts'
import type { DeskArgs } from './context.ts'
import { roleFor, worklistContext } from './context.ts'
import type { WorklistName } from './names.ts'
import { worklistNames } from './names.ts'
import { countOf } from './rowsFrom.ts'
import type { WorklistContext } from './table.ts'
import { tableOf, worklists } from './table.ts'

/** `isMore`: there are more than that, and nobody needs to know how many. */
export type WorklistCount = { count: number; isMore: boolean; name: WorklistName }

/** As far as a list is counted that is counted by itself. */
export const mostCounted = 1000

/** As many open articles are looked through for the lists that are counted together. */
export const mostLookedThrough = 200_000

/**
 * How many rows every list has, in the order of the table: one statement, and two for the terms of the
 * sources.
 *
 * Lists of open articles are counted together, in one pass, exactly: they are what the desk measures its
 * day by. Each of the others is counted as far as a thousand.
 *
 * @throws APIError 403
 */
export const countWorklists = async ({ req, slugs }: DeskArgs): Promise<WorklistCount[]> => {
  await roleFor({ req, slugs })
  const context = await worklistContext({ asksRights: true, req, slugs })
  const session = await sessionOf(req)
  const { rows } = await session.execute<Record<string, number>>(countsOf(context))
  const counts = rows[0] ?? {}
  const isAll = (counts['open'] ?? 0) < mostLookedThrough
  return worklistNames.map((name) => {
    const also = counts[`${name} also`] ?? 0
    const count = (counts[name] ?? 0) + also
    if (worklists[name].counted === 'together') {
      return { count, isMore: !isAll || also > mostCounted, name }
    }
    return { count: Math.min(count, mostCounted), isMore: count > mostCounted, name }
  })
}

const countsOf = (context: WorklistContext) => {
  const open: Sql[] = [sql`count(*)::int AS open`]
  const alone: Sql[] = []
  for (const name of worklistNames) {
    const list = worklists[name]
    const where = list.where(context)
    const as = sql.identifier(name)
    if (list.counted === 'together') open.push(sql`count(*) FILTER (WHERE ${where})::int AS ${as}`)
    else alone.push(sql`${countOf({ context, list, most: mostCounted + 1, where })} AS ${as}`)
    if (list.also) {
      const more = countOf({ context, list, most: mostCounted + 1, where: list.also(context) })
      alone.push(sql`${more} AS ${sql.identifier(`${name} also`)}`)
    }
  }
  return sql`SELECT open.*, ${sql.join(alone, sql`, `)} FROM (
    SELECT ${sql.join(open, sql`, `)} FROM (${openVersions(context)}) v) open`
}

/** The open articles, by what the index "desk" holds of them: no row is visited. */
const openVersions = ({ slugs }: WorklistContext): Sql => sql`
  SELECT v.parent_id, v.version_stage, v.version_headline_origin, v.version_source_id,
    v.version_original_published_at, v.version_rights_republish, v.version_story_cluster
  FROM ${tableOf(`_${slugs.articles}_v`)} v
  WHERE v.latest AND v.parent_id IS NOT NULL AND v.version_deleted_at IS NULL
    AND v.version_stage IN ('imported', 'review', 'ready')
  LIMIT ${mostLookedThrough}`
