import type { Sharer } from '../../../../match/stories/likelyStories.ts'
import { likelyStories } from '../../../../match/stories/likelyStories.ts'
import { indexedOf, mostSharing } from '../../../stories/lookup.ts'
import type { Memory } from './memory.ts'
import type { ArticleState } from './states.ts'

export type LikelyIn = ReturnType<typeof likelyStories>

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
export const likelyIn = ({ memory, own, sketch }: LikelyArgs): LikelyIn => {
  const sharing = indexedOf(sketch).flatMap((entry) => {
    const sharers = sharersOf({ entry, memory, own })
    return sharers.length > 0 ? { entry, sharers } : []
  })
  return sharing.length > 0 ? likelyStories({ sharing, sketch }) : noneLikely
}

export const noneLikely: LikelyIn = { formulas: new Set(), likely: [] }

/** The first articles that an entry leads to; the same list as before where nothing of it has changed. */
const sharersOf = ({
  entry,
  memory,
  own,
}: Omit<LikelyArgs, 'sketch'> & { entry: number }): readonly Sharer[] => {
  const found = idsOf({ entry, memory, own }).flatMap((id) => sharerOf({ id, memory }) ?? [])
  const before = memory.led.get(entry)
  if (before && areSame(before, found)) return before
  memory.led.set(entry, found)
  return found
}

const areSame = (one: readonly Sharer[], other: readonly Sharer[]): boolean =>
  one.length === other.length &&
  one.every(({ id, sketch, story }, at) => {
    const next = other[at]
    return id === next?.id && sketch === next.sketch && story === next.story
  })

const idsOf = ({ entry, memory, own }: Parameters<typeof sharersOf>[0]): string[] => {
  const asked = memory.sharing.get(entry)?.ids ?? []
  const read = asked.filter((id) => id !== own?.id && hasStill({ entry, id, memory }))
  // Of hundreds that are to be written with one notice hardly any is among the first.
  const last = read[mostSharing - 1]
  const written: string[] = []
  for (const { id } of memory.sketches.get(entry) ?? []) {
    if ((last === undefined || id < last) && id !== own?.id) written.push(id)
  }
  const ids = written.length > 0 ? [...new Set([...read, ...written])].sort() : read
  return ids.slice(0, mostSharing)
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
