import type { ClientBase } from 'pg'

import type { Slugs } from '../../../../collections/slugs.ts'
import type { Synonym } from '../query/toTsQueries.ts'

/** Most words that a name in a query has. */
const longestName = 5
/** Most other names that one name is looked for by. */
const mostNames = 8

/**
 * What else the names in a query are called: tags and sources of which a run of its words is the name or
 * an alias, with their other names and with the marks of the articles under them, merged ones included.
 * Of runs that overlap the longest counts.
 */
export const findNames = async ({
  client,
  slugs,
  words,
}: {
  client: ClientBase
  slugs: Slugs
  words: readonly string[]
}): Promise<Synonym[]> => {
  const runs = runsOf(words)
  if (runs.length === 0) return []
  const { rows } = await client.query<Row>({
    name: 'nashra_search_names',
    text: statement({ slugs }),
    values: [[...new Set(runs.map(({ key }) => key))]],
  })
  const taken = new Set<number>()
  const found: Synonym[] = []
  for (const { end, key, start } of runs) {
    const named = rows.filter(({ names }) => names.includes(key))
    const places = Array.from({ length: end - start }, (_, at) => start + at)
    if (named.length === 0 || places.some((at) => taken.has(at))) continue
    for (const at of places) taken.add(at)
    const others = new Set(named.flatMap(({ names }) => names).filter((name) => name !== key))
    found.push({
      end,
      marks: [...new Set(named.flatMap(({ ids, sign }) => ids.map((id) => `#${sign}${id}`)))],
      names: [...others].slice(0, mostNames).map((name) => name.split(' ')),
      start,
    })
  }
  return found
}

/** Runs of words that may be a name, the longest first. */
const runsOf = (words: readonly string[]): { end: number; key: string; start: number }[] =>
  words
    .flatMap((_, start) =>
      Array.from({ length: Math.min(longestName, words.length - start) }, (_unused, more) => {
        const end = start + more + 1
        return { end, key: words.slice(start, end).join(' '), start }
      }),
    )
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)

type Row = { ids: string[]; names: string[]; sign: 's' | 't' }

const statement = ({ slugs }: { slugs: Slugs }): string =>
  [
    family({ condition: `status <> 'noise'`, sign: 't', table: tableOf(slugs.tags) }),
    family({ condition: 'true', sign: 's', table: tableOf(slugs.sources) }),
  ].join(' UNION ALL ')

const tableOf = (slug: string): string => slug.replaceAll('-', '_')

/** What has such a name, with all that was merged into it. */
const family = ({
  condition,
  sign,
  table,
}: {
  condition: string
  sign: 's' | 't'
  table: string
}): string => `
  SELECT '${sign}' AS sign, f.ids, f.names FROM (
    SELECT DISTINCT coalesce(merged_into_id, id) AS head FROM "${table}"
    WHERE id IN (
      SELECT id FROM "${table}" WHERE match_key = ANY($1::text[])
      UNION SELECT _parent_id FROM "${table}_aliases" WHERE match_key = ANY($1::text[])
    ) AND ${condition} LIMIT 20
  ) h CROSS JOIN LATERAL (
    SELECT array_agg(DISTINCT m.id::text) AS ids,
      array_agg(DISTINCT n.name) FILTER (WHERE n.name <> '') AS names
    FROM (
      SELECT id, match_key FROM "${table}" WHERE id = h.head
      UNION SELECT id, match_key FROM "${table}" WHERE merged_into_id = h.head
    ) m LEFT JOIN LATERAL (
      SELECT m.match_key AS name
      UNION SELECT match_key FROM "${table}_aliases" WHERE _parent_id = m.id
    ) n ON true
  ) f WHERE f.names IS NOT NULL`
