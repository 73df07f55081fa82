import { expect, it } from 'vitest'

import { bestCut } from '../../../../src/match/tags/cut/lattice.ts'
import type { Segment } from '../../../../src/match/tags/cut/segments.ts'

const segment = (from: number, length: number, score: number): Segment => ({
  from,
  length,
  score,
  kind: 'tag',
  known: null,
})

it('takes the heaviest cut', () => {
  const segments = [segment(0, 1, 0), segment(0, 2, 3), segment(1, 1, 1)]
  expect(bestCut({ size: 2, segments })).toMatchObject([{ from: 0, length: 2 }])
})

it('weighs a segment by all cuts that have it', () => {
  const segments = [segment(0, 1, 0), segment(0, 2, Math.log(3)), segment(1, 1, 0)]
  const [whole] = bestCut({ size: 2, segments })
  expect(whole?.posterior).toBeCloseTo(0.75)
})

it('does not overflow on heavy lines', () => {
  const segments = Array.from({ length: 2000 }, (_, from) => segment(from, 1, 40))
  const cut = bestCut({ size: 2000, segments })
  expect(cut).toHaveLength(2000)
  expect(cut[1000]?.posterior).toBeCloseTo(1)
})

it('cuts nothing into nothing', () => {
  expect(bestCut({ size: 0, segments: [] })).toEqual([])
})
