import type { Label } from '../../../../match/stories/commonNames.ts'
import { runningOf } from '../../../prepare/body.ts'
import { arrayText, likelySql } from '../../../stories/lookup.ts'
import { mayTellSameStory } from '../../../stories/tellsStory.ts'
import type { Memory } from '../memory/memory.ts'
import { fetchArticles } from './fetchArticles.ts'
import { fetchNames } from './fetchNames.ts'
import type { Reader } from './reader.ts'

/** An article of the database that shares entries of a sketch, and how many. */
export type Likely = { id: string; shared: number }

/** A running text and its sketch, by which it is remembered. */
type Sketched = { sketch: readonly number[]; text: string }

type FetchArgs = { memory: Memory; reader: Reader; texts: Iterable<Sketched> }

/**
 * Looks up the articles that share the most with each of these texts, and loads those that may tell its
 * story: in a large archive most share no more than a formula of the trade.
 */
export const fetchLikely = async ({ memory, reader, texts }: FetchArgs): Promise<void> => {
  const wanted: Sketched[] = []
  for (const text of texts) {
    if (text.sketch.length === 0 || memory.likely.has(text.sketch)) continue
    memory.likely.set(text.sketch, [])
    wanted.push(text)
  }
  if (wanted.length === 0) return
  const found = await reader.query<{ article_id: string; at: number; shared: number }>(
    // Materialized: else the text of a sketch would be read again for every entry that is held against it.
    `WITH q AS MATERIALIZED (
       SELECT at, NULL::uuid AS id, keys::bigint[] AS keys FROM unnest($1::int[], $2::text[]) AS u(at, keys)
     )
     SELECT q.at, l.article_id, l.shared FROM q
     ${likelySql({ sketches: reader.tables.sketches.name })}
     ORDER BY q.at, l.shared DESC, l.article_id`,
    [wanted.map((_, at) => at), wanted.map(({ sketch }) => arrayText(sketch))],
  )
  const likely = found.flatMap(({ article_id: id, at, shared }) => {
    const one = wanted[at]
    if (one) memory.likely.get(one.sketch)?.push({ id, shared })
    return one && !memory.articles.has(id) ? { id, text: one.text } : []
  })
  const others = await textsOf({ ids: new Set(likely.map(({ id }) => id)), reader })
  const telling = likely.filter(({ id, text }) =>
    mayTellSameStory({ one: text, other: others.get(id) ?? '' }),
  )
  await fetchArticles({ ids: new Set(telling.map(({ id }) => id)), memory, reader })
}

/** The running texts of articles, by their ids. */
const textsOf = async ({
  ids,
  reader,
}: {
  ids: ReadonlySet<string>
  reader: Reader
}): Promise<ReadonlyMap<string, string>> => {
  if (ids.size === 0) return new Map()
  const rows = await reader.query<{ body: null | string; id: string }>(
    `SELECT id, body::text AS body FROM ${reader.tables.articles.name} WHERE id = ANY($1::uuid[])`,
    [[...ids]],
  )
  return new Map(rows.map(({ body, id }) => [id, runningOf({ json: body ?? 'null' })]))
}

/** Loads all articles of these clusters. */
export const fetchClusters = async ({
  clusters,
  memory,
  reader,
}: Omit<FetchArgs, 'texts'> & { clusters: readonly string[] }): Promise<void> => {
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
}: Omit<FetchArgs, 'texts'> & { tags: readonly string[] }): Promise<Label[]> => {
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
}: Omit<FetchArgs, 'texts'> & { tags: Iterable<string> }): Promise<void> => {
  const keys = [...new Set(tags)].filter((id) => !memory.tags.byId.has(id))
  await fetchNames({ by: 'id', keys, memory, of: 'tags', reader })
}
