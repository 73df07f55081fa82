import { chooseCluster } from '../../../../match/stories/chooseCluster.ts'
import { storySketch } from '../../../../match/stories/storySketch.ts'
import { runningOf } from '../../../prepare/body.ts'
import { indexedOf } from '../../../stories/lookup.ts'
import { isShort } from '../../../stories/tellsStory.ts'
import type { BulkContext } from '../bulkContext.ts'
import { NeedsOwnBatch } from '../bulkContext.ts'
import { rebindTitle } from '../archive/bulkLinks.ts'
import { fetchClusters } from '../fetch/fetchLikely.ts'
import type { Memory } from '../memory/memory.ts'
import type { ArticleState } from '../memory/states.ts'
import { sameStories, statesLike } from './statesLike.ts'
import { titleOf } from '../memory/titleOf.ts'

type StoryArgs = { context: BulkContext; state: ArticleState }

/**
 * Puts an article into one cluster with the articles that tell the same story, as the hook `keepStory`
 * does. Its own titles are left to whoever calls.
 */
export const joinStory = async ({ context, state }: StoryArgs): Promise<void> => {
  const { memory, reader } = context
  const story = {
    sketch: state.sketch ?? [],
    state,
    text: runningOf(state.known.body),
    textKey: state.values.textKey ?? null,
  }
  const like = await statesLike({ context, story })
  if (like.states.length === 0) return
  const duplicates = await sameStories({ context, like, story })
  if (duplicates.length === 0) return
  const clustered = ({ cluster: storyCluster, id }: ArticleState) => ({ id, storyCluster })
  const choice = chooseCluster({
    article: clustered(state),
    duplicates: duplicates.map(clustered),
  })
  const { articles, cluster, clusters } = choice
  if (clusters.length > 0) await fetchClusters({ clusters, memory, reader })
  const changed = [...memory.articles.values()].filter(
    (one) =>
      one.cluster !== cluster &&
      (articles.includes(one.id) || clusters.includes(one.cluster ?? '')),
  )
  for (const one of changed) setCluster({ cluster, context, state: one })
  const others = changed.filter((one) => one !== state)
  const titles = new Set(others.sort((a, b) => (a.id < b.id ? -1 : 1)).map(titleOf))
  for (const key of titles) if (key !== null) await rebindTitle({ context, key })
}

/**
 * Looks again for what tells the story of an article that changed; true if its cluster changes. A text
 * that is as it was is looked up where it is short, for which headline and tags decide.
 */
export const retellStory = async ({
  context,
  isNewText,
  state,
}: StoryArgs & { isNewText: boolean }): Promise<boolean> => {
  const before = state.cluster
  const text = runningOf(state.known.body)
  if (isNewText) takeSketch({ context, sketch: storySketch({ text }), state })
  else if (!isShort(text)) return false
  await joinStory({ context, state })
  return state.cluster !== before
}

/** Takes the sketch of an article's new text. */
const takeSketch = ({
  context: { draft, memory },
  sketch,
  state,
}: StoryArgs & { sketch: readonly number[] }): void => {
  forgetSketch({ memory, state })
  memory.journal.assign(state, { sketch })
  rememberSketch({ memory, state })
  if (state.isStored) memory.journal.push(draft.sketched, state)
}

/** Lets an article be found by its sketch, as long as the database does not know it. */
export const rememberSketch = ({
  memory,
  state,
}: {
  memory: Memory
  state: ArticleState
}): void => {
  for (const key of indexedOf(state.sketch ?? [])) {
    memory.journal.add({ index: memory.sketches, key, value: state })
  }
}

const forgetSketch = ({ memory, state }: { memory: Memory; state: ArticleState }): void => {
  for (const key of indexedOf(state.sketch ?? [])) {
    memory.journal.remove({ index: memory.sketches, key, value: state })
  }
}

/** A version that is there shows the cluster of its time: what changes next comes in a later batch. */
export const refuseClustered = ({ context: { draft }, state }: StoryArgs): void => {
  if (draft.clustered.includes(state)) throw new NeedsOwnBatch()
}

const setCluster = ({
  cluster,
  context: { draft, memory },
  state,
}: StoryArgs & { cluster: null | string }): void => {
  const { candidates, journal } = memory
  journal.assign(state, { cluster })
  const candidate = candidates.get(titleOf(state) ?? '')?.find(({ id }) => id === state.id)
  if (candidate) journal.assign(candidate, { cluster })
  if (state.isStored) {
    if (!draft.clustered.includes(state)) journal.push(draft.clustered, state)
    return
  }
  const entry = draft.newArticles.find((one) => one.state === state)
  if (entry) journal.assign(entry, { row: { ...entry.row, storyCluster: cluster } })
  const version = draft.newVersions.findLast(({ article }) => article === state)
  if (version) {
    journal.assign(version, { row: { ...version.row, version_storyCluster: cluster } })
  }
}
