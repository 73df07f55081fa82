import { sql } from '@payloadcms/db-postgres'

import type { Reference } from './references.ts'
import type { Change, Span } from './session.ts'
import { notes, partsOf, within } from './session.ts'

/** Notes that are worked off in one statement: enough for speed, few enough for progress to be seen. */
const atOnce = 2000

type StepArgs = { change: Change; span: Span }
type Step = (args: StepArgs) => Promise<void>

/**
 * Works the notes of a merge off, a part at a time, by what is to be done with rows and with lists; the
 * documents that they belong to are then said to have changed.
 */
export const workOff = async ({
  change,
  onChanged,
  spans,
  steps,
}: {
  change: Change
  onChanged: (changed: number) => Promise<void>
  spans: readonly Span[]
  steps: Record<Reference['kind'], Step>
}): Promise<void> => {
  let changed = 0
  for (const { first, last, reference } of spans) {
    for (let start = first; start <= last; start += atOnce) {
      const span = { first: start, last: Math.min(last, start + atOnce - 1), reference }
      await steps[reference.kind]({ change, span })
      changed += span.last - span.first + 1
      await onChanged(changed)
    }
  }
}

/** What a merge does: the target stands where the merged name stood. */
export const applySteps: Record<Reference['kind'], Step> = {
  cell: async ({ change, span }) => {
    const { from, into } = change
    await exchange({ change, new: into, old: from, span })
  },
  list: async ({ change, span }) => {
    const { from, into, merge, session } = change
    const { column, lane, own, parent, table } = partsOf(span.reference)
    // Of a list that names both, the first place stays.
    await session.execute(sql`
      WITH ranked AS MATERIALIZED (
        SELECT r.id, ${column} AS name,
          row_number() OVER (PARTITION BY r.parent_id, n.lane ORDER BY r."order", r.id) AS place
        FROM ${notes} n JOIN ${table} r ON r.parent_id = ${parent} AND ${lane} = n.lane
        WHERE ${within({ merge, span })} AND ${column} IN (${from}::uuid, ${into}::uuid)
      ), gone AS (
        DELETE FROM ${table} WHERE id IN (SELECT id FROM ranked WHERE place > 1)
      )
      UPDATE ${table} SET ${own} = ${into}::uuid
      WHERE id IN (SELECT id FROM ranked WHERE place = 1 AND name = ${from}::uuid)`)
    await session.execute(sql`
      UPDATE ${table} r SET "order" = p.place FROM (
        SELECT r.id, row_number() OVER (PARTITION BY r.parent_id, n.lane ORDER BY r."order", r.id) AS place
        FROM ${notes} n JOIN ${table} r ON r.parent_id = ${parent} AND ${lane} = n.lane
        WHERE ${within({ merge, span })} AND n.before ? ${into}
      ) p WHERE p.id = r.id AND r."order" <> p.place`)
    await touch({ change, span })
  },
}

/** Has rows of a span name something else, where they still name what is expected. */
export const exchange = async ({
  change: { merge, now, session },
  new: next,
  old,
  span,
}: StepArgs & { new: string; old: string }): Promise<void> => {
  const { documents } = span.reference
  const { column, own, parent, table } = partsOf(span.reference)
  const moment = documents === null ? sql`` : sql`, updated_at = ${now}::timestamptz`
  await session.execute(sql`
    UPDATE ${table} r SET ${own} = ${next}::uuid ${moment} FROM ${notes} n
    WHERE ${within({ merge, span })} AND r.id = ${parent} AND ${column} = ${old}::uuid`)
}

/** Says of the documents of a span's lists that they were changed. */
export const touch = async ({ change: { merge, now, session }, span }: StepArgs): Promise<void> => {
  const { documents } = span.reference
  if (documents === null) return
  const { parent } = partsOf(span.reference)
  await session.execute(sql`
    UPDATE ${sql.identifier(documents)} r SET updated_at = ${now}::timestamptz
    FROM (SELECT DISTINCT ${parent} AS id FROM ${notes} n WHERE ${within({ merge, span })}) p
    WHERE r.id = p.id`)
}
