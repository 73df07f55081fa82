import { sql } from '@payloadcms/db-postgres'

import type { Slugs } from '../../../collections/slugs.ts'
import type { Sql } from '../../database/worklistConditions.ts'
import { isBlank, openConflict } from '../../database/worklistConditions.ts'
import type { WorklistName } from './names.ts'

/** What the conditions of the table are written with. */
export type WorklistContext = {
  slugs: Slugs
  /** Sources whose terms leave open whether a text of theirs may be published. */
  unclearSources: readonly string[]
}

export type Worklist = {
  /** More rows, none of which `where` has as well: what another index finds. */
  also?: (context: WorklistContext) => Sql
  /**
   * `together`: one pass over all open articles counts every such list, to the last one. It may ask for the
   * columns of the index "desk" only. `alone`: it is counted by itself, as far as `mostCounted`.
   */
  counted: 'alone' | 'together'
  /** The rows: `v` is the newest version of an article, `a` an article as saved, `t` a tag. */
  from: 'a' | 't' | 'v'
  order: WorklistOrder
  where: (context: WorklistContext) => Sql
}

/**
 * - `newest`: what came last first; ids grow with time, and an id does not change when a row is worked on
 * - `due`: what should have gone out first
 * - `used`: what most articles carry
 */
export type WorklistOrder = 'due' | 'newest' | 'used'

/** Milliseconds that an article may be late before anybody is bothered: a worker looks every few seconds. */
export const graceOfSchedule = 60_000

/**
 * Every list that the desk works through. Counts, lists, what comes next and the dashboard all go by this
 * table.
 *
 * Articles are looked at as editors see them, in their newest version. `withheld` and `overdue` are looked
 * at as they are saved: the schedule notes there why something could not go out.
 */
export const worklists: Readonly<Record<WorklistName, Worklist>> = {
  overdue: {
    counted: 'alone',
    from: 'a',
    order: 'due',
    where: () => sql`a.stage = 'scheduled' AND (a.schedule_problem IS NOT NULL
      OR a.scheduled_for < now() - make_interval(secs => ${graceOfSchedule / 1000}))`,
  },
  withheld: {
    counted: 'alone',
    from: 'a',
    order: 'newest',
    where: () => sql`a.pub_status = 'withheld'`,
  },
  review: {
    counted: 'together',
    from: 'v',
    order: 'newest',
    where: () => sql`${open} AND v.version_stage IN ('imported', 'review')`,
  },
  conflicts: {
    counted: 'alone',
    from: 'v',
    order: 'newest',
    where: ({ slugs }) => sql`v.version_stage NOT IN ('rejected', 'archived') AND v.parent_id IN (
      SELECT (c->>'article')::uuid FROM ${tableOf(slugs.documents)} d,
        jsonb_array_elements(d.parse->'conflicts') c
      WHERE ${openConflict(sql`d.parse`)} AND NOT c ? 'decided')`,
  },
  noHeadline: {
    also: () => sql`${open} AND v.version_headline_origin <> 'inferred'
      AND ${isBlank(sql`v.version_headline`)}`,
    counted: 'together',
    from: 'v',
    order: 'newest',
    where: () => sql`${open} AND v.version_headline_origin = 'inferred'`,
  },
  noSource: {
    counted: 'together',
    from: 'v',
    order: 'newest',
    where: () => sql`${open} AND v.version_source_id IS NULL`,
  },
  noDate: {
    counted: 'together',
    from: 'v',
    order: 'newest',
    where: () => sql`${open} AND v.version_original_published_at IS NULL`,
  },
  rights: {
    counted: 'together',
    from: 'v',
    order: 'newest',
    where: ({ unclearSources }) => {
      const inherited = sql`(v.version_source_id IS NULL
        OR v.version_source_id = ANY(${arrayText(unclearSources)}::uuid[]))`
      // As `rightsVerdict` has it: an article's own terms decide. That they come with a reason is asked for
      // when they are saved.
      return sql`${open} AND CASE
        WHEN v.version_rights_republish IN ('ask', 'unknown') THEN true
        WHEN v.version_rights_republish IN ('yes', 'excerpt', 'no') THEN false
        ELSE ${inherited} END`
    },
  },
  duplicates: {
    counted: 'together',
    from: 'v',
    order: 'newest',
    where: ({ slugs }) => sql`${open} AND v.version_story_cluster IN (
      SELECT o.story_cluster FROM ${tableOf(slugs.articles)} o
      WHERE o.story_cluster IS NOT NULL AND o.deleted_at IS NULL
        AND o.stage NOT IN ('rejected', 'archived')
      GROUP BY o.story_cluster HAVING count(*) > 1)`,
  },
  links: {
    counted: 'alone',
    from: 'v',
    order: 'newest',
    where: ({ slugs }) => sql`v.version_stage NOT IN ('rejected', 'archived') AND EXISTS (
      SELECT FROM ${tableOf(slugs.relatedLinks)} l
      WHERE l.from_id = v.parent_id AND l.state = 'unresolved')`,
  },
  tags: {
    counted: 'alone',
    from: 't',
    order: 'used',
    where: () => sql`t.status = 'candidate' AND t.merged_into_id IS NULL`,
  },
}

/** Articles that have not been out and may still go. */
export const openStages = ['imported', 'review', 'ready'] as const

const open = sql`v.version_stage IN ('imported', 'review', 'ready')`

/** A collection's table. */
export const tableOf = (slug: string): Sql => sql`${sql.identifier(slug.replaceAll('-', '_'))}`

/** An array as Postgres reads it: ids hold nothing that would have to be quoted. */
const arrayText = (ids: readonly string[]): string => `{${ids.join(',')}}`
