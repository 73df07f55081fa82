import type { Label } from '../../../../match/stories/commonNames.ts'
import { runningOf } from '../../../prepare/body.ts'
import { indexedOf } from '../../../stories/lookup.ts'
import { mayTellSameStory } from '../../../stories/tellsStory.ts'
import type { LikelyIn } from '../memory/likelyIn.ts'
import { likelyIn, noneLikely } from '../memory/likelyIn.ts'
import type { Memory } from '../memory/memory.ts'
import type { ArticleState } from '../memory/states.ts'
import { fetchArticles } from './fetchArticles.ts'
import { fetchNames } from './fetchNames.ts'
import { fetchSharing } from './fetchSharing.ts'
import type { Reader } from './reader.ts'

/**
 * A running text, its sketch, by which it is remembered, and the article that has it; null for one that is not
 * there yet.
 */
type Sketched = { sketch: readonly number[]; state: ArticleState | null; text: string }

type FetchArgs = { memory: Memory; reader: Reader; texts: readonly Sketched[] }

/**
 * Looks up the articles that share the most with each of these texts, and loads those that may tell its
 * story: in a large archive most share no more than a passage that many have.
 */
export const fetchLikely = async ({ memory, reader, texts }: FetchArgs): Promise<LikelyIn[]> => {
  const entries = texts.flatMap(({ sketch }) => indexedOf(sketch))
  await fetchSharing({ entries, memory, reader })
  const found = texts.map(({ sketch, state }) => likelyIn({ memory, own: state, sketch }))
  const pairs = texts.flatMap(({ sketch, text }, at) => {
    const own = found[at] ?? noneLikely
    const { formulas } = own
    return notHeld({ found: own, memory, sketch }).map((id) => ({ formulas, id, text }))
  })
  if (pairs.length === 0) return found
  const others = await textsOf({ ids: new Set(pairs.map(({ id }) => id)), reader })
  const telling = pairs.filter(({ formulas, id, text }) =>
    mayTellSameStory({ formulas, one: text, other: others.get(id) ?? '' }),
  )
  await fetchArticles({ ids: new Set(telling.map(({ id }) => id)), memory, reader })
  return found
}

/**
 * Likely articles that are not loaded, and that a text was not held against; it is from now on. What turns out to
 * be a formula meanwhile makes it another text.
 */
const notHeld = ({
  found: { formulas, likely },
  memory: { articles, held },
  sketch,
}: Pick<Sketched, 'sketch'> & { found: LikelyIn; memory: Memory }): string[] => {
  if (likely.length === 0) return []
  const before = held.get(sketch)
  const ids = before && areEqual(before.formulas, formulas) ? before.ids : new Set<string>()
  held.set(sketch, { formulas, ids })
  const wanted = likely.flatMap(({ id }) => (articles.has(id) || ids.has(id) ? [] : id))
  for (const id of wanted) ids.add(id)
  return wanted
}

const areEqual = (one: ReadonlySet<number>, other: ReadonlySet<number>): boolean =>
  one.size === other.size && [...one].every((entry) => other.has(entry))

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
