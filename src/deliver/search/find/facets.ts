import type { ClientBase } from 'pg'

import type { Slugs } from '../../../../collections/slugs.ts'
import type { Candidate } from './gather.ts'

export type NamedCount = { count: number; name: string; slug: string }

/** How the results part: at most {@link mostOfEach} of each, the most frequent first; years the latest first. */
export type Facets = {
  sources: NamedCount[]
  tags: NamedCount[]
  years: { count: number; year: number }[]
}

export const mostOfEach = 10

/** Counts what the candidates are under. Names are those of now, merged ones counted as what they became. */
export const facetsOf = async ({
  candidates,
  client,
  slugs,
}: {
  candidates: readonly Pick<Candidate, 'source' | 'tags' | 'year'>[]
  client: ClientBase
  slugs: Slugs
}): Promise<Facets> => {
  const tags = tally(candidates.flatMap((one) => one.tags))
  const sources = tally(candidates.flatMap(({ source }) => source ?? []))
  const years = tally(candidates.flatMap(({ year }) => year ?? []))
  if (candidates.length === 0) return { sources: [], tags: [], years: [] }
  const { rows } = await client.query<Name>({
    name: 'nashra_search_facets',
    text: statement({ slugs }),
    values: [top(tags), top(sources)],
  })
  return {
    sources: named({ counts: sources, names: rows.filter(({ sign }) => sign === 's') }),
    tags: named({ counts: tags, names: rows.filter(({ sign }) => sign === 't') }),
    years: [...years]
      .map(([year, count]) => ({ count, year }))
      .sort((a, b) => b.year - a.year)
      .slice(0, mostOfEach),
  }
}

type Name = { id: string; name: string; sign: 's' | 't'; slug: string }

/** Some more than are shown: noise and what was merged fall away. */
const top = (counts: ReadonlyMap<string, number>): string[] =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostOfEach * 2)
    .map(([id]) => id)

const named = ({
  counts,
  names,
}: {
  counts: ReadonlyMap<string, number>
  names: readonly Name[]
}): NamedCount[] => {
  const bySlug = new Map<string, NamedCount>()
  for (const { id, name, slug } of names) {
    const before = bySlug.get(slug)?.count ?? 0
    bySlug.set(slug, { count: before + (counts.get(id) ?? 0), name, slug })
  }
  return [...bySlug.values()]
    .sort((a, b) => b.count - a.count || (a.slug < b.slug ? -1 : 1))
    .slice(0, mostOfEach)
}

const tally = <Value>(values: readonly Value[]): Map<Value, number> => {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

const statement = ({ slugs }: { slugs: Slugs }): string => {
  const tags = `"${slugs.tags.replaceAll('-', '_')}"`
  const sources = `"${slugs.sources.replaceAll('-', '_')}"`
  return `
    SELECT 't' AS sign, t.id, h.label AS name, h.slug FROM ${tags} t
      JOIN ${tags} h ON h.id = coalesce(t.merged_into_id, t.id)
      WHERE t.id = ANY($1::uuid[]) AND h.status <> 'noise' AND h.slug IS NOT NULL
    UNION ALL
    SELECT 's', s.id, h.name, h.slug FROM ${sources} s
      JOIN ${sources} h ON h.id = coalesce(s.merged_into_id, s.id)
      WHERE s.id = ANY($2::uuid[]) AND h.slug IS NOT NULL`
}
