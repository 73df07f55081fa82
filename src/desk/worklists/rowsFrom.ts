import { sql } from '@payloadcms/db-postgres'

import type { Slugs } from '../../../collections/slugs.ts'
import type { Sql } from '../../database/worklistConditions.ts'
import type { Worklist, WorklistContext, WorklistOrder } from './table.ts'
import { tableOf } from './table.ts'

/** The rows that a list may hold, and which of their columns tells them apart. */
const rooms: Record<Worklist['from'], { from: (slugs: Slugs) => Sql; id: Sql; kept: Sql }> = {
  a: {
    from: ({ articles }) => sql`${tableOf(articles)} a`,
    id: sql`a.id`,
    kept: sql`a.deleted_at IS NULL`,
  },
  t: { from: ({ tags }) => sql`${tableOf(tags)} t`, id: sql`t.id`, kept: sql`true` },
  v: {
    from: ({ articles }) => sql`${tableOf(`_${articles}_v`)} v`,
    id: sql`v.parent_id`,
    kept: sql`v.latest AND v.parent_id IS NOT NULL AND v.version_deleted_at IS NULL`,
  },
}

type Sorting = {
  /** The rows that come after one that was seen, whether or not it still belongs to the list. */
  after: (args: { id: string; slugs: Slugs }) => Sql
  by: Sql
}

const sortings: Record<WorklistOrder, (id: Sql) => Sorting> = {
  due: (id) => ({
    // What went out meanwhile has no time any more; the list then begins anew.
    after: ({ id: seen, slugs }) => sql`(a.scheduled_for, ${id}) > (
      SELECT coalesce(s.scheduled_for, '-infinity'), s.id FROM ${tableOf(slugs.articles)} s
      WHERE s.id = ${seen}::uuid)`,
    by: sql`a.scheduled_for, ${id}`,
  }),
  newest: (id) => ({
    after: ({ id: seen }) => sql`${id} < ${seen}::uuid`,
    by: sql`${id} DESC`,
  }),
  used: (id) => ({
    after: ({ id: seen, slugs }) => sql`(t.usage, ${id}) < (
      SELECT s.usage, s.id FROM ${tableOf(slugs.tags)} s WHERE s.id = ${seen}::uuid)`,
    by: sql`t.usage DESC, ${id} DESC`,
  }),
}

type RowsArgs = {
  /** Only what comes after this one. */
  after?: string | undefined
  context: WorklistContext
  limit: number
  list: Worklist
}

/** The ids of a list, in its order. */
export const idsOf = (args: RowsArgs): Sql => {
  const { context, limit, list } = args
  const first = idsWhere({ ...args, where: list.where(context) })
  if (!list.also) return first
  const more = idsWhere({ ...args, where: list.also(context) })
  return sql`SELECT id FROM ((${first}) UNION ALL (${more})) both_parts
    ORDER BY id::uuid DESC LIMIT ${limit}`
}

const idsWhere = ({ after, context, limit, list, where }: RowsArgs & { where: Sql }): Sql => {
  const { from, id, kept } = rooms[list.from]
  const sorting = sortings[list.order](id)
  const later = after ? sql`AND ${sorting.after({ id: after, slugs: context.slugs })}` : sql``
  return sql`SELECT ${id}::text AS id FROM ${from(context.slugs)}
    WHERE ${kept} AND ${where} ${later} ORDER BY ${sorting.by} LIMIT ${limit}`
}

type CountArgs = Omit<RowsArgs, 'after' | 'limit'> & { most: number; where: Sql }

/** How many rows of a list meet a condition, counted as far as `most`. */
export const countOf = ({ context, list, most, where }: CountArgs): Sql => {
  const { from, kept } = rooms[list.from]
  return sql`(SELECT count(*)::int FROM (SELECT FROM ${from(context.slugs)}
    WHERE ${kept} AND ${where} LIMIT ${most}) counted)`
}
