import type { Segment } from './segments.ts'

/** A segment of the best cut with its posterior: the weighted share of all cuts that have it. */
export type Chosen = Segment & { posterior: number }

/**
 * Finds the heaviest way to cut a line of `size` words into segments (Viterbi), and for each of its
 * segments how much of the weight of all cuts goes through it (forward-backward over the same
 * lattice). Linear in the number of segments. A cut must exist: some segment of one word at each
 * place.
 *
 * @param size words on the line
 * @param segments by ascending `from`
 */
export const bestCut = ({
  size,
  segments,
}: {
  size: number
  segments: readonly Segment[]
}): Chosen[] => {
  const forward = new Float64Array(size + 1).fill(-Infinity)
  const backward = new Float64Array(size + 1).fill(-Infinity)
  const best = new Float64Array(size + 1).fill(-Infinity)
  const via: (Segment | undefined)[] = []
  forward[0] = best[0] = backward[size] = 0
  for (const segment of segments) {
    const end = segment.from + segment.length
    const at = (best[segment.from] ?? 0) + segment.score
    if (at > (best[end] ?? 0)) {
      best[end] = at
      via[end] = segment
    }
    forward[end] = addLogs(forward[end] ?? 0, (forward[segment.from] ?? 0) + segment.score)
  }
  for (let index = segments.length - 1; index >= 0; index -= 1) {
    const segment = segments[index] as Segment
    const after = (backward[segment.from + segment.length] ?? 0) + segment.score
    backward[segment.from] = addLogs(backward[segment.from] ?? 0, after)
  }
  const chosen: Chosen[] = []
  const total = forward[size] ?? 0
  for (let end = size; end > 0;) {
    const segment = via[end]
    if (!segment) break
    const before = forward[segment.from] ?? 0
    const share = before + segment.score + (backward[end] ?? 0) - total
    chosen.push({ posterior: Math.min(1, Math.exp(share)), ...segment })
    end = segment.from
  }
  return chosen.reverse()
}

/** log(exp(a) + exp(b)) without overflow. */
const addLogs = (a: number, b: number): number => {
  if (a === -Infinity) return b
  if (b === -Infinity) return a
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)))
}
