import { sql } from '@payloadcms/db-postgres'

import type { Sql } from '../kinds.ts'
import type { Reference } from './references.ts'
import type { Change, Span } from './session.ts'
import { notes, partsOf } from './session.ts'

/**
 * Writes down every row, and every whole list, that names what is merged, before anything is changed: by
 * this the merge is done, and undone.
 *
 * @returns how far the notes about each column go
 */
export const noteChanges = async ({
  change,
  references,
}: {
  change: Change
  references: readonly Reference[]
}): Promise<Span[]> => {
  const spans: Span[] = []
  let last = 0
  for (const reference of references) {
    const select = reference.kind === 'list' ? lists : cells
    const { rowCount } = await change.session.execute(sql`
      INSERT INTO ${notes} (merge_id, seq, relation, parent_id, lane, before, owner_id)
      SELECT ${change.merge}, ${last}::int + row_number() OVER (ORDER BY f.parent, f.lane),
        ${reference.id}, f.parent::text, f.lane, f.before, ${ownerOf(reference)}
      FROM (${select({ change, reference })}) f`)
    spans.push({ first: last + 1, last: last + (rowCount ?? 0), reference })
    last += rowCount ?? 0
  }
  await weighNotes(change)
  return spans.filter(({ first, last: end }) => end >= first)
}

/** Tells the planner how many there are: it would take them for few, and look at each for each. */
const weighNotes = async ({ session }: Change): Promise<void> => {
  await session.execute(sql`ANALYZE ${notes}`)
}

type Args = { change: Change; reference: Reference }

const lists = ({ change: { from }, reference }: Args): Sql => {
  const { column, lane, table, token } = partsOf(reference)
  return sql`
    SELECT r.parent_id AS parent, ${lane} AS lane, jsonb_agg(${token} ORDER BY r."order", r.id) AS before
    FROM ${table} r
    WHERE r.parent_id IN (SELECT parent_id FROM ${table} r WHERE ${column} = ${from}::uuid)
    GROUP BY 1, 2 HAVING bool_or(${column} = ${from}::uuid)`
}

const cells = ({ change: { from }, reference }: Args): Sql => {
  const { column, table } = partsOf(reference)
  return sql`SELECT r.id AS parent, '' AS lane, NULL::jsonb AS before FROM ${table} r
    WHERE ${column} = ${from}::uuid`
}

const ownerOf = (reference: Reference): Sql => {
  const { versions } = partsOf(reference)
  if (versions === null) return sql`NULL`
  return sql`(SELECT v.parent_id::text FROM ${versions} v WHERE v.id = f.parent AND v.latest)`
}

/**
 * Notes as well the versions that were saved since of documents whose newest version was noted then: what
 * a draft took over from the merge goes back with it.
 */
export const noteLaterVersions = async ({
  change: { into, merge, session },
  reference,
  since,
}: Args & { since: string }): Promise<void> => {
  const { column, id, table, versions } = partsOf(reference)
  if (versions === null) return
  const at = reference.kind === 'list' ? sql`r.parent_id` : sql`r.id`
  await session.execute(sql`
    WITH later AS MATERIALIZED (
      SELECT v.id, v.parent_id::text AS owner FROM ${versions} v
      WHERE v.created_at > ${since}::timestamptz
        AND EXISTS (SELECT FROM ${table} r WHERE ${at} = v.id AND ${column} = ${into}::uuid)
    )
    INSERT INTO ${notes} (merge_id, seq, relation, parent_id, lane, before)
    SELECT ${merge}, (SELECT max(seq) FROM ${notes} WHERE merge_id = ${merge})
        + row_number() OVER (ORDER BY l.id), ${id}, l.id::text, n.lane, n.before
    FROM later l JOIN ${notes} n ON n.owner_id = l.owner
    WHERE n.merge_id = ${merge} AND n.relation = ${id}`)
}

/** How far the notes of a merge about each column go, as they stand. */
export const spansOf = async ({
  change: { merge, session },
  references,
}: {
  change: Change
  references: readonly Reference[]
}): Promise<Span[]> => {
  const { rows } = await session.execute<{ first: number; last: number; relation: string }>(sql`
    SELECT relation, min(seq) AS first, max(seq) AS last FROM ${notes}
    WHERE merge_id = ${merge} GROUP BY relation`)
  return references.flatMap((reference) => {
    const found = rows.find(({ relation }) => relation === reference.id)
    return found ? [{ first: found.first, last: found.last, reference }] : []
  })
}
