import { describe, expect, it } from 'vitest'

import type { Sharer } from '../../../../src/match/stories/likelyStories.ts'
import { likelyStories } from '../../../../src/match/stories/likelyStories.ts'

/** Looked up by its first three entries. */
const sketch = [1, 2, 3, 4, 5, 6]
const article = (id: string, entries: readonly number[], story = id): Sharer => ({
  id,
  sketch: entries,
  story,
})
const sharingOf = (sharers: readonly Sharer[]) =>
  sketch.slice(0, 3).map((entry) => ({
    entry,
    sharers: sharers.filter((one) => one.sketch.includes(entry)),
  }))
const of = (sharers: readonly Sharer[]) => likelyStories({ sharing: sharingOf(sharers), sketch })
const ids = (sharers: readonly Sharer[]) => of(sharers).likely.map(({ id }) => id)
const names = (size: number) => Array.from({ length: size }, (_, at) => `p${at + 10}`)

describe('articles that may tell a story', () => {
  it('are those that share two entries, the most first, and those of one share by their ids', () => {
    expect(
      ids([
        article('c', [2, 3, 9]),
        article('a', [1, 9]),
        article('d', [3, 4, 5, 6]),
        article('b', [1, 5]),
      ]),
    ).toEqual(['d', 'b', 'c'])
    expect(of([]).likely).toEqual([])
  })

  it('are eight at most', () => {
    const all = names(9).map((id) => article(id, [1, 2], 'story'))
    expect(ids([...all].reverse())).toEqual(names(8))
  })

  it('are not told by an entry of ten different stories, nor by what stands with it in three', () => {
    const notice = names(10).map((id, at) => article(id, at < 3 ? [2, 5, 6] : [2]))
    const copies = [article('copy', [1, 2, 3, 5]), article('frame', [1, 2, 5, 6])]
    const found = of([...notice, ...copies])
    expect([...found.formulas].sort()).toEqual([2, 5, 6])
    expect(found.likely.map(({ id }) => id)).toEqual(['copy'])
    // One story less, and it is evidence.
    const fewer = of([...notice.slice(3), ...copies])
    expect([...fewer.formulas]).toEqual([])
    expect(fewer.likely[0]?.id).toBe('copy')
    expect(fewer.likely[1]?.id).toBe('frame')
  })

  it('tell one story however many they are', () => {
    const copies = names(16).map((id) => article(id, [1, 2, 3], 'story'))
    expect(of(copies).formulas.size).toBe(0)
    expect(ids(copies)).toEqual(names(8))
  })
})
