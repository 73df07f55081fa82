import { sql } from '@payloadcms/db-postgres'

import { sessionOf } from '../../database/sessionOf.ts'
import type { DeskArgs } from '../worklists/context.ts'
import { tableOf } from '../worklists/table.ts'

/** What first went out on a day, by source. */
export type PublishedDays = {
  /** Days as YYYY-MM-DD, the oldest first; every day is there. */
  days: { counts: number[]; day: string }[]
  /** The sources that the counts are of, the most frequent first; see `otherSources`. */
  sources: PublishedSource[]
  total: number
}

/** Its id; null for no source, `other` for all that are not named. */
export type PublishedSource = { id: null | string; name: null | string }

/** Days that are shown. */
export const daysShown = 14
/** Sources that have a colour of their own. */
const mostNamed = 4

/**
 * What went out first on each of the last days, today among them, in the days of this machine's time zone:
 * one statement.
 */
export const publishedByDay = async ({
  now = new Date(),
  req,
  slugs,
}: DeskArgs & { now?: Date }): Promise<PublishedDays> => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const session = await sessionOf(req)
  const { rows } = await session.execute<Row>(sql`
    SELECT to_char(p.day, 'YYYY-MM-DD') AS day, p.source_id::text AS source, s.name,
      p.count::int AS count
    FROM (
      SELECT date_trunc('day', a.first_published_at AT TIME ZONE ${zone}) AS day, a.source_id,
        count(*) AS count
      FROM ${tableOf(slugs.articles)} a
      WHERE a.deleted_at IS NULL AND a.first_published_at <= ${now.toISOString()}
        AND a.first_published_at >= (date_trunc('day', ${now.toISOString()}::timestamptz AT TIME ZONE ${zone})
          - make_interval(days => ${daysShown - 1})) AT TIME ZONE ${zone}
      GROUP BY 1, 2
    ) p LEFT JOIN ${tableOf(slugs.sources)} s ON s.id = p.source_id`)
  return arranged({ days: lastDays({ now, zone }), rows })
}

type Row = { count: number; day: string; name: null | string; source: null | string }

/** Counts by day and source: the most frequent sources by name, then all others, then no source. */
export const arranged = ({
  days,
  rows,
}: {
  days: readonly string[]
  rows: readonly Row[]
}): PublishedDays => {
  const totals = new Map<string, { count: number; name: null | string }>()
  for (const { count, name, source } of rows) {
    if (source === null) continue
    totals.set(source, { count: (totals.get(source)?.count ?? 0) + count, name })
  }
  const ranked = [...totals].sort(([, one], [, other]) => other.count - one.count)
  const named = ranked.slice(0, mostNamed).map(([id, { name }]): PublishedSource => ({ id, name }))
  const sources: PublishedSource[] = [
    ...named,
    ...(ranked.length > mostNamed ? [{ id: 'other', name: null }] : []),
    ...(rows.some(({ source }) => source === null) ? [{ id: null, name: null }] : []),
  ]
  const placeOf = (source: null | string): number => {
    const place = sources.findIndex(({ id }) => id === source)
    return place === -1 ? sources.findIndex(({ id }) => id === 'other') : place
  }
  const counted = days.map((day) => {
    const counts = sources.map(() => 0)
    for (const row of rows) {
      if (row.day === day)
        counts[placeOf(row.source)] = (counts[placeOf(row.source)] ?? 0) + row.count
    }
    return { counts, day }
  })
  const total = counted.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count, 0)
  return { days: counted, sources, total }
}

/** The last days in a time zone, the oldest first. */
const lastDays = ({ now, zone }: { now: Date; zone: string }): string[] => {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(now)
  const noon = Date.parse(`${today}T12:00:00Z`)
  return Array.from({ length: daysShown }, (_, at) =>
    new Date(noon - (daysShown - 1 - at) * 86_400_000).toISOString().slice(0, 10),
  )
}
