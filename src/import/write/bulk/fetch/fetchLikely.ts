import type { Label } from '../../../../match/stories/commonNames.ts'
import { runningOf } from '../../../prepare/body.ts'
import { arrayText, indexedOf, isFormulaSql, likelySql } from '../../../stories/lookup.ts'
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
  const { crowded, found } = await lookUp({ reader, wanted })
  const isLearnt = crowded.length > 0 && (await learnFormulas({ crowded, reader }))
  const again = isLearnt ? await lookUp({ reader, wanted: crowded }) : null
  const likely = wanted.flatMap((one) => {
    const shared = again?.found.get(one) ?? found.get(one) ?? []
    memory.likely.set(one.sketch, shared)
    return shared.flatMap(({ id }) => (memory.articles.has(id) ? [] : { id, text: one.text }))
  })
  const others = await textsOf({ ids: new Set(likely.map(({ id }) => id)), reader })
  const telling = likely.filter(({ id, text }) =>
    mayTellSameStory({ one: text, other: others.get(id) ?? '' }),
  )
  await fetchArticles({ ids: new Set(telling.map(({ id }) => id)), memory, reader })
}

type LookUpArgs = { reader: Reader; wanted: readonly Sketched[] }

/** The likely articles of each text, and those texts that share an entry with too many. */
const lookUp = async ({
  reader: { formulas, query, tables },
  wanted,
}: LookUpArgs): Promise<{ crowded: Sketched[]; found: Map<Sketched, Likely[]> }> => {
  const sought = ({ sketch }: Sketched): string =>
    arrayText(indexedOf(sketch).filter((entry) => !formulas.has(entry)))
  const rows = await query<{ article_id: null | string; at: number; shared: number }>(
    // Materialized: else the text of a sketch would be read again for every entry that is held against it.
    `WITH q AS MATERIALIZED (
       SELECT at, NULL::uuid AS id, keys::bigint[] AS keys, sought::bigint[] AS sought
       FROM unnest($1::int[], $2::text[], $3::text[]) AS u(at, keys, sought)
     )
     SELECT q.at, l.article_id, l.shared FROM q
     ${likelySql({ sketches: tables.sketches.name })}
     ORDER BY q.at, l.shared DESC, l.article_id`,
    [wanted.map((_, at) => at), wanted.map(({ sketch }) => arrayText(sketch)), wanted.map(sought)],
  )
  const found = new Map<Sketched, Likely[]>(wanted.map((one) => [one, []]))
  const crowded: Sketched[] = []
  for (const { article_id: id, at, shared } of rows) {
    const one = wanted[at]
    if (one === undefined) continue
    if (id === null) crowded.push(one)
    else found.get(one)?.push({ id, shared })
  }
  return { crowded, found }
}

/** Learns which of the entries that these texts are looked up by are formulas; whether there are any new. */
const learnFormulas = async ({
  crowded,
  reader: { formulas, query, tables },
}: Pick<LookUpArgs, 'reader'> & { crowded: readonly Sketched[] }): Promise<boolean> => {
  const entries = new Set(crowded.flatMap(({ sketch }) => indexedOf(sketch)))
  const { name: sketches } = tables.sketches
  const rows = await query<{ key: string }>(
    `SELECT key FROM unnest($1::bigint[]) key WHERE ${isFormulaSql({ key: 'key', sketches })}`,
    [[...entries].filter((entry) => !formulas.has(entry))],
  )
  for (const { key } of rows) formulas.add(Number(key))
  return rows.length > 0
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
