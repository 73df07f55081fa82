import type { Sharer } from '../../../../match/stories/likelyStories.ts'
import { likelyStories } from '../../../../match/stories/likelyStories.ts'
import { indexedOf, mostSharing } from '../../../stories/lookup.ts'
import type { Memory } from './memory.ts'
import type { ArticleState } from './states.ts'

type LikelyArgs = {
  memory: Memory
  /** The article whose sketch it is; null for one that is not there yet. */
  own: ArticleState | null
  sketch: readonly number[]
}

/**
 * The articles that may tell the story of a sketch, see `likelyStories`: of those of the database that its entries
 * were asked for, and those that are still to be written.
 */
export const likelyIn = ({ memory, own, sketch }: LikelyArgs): ReturnType<typeof likelyStories> => {
  const sharing = indexedOf(sketch).flatMap((entry) => {
    const sharers = sharersOf({ entry, memory, own })
    return sharers.length > 0 ? { entry, sharers } : []
  })
  return sharing.length > 0 ? likelyStories({ sharing, sketch }) : noneLikely
}

const noneLikely: ReturnType<typeof likelyStories> = { formulas: new Set(), likely: [] }

const sharersOf = ({
  entry,
  memory,
  own,
}: Omit<LikelyArgs, 'sketch'> & { entry: number }): Sharer[] => {
  const read = (memory.sharing.get(entry)?.ids ?? []).filter((id) =>
    hasStill({ entry, id, memory }),
  )
  const written = (memory.sketches.get(entry) ?? []).map(({ id }) => id)
  return [...new Set([...read, ...written])]
    .filter((id) => id !== own?.id)
    .sort()
    .slice(0, mostSharing)
    .flatMap((id) => sharerOf({ id, memory }) ?? [])
}

type At = { id: string; memory: Memory }

/** Whether an article that the database finds by an entry will be found by it after this batch as well. */
export const hasStill = ({ entry, id, memory: { articles } }: At & { entry: number }): boolean => {
  const sketch = articles.get(id)?.sketch ?? null
  return sketch === null || indexedOf(sketch).includes(entry)
}

/** What is to be written is newer than what was read. */
const sharerOf = ({ id, memory: { articles, sharers } }: At): Sharer | undefined => {
  const read = sharers.get(id)
  const state = articles.get(id)
  if (!state) return read
  return { id, sketch: state.sketch ?? read?.sketch ?? [], story: state.cluster ?? id }
}
