import type { LabelledText } from '../../../../match/stories/sameText.ts'
import type { Archive, LikelyArticle } from '../../../archive/types.ts'
import { runningOf } from '../../../prepare/body.ts'
import { indexedOf, leastShared, mostLikely } from '../../../stories/lookup.ts'
import { isTelling, printedHeadline, tellsSameStory } from '../../../stories/tellsStory.ts'
import type { BulkContext } from '../bulkContext.ts'
import { fetchArticlesByText } from '../fetch/fetchArticles.ts'
import type { Likely } from '../fetch/fetchLikely.ts'
import { fetchLikely, labelsIn } from '../fetch/fetchLikely.ts'
import { formulasOf, learnFormulas } from '../fetch/learnFormulas.ts'
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

/** An article that may tell the story of a text. */
export type LikelyState = {
  /** Entries of sketches that tell no story. */
  formulas: ReadonlySet<number>
  state: ArticleState
}

/**
 * Articles that may tell the story of a text, the likeliest first: those of the database and those that
 * are still to be written. Comes to the same as `rowsLike`.
 */
export const statesLike = async ({ context, story }: LikeArgs): Promise<LikelyState[]> => {
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
      .map((state) => ({ formulas: new Set(), state }))
  }
  let likely: FoundState[]
  do {
    await fetchLikely({ memory, reader, texts: [{ sketch, text }] })
    likely = sharingMost({ context, own, sketch })
  } while (
    likely.length > 0 &&
    (await learnFormulas({ entries: indexedOf(sketch), memory, own, reader }))
  )
  const formulas = formulasOf({ reader, sketch })
  return likely.flatMap(({ state }) => (state === null ? [] : { formulas, state }))
}

/** `state`: null for one that was not loaded, since it tells another story; it has its place all the same. */
type FoundState = Likely & { state: ArticleState | null }

type SharingArgs = { context: BulkContext; own: ArticleState | null; sketch: readonly number[] }

/** Those of the database and those that are still to be written which share the most with a sketch. */
const sharingMost = ({ context, own, sketch }: SharingArgs): FoundState[] => {
  const { memory, reader } = context
  const read = (memory.likely.get(sketch)?.likely ?? []).flatMap((found) => {
    const state = memory.articles.get(found.id) ?? null
    // What is to be written is newer than what was read.
    return state === null || state.sketch === null ? { ...found, state } : []
  })
  return [...inMemory({ memory, reader, sketch }), ...read]
    .filter(({ id, shared }) => id !== own?.id && shared >= leastShared)
    .sort((one, other) => other.shared - one.shared || (one.id < other.id ? -1 : 1))
    .slice(0, mostLikely)
}

/** Articles that are to be written and share an indexed entry that tells a story. */
const inMemory = ({
  memory: { sketches },
  reader,
  sketch,
}: Pick<BulkContext, 'memory' | 'reader'> & Pick<SharingArgs, 'sketch'>): FoundState[] => {
  const formulas = formulasOf({ reader, sketch })
  const telling = new Set(sketch.filter((entry) => !formulas.has(entry)))
  const states = new Set<ArticleState>()
  for (const entry of indexedOf(sketch)) {
    if (!telling.has(entry)) continue
    for (const state of sketches.get(entry) ?? []) states.add(state)
  }
  return [...states].map((state) => {
    const shared = (state.sketch ?? []).filter((entry) => telling.has(entry)).length
    return { id: state.id, shared, state }
  })
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
  return states.map(({ formulas, state }) => ({
    at: state.at,
    formulas,
    known: newestOf(state).known,
    text: runningOf(state.known.body),
  }))
}

/** Those of them that tell the story of an article and are there. */
export const sameStories = async ({
  context: { memory, reader },
  likely,
  story: { sketch, state: own, text },
}: LikeArgs & { likely: readonly LikelyState[] }): Promise<ArticleState[]> => {
  const there = likely.filter(({ state: { known } }) => !known.isOut)
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
  for (const { formulas, state } of there) {
    const other = await labelled(state, runningOf(state.known.body))
    if (tellsSameStory({ formulas, one, other })) same.push(state)
  }
  return same
}
