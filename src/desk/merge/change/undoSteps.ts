import { sql } from '@payloadcms/db-postgres'

import type { workOff } from './applyChanges.ts'
import { exchange, touch } from './applyChanges.ts'
import { restoreOrder } from './restoreOrder.ts'
import type { Change, Span } from './session.ts'
import { notes, partsOf, within } from './session.ts'

/** What an undo does: the merged name stands again where it stood, unless somebody changed that since. */
export const undoSteps: Parameters<typeof workOff>[0]['steps'] = {
  cell: async ({ change, span }) => {
    await exchange({ change, new: change.from, old: change.into, span })
  },
  list: async ({ change, span }) => {
    await putBackAlone({ change, span })
    await putBackBeside({ change, span })
    await touch({ change, span })
  },
}

type StepArgs = { change: Change; span: Span }

/** Lists that had the merged name without the target. */
const putBackAlone = async ({ change: { from, into, merge, session }, span }: StepArgs) => {
  const { column, lane, own, parent, table } = partsOf(span.reference)
  await session.execute(sql`
    UPDATE ${table} r SET ${own} = ${from}::uuid FROM ${notes} n
    WHERE ${within({ merge, span })} AND NOT n.before ? ${into}
      AND r.parent_id = ${parent} AND ${lane} = n.lane AND ${column} = ${into}::uuid`)
}

type BothRow = { before: string[]; current: string[]; lane: string; parent: string }

/** Lists that had both: the one that stayed is the target again, the other is written anew. */
const putBackBeside = async ({ change, span }: StepArgs) => {
  const { from, into, merge, session } = change
  const { column, lane, own, parent, table, token } = partsOf(span.reference)
  const { rows } = await session.execute<BothRow>(sql`
    SELECT n.parent_id AS parent, n.lane, n.before,
      (SELECT jsonb_agg(${token} ORDER BY r."order", r.id) FROM ${table} r
        WHERE r.parent_id = ${parent} AND ${lane} = n.lane) AS current
    FROM ${notes} n WHERE ${within({ merge, span })} AND n.before ? ${into}
      AND EXISTS (SELECT FROM ${table} r
        WHERE r.parent_id = ${parent} AND ${lane} = n.lane AND ${column} = ${into}::uuid)
      AND NOT EXISTS (SELECT FROM ${table} r
        WHERE r.parent_id = ${parent} AND ${lane} = n.lane AND ${column} = ${from}::uuid)`)
  if (rows.length === 0) return
  const places = rows.flatMap(({ before, current, lane: of, parent: id }) =>
    restoreOrder({ before, current, from, into }).map((name, at) => ({
      lane: of,
      name,
      parent_id: id,
      place: at + 1,
    })),
  )
  const n = sql`jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
    AS n(parent_id text, lane text, name text, place int)`
  await session.execute(sql`
    UPDATE ${table} r SET "order" = n.place FROM ${n}
    WHERE r.parent_id = ${parent} AND ${lane} = n.lane AND ${token} = n.name
      AND r."order" <> n.place`)
  const locale = span.reference.hasLocale ? sql`, locale` : sql``
  await session.execute(sql`
    INSERT INTO ${table} ("order", parent_id, path, ${own}${locale})
    SELECT n.place, r.parent_id, r.path, ${from}::uuid${locale} FROM ${n}
    JOIN ${table} r ON r.parent_id = ${parent} AND ${lane} = n.lane AND ${column} = ${into}::uuid
    WHERE n.name = ${from} ORDER BY n.parent_id, n.lane`)
}
