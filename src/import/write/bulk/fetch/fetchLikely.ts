import type { Label } from '../../../../match/stories/commonNames.ts'
import { arrayText, likelySql } from '../../../stories/lookup.ts'
import type { Memory } from '../memory/memory.ts'
import { fetchArticles } from './fetchArticles.ts'
import { fetchNames } from './fetchNames.ts'
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

/** Tags by their names, in their order, each with how many articles carry it. */
export const labelsIn = async ({
  memory,
  reader,
  tags,
}: Omit<FetchArgs, 'sketches'> & { tags: readonly string[] }): Promise<Label[]> => {
  await fetchTags({ memory, reader, tags })
  return tags.flatMap((id) => {
    const tag = memory.tags.byId.get(id)
    return tag ? [{ articles: tag.usage, label: tag.name }] : []
  })
}

/** Loads the tags of these ids that are not known yet. */
export const fetchTags = async ({
  memory,
  reader,
  tags,
}: Omit<FetchArgs, 'sketches'> & { tags: Iterable<string> }): Promise<void> => {
  const keys = [...new Set(tags)].filter((id) => !memory.tags.byId.has(id))
  await fetchNames({ by: 'id', keys, memory, of: 'tags', reader })
}
