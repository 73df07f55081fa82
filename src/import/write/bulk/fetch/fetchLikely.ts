import { arrayText, likelySql } from '../../../stories/lookup.ts'
import type { Memory } from '../memory/memory.ts'
import { fetchArticles } from './fetchArticles.ts'
import type { Reader } from './reader.ts'

/** An article of the database that shares entries of a sketch, and how many. */
export type Likely = { id: string; shared: number }

type FetchArgs = { memory: Memory; reader: Reader; sketches: Iterable<readonly number[]> }

/** Loads the articles that share the most with each of these sketches. */
export const fetchLikely = async ({ memory, reader, sketches }: FetchArgs): Promise<void> => {
  const wanted = [...new Set(sketches)].filter(
    (sketch) => sketch.length > 0 && !memory.likely.has(sketch),
  )
  if (wanted.length === 0) return
  for (const sketch of wanted) memory.likely.set(sketch, [])
  const rows = await reader.query<{ article_id: string; at: number; shared: number }>(
    `SELECT q.at, l.article_id, l.shared
     FROM (SELECT at, NULL::uuid AS id, keys::bigint[] AS keys
       FROM unnest($1::int[], $2::text[]) AS u(at, keys)) q
     ${likelySql({ sketches: reader.tables.sketches.name })}
     ORDER BY q.at, l.shared DESC, l.article_id`,
    [wanted.map((_, at) => at), wanted.map(arrayText)],
  )
  for (const { article_id: id, at, shared } of rows) {
    const sketch = wanted[at]
    if (sketch) memory.likely.get(sketch)?.push({ id, shared })
  }
  await fetchArticles({ ids: new Set(rows.map((row) => row.article_id)), memory, reader })
}

/** Loads all articles of these clusters. */
export const fetchClusters = async ({
  clusters,
  memory,
  reader,
}: Omit<FetchArgs, 'sketches'> & { clusters: readonly string[] }): Promise<void> => {
  const rows = await reader.query<{ id: string }>(
    `SELECT id FROM ${reader.tables.articles.name} WHERE story_cluster = ANY($1::text[])`,
    [clusters],
  )
  await fetchArticles({ ids: rows.map(({ id }) => id), memory, reader })
}

/** The names of tags in their order, with spaces between them; null where there are none. */
export const labelsIn = async ({
  memory,
  reader,
  tags,
}: Omit<FetchArgs, 'sketches'> & { tags: readonly string[] }): Promise<null | string> => {
  if (tags.length === 0) return null
  await fetchLabels({ memory, reader, tags })
  const { labels, tags: names } = memory
  return tags.flatMap((id) => names.byId.get(id)?.name ?? labels.get(id) ?? []).join(' ')
}

/** Loads the names of tags that are not known yet. */
export const fetchLabels = async ({
  memory,
  reader,
  tags,
}: Omit<FetchArgs, 'sketches'> & { tags: Iterable<string> }): Promise<void> => {
  const { labels, tags: names } = memory
  const missing = [...new Set(tags)].filter((id) => !names.byId.has(id) && !labels.has(id))
  if (missing.length === 0) return
  const rows = await reader.query<{ id: string; label: string }>(
    `SELECT id, label FROM ${reader.tables.tags.name} WHERE id = ANY($1::uuid[])`,
    [missing],
  )
  for (const { id, label } of rows) labels.set(id, label)
}
