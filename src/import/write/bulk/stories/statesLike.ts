import type { LabelledText } from '../../../../match/stories/sameText.ts'
import type { Archive, LikelyArticle } from '../../../archive/types.ts'
import { runningOf } from '../../../prepare/body.ts'
import { indexedOf, leastShared, mostLikely } from '../../../stories/lookup.ts'
import { isTelling, printedHeadline, tellsSameStory } from '../../../stories/tellsStory.ts'
import type { BulkContext } from '../bulkContext.ts'
import { fetchArticlesByText } from '../fetch/fetchArticles.ts'
import { fetchLikely, labelsIn } from '../fetch/fetchLikely.ts'
import { newestOf } from '../memory/newestOf.ts'
import type { ArticleState } from '../memory/states.ts'

/** A text that others are looked up for. */
export type StoryText = {
  /** The article that has it; null for one that is not there yet. */
  state: ArticleState | null
  sketch: readonly number[]
  /** Its running text. */
  text: string
  textKey: null | string
}

type LikeArgs = { context: BulkContext; story: StoryText }

/**
 * Articles that may tell the story of a text, the likeliest first: those of the database and those that
 * are still to be written. Comes to the same as `rowsLike`.
 */
export const statesLike = async ({ context, story }: LikeArgs): Promise<ArticleState[]> => {
  const { memory, reader } = context
  const { sketch, state: own, text, textKey } = story
  if (sketch.length === 0) {
    if (!textKey || !isTelling(text)) return []
    await fetchArticlesByText({ memory, reader, textKeys: [textKey] })
    const same = memory.articlesByText.get(textKey) ?? []
    return same
      .filter((state) => state !== own)
      .sort((one, other) => (one.id < other.id ? -1 : 1))
      .slice(0, mostLikely)
  }
  await fetchLikely({ memory, reader, texts: [{ sketch, text }] })
  const written = [...inMemory({ memory, reader, sketch })].map(([state, shared]) => ({
    id: state.id,
    shared,
    state,
  }))
  const read = (memory.likely.get(sketch) ?? []).flatMap(({ id, shared }) => {
    // One that was not loaded tells another story, and has its place among the likely ones all the same.
    const state = memory.articles.get(id) ?? null
    // What is to be written is newer than what was read.
    return state === null || state.sketch === null ? { id, shared, state } : []
  })
  return [...written, ...read]
    .filter(({ id, shared }) => id !== own?.id && shared >= leastShared)
    .sort((one, other) => other.shared - one.shared || (one.id < other.id ? -1 : 1))
    .slice(0, mostLikely)
    .flatMap(({ state }) => state ?? [])
}

/** The same, as the archive's port has it. */
export const articlesLike = async ({
  article: { running, sketch },
  context,
}: {
  article: Parameters<Archive['articlesLike']>[0]
  context: BulkContext
}): Promise<LikelyArticle[]> => {
  const story = { sketch, state: null, text: running, textKey: null }
  const states = await statesLike({ context, story })
  return states.map((state) => ({
    at: state.at,
    known: newestOf(state).known,
    text: runningOf(state.known.body),
  }))
}

/** Articles that are to be written and share an indexed entry, with how many they share in all. */
const inMemory = ({
  memory: { sketches },
  reader: { formulas },
  sketch,
}: Pick<BulkContext, 'memory' | 'reader'> & { sketch: readonly number[] }): Map<
  ArticleState,
  number
> => {
  const shared = new Map<ArticleState, number>()
  for (const entry of indexedOf(sketch)) {
    if (formulas.has(entry)) continue
    for (const state of sketches.get(entry) ?? []) {
      if (shared.has(state)) continue
      const entries = new Set(state.sketch)
      shared.set(state, sketch.filter((one) => entries.has(one)).length)
    }
  }
  return shared
}

/** Those of them that tell the story of an article and are there. */
export const sameStories = async ({
  context: { memory, reader },
  states,
  story: { sketch, state: own, text },
}: LikeArgs & { states: readonly ArticleState[] }): Promise<ArticleState[]> => {
  const there = states.filter(({ known }) => !known.isOut)
  if (there.length === 0 || !own || own.known.isOut) return []
  const labelled = async (state: ArticleState, ownText: string): Promise<LabelledText> => ({
    headline: printedHeadline({
      headline: state.known.headline,
      origin: state.known.headlineOrigin,
    }),
    // Only a text too short for a sketch needs them.
    labels: sketch.length === 0 ? await labelsIn({ memory, reader, tags: state.known.tags }) : [],
    text: ownText,
  })
  const one = await labelled(own, text)
  const same: ArticleState[] = []
  for (const state of there) {
    const other = await labelled(state, runningOf(state.known.body))
    if (tellsSameStory({ one, other })) same.push(state)
  }
  return same
}
