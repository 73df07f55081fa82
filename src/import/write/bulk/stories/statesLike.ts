import { mostLikely } from '../../../../match/stories/likelyStories.ts'
import type { LabelledText } from '../../../../match/stories/sameText.ts'
import type { Archive, LikelyArticle } from '../../../archive/types.ts'
import { runningOf } from '../../../prepare/body.ts'
import { isTelling, printedHeadline, tellsSameStory } from '../../../stories/tellsStory.ts'
import type { BulkContext } from '../bulkContext.ts'
import { fetchArticlesByText } from '../fetch/fetchArticles.ts'
import { fetchLikely, labelsIn } from '../fetch/fetchLikely.ts'
import { noneLikely } from '../memory/likelyIn.ts'
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

/** Articles that may tell a story, the likeliest first, and the entries of sketches that tell none. */
type LikeStates = { formulas: ReadonlySet<number>; states: ArticleState[] }

/**
 * Articles that may tell the story of a text: those of the database and those that are still to be written.
 * Comes to the same as `rowsLike`.
 */
export const statesLike = async ({ context, story }: LikeArgs): Promise<LikeStates> => {
  const { memory, reader } = context
  if (story.sketch.length === 0) {
    return { formulas: new Set(), states: await statesBySameText({ context, story }) }
  }
  const [found = noneLikely] = await fetchLikely({ memory, reader, texts: [story] })
  const { formulas, likely } = found
  // One that was not loaded tells another story, and has its place among the likely ones all the same.
  return { formulas, states: likely.flatMap(({ id }) => memory.articles.get(id) ?? []) }
}

const statesBySameText = async ({
  context: { memory, reader },
  story: { state: own, text, textKey },
}: LikeArgs): Promise<ArticleState[]> => {
  if (!textKey || !isTelling(text)) return []
  await fetchArticlesByText({ memory, reader, textKeys: [textKey] })
  const same = memory.articlesByText.get(textKey) ?? []
  return same
    .filter((state) => state !== own)
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .slice(0, mostLikely)
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
  const { formulas, states } = await statesLike({ context, story })
  return states.map((state) => ({
    at: state.at,
    formulas,
    known: newestOf(state).known,
    text: runningOf(state.known.body),
  }))
}

/** Those of them that tell the story of an article and are there. */
export const sameStories = async ({
  context: { memory, reader },
  like: { formulas, states },
  story: { sketch, state: own, text },
}: LikeArgs & { like: LikeStates }): Promise<ArticleState[]> => {
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
    if (tellsSameStory({ formulas, one, other })) same.push(state)
  }
  return same
}
