/** A stretch of two sequences, ends exclusive: equal in both where `isSame`. */
export type Stretch = { a: number; aEnd: number; b: number; bEnd: number; isSame: boolean }

/** What may still be spent on a comparison, in steps; shared by all that belong to one diff. */
export type Budget = { steps: number }

type Range = { a: number; aEnd: number; b: number; bEnd: number }

/**
 * The shortest edit from one sequence of numbers to another, as stretches in order that cover both: E. W.
 * Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), with the refinement
 * of section 4b, which takes memory linear in the lengths. Where the budget is spent, what is left is one
 * stretch that is not the same: right, and not the shortest.
 */
export const compare = ({
  a,
  b,
  budget,
}: {
  a: readonly number[]
  b: readonly number[]
  budget: Budget
}): Stretch[] => {
  const found: Stretch[] = []
  const size = a.length + b.length + 8
  const context: Context = {
    a,
    b,
    backward: new Int32Array(size),
    budget,
    forward: new Int32Array(size),
  }
  // A stack of what is to be done, so that a hostile text cannot nest calls without end.
  const todo: (Range | Stretch)[] = [{ a: 0, aEnd: a.length, b: 0, bEnd: b.length }]
  for (let range = todo.pop(); range; range = todo.pop()) {
    if ('isSame' in range) add({ found, stretch: range })
    else todo.push(...step({ context, range }).reverse())
  }
  return found
}

type Context = {
  a: readonly number[]
  b: readonly number[]
  backward: Int32Array
  budget: Budget
  forward: Int32Array
}

/** A range as what is known of it by looking once: its equal ends, and two halves of the middle. */
const step = ({ context, range }: { context: Context; range: Range }): (Range | Stretch)[] => {
  const { a, b } = context
  let { a: from, aEnd, b: to, bEnd } = range
  while (from < aEnd && to < bEnd && a[from] === b[to]) {
    from += 1
    to += 1
  }
  while (from < aEnd && to < bEnd && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd -= 1
    bEnd -= 1
  }
  const head: Stretch = { a: range.a, aEnd: from, b: range.b, bEnd: to, isSame: true }
  const tail: Stretch = { a: aEnd, aEnd: range.aEnd, b: bEnd, bEnd: range.bEnd, isSame: true }
  return [head, ...middleOf({ context, range: { a: from, aEnd, b: to, bEnd } }), tail]
}

const middleOf = ({ context, range }: { context: Context; range: Range }): (Range | Stretch)[] => {
  const isEmpty = range.a === range.aEnd || range.b === range.bEnd
  const cut = isEmpty ? null : middleSnake({ context, range })
  if (!cut) return [{ ...range, isSame: false }]
  const { x, y } = cut
  return [
    { ...range, aEnd: x, bEnd: y },
    { ...range, a: x, b: y },
  ]
}

/** Neighbours of one kind are one stretch. */
const add = ({ found, stretch }: { found: Stretch[]; stretch: Stretch }): void => {
  const { a, aEnd, b, bEnd, isSame } = stretch
  if (a === aEnd && b === bEnd) return
  const last = found.at(-1)
  if (last?.isSame === isSame) {
    last.aEnd = aEnd
    last.bEnd = bEnd
  } else found.push({ ...stretch })
}

type Point = { x: number; y: number }

/** A way that cannot be: off the edge of the range, or not begun. */
const nowhere = -(2 ** 30)

/**
 * A point on a shortest way through the range, looked for from both its corners at once; null where that
 * takes more steps than are left.
 */
const middleSnake = ({ context, range }: { context: Context; range: Range }): null | Point => {
  const { a, b, backward, budget, forward } = context
  const n = range.aEnd - range.a
  const m = range.bEnd - range.b
  const delta = n - m
  const isOdd = delta % 2 !== 0
  const most = Math.ceil((n + m) / 2)
  const middle = most + 1
  forward[middle + 1] = 0
  backward[middle + 1] = 0
  for (let d = 0; d <= most; d += 1) {
    for (const isForward of [true, false]) {
      const own = isForward ? forward : backward
      const other = isForward ? backward : forward
      own[middle - d - 1] = nowhere
      if (d > 0) own[middle + d + 1] = nowhere
      // Diagonals that lie beside the range lead nowhere; of two those that an edit more can reach.
      const first = d <= m ? -d : -m + ((d - m) % 2)
      const last = d <= n ? d : n - ((d - n) % 2)
      budget.steps -= (last - first) / 2 + 1
      if (budget.steps < 0) return null
      if (first > -d) own[middle + first - 1] = nowhere
      if (last < d) own[middle + last + 1] = nowhere
      for (let k = first; k <= last; k += 2) {
        // One step down or right, whichever leads further and stays in the range.
        const down = own[middle + k + 1] ?? nowhere
        const right = (own[middle + k - 1] ?? nowhere) + 1
        let x = down >= 0 && down - k <= m ? down : nowhere
        if (right > 0 && right <= n && right > x) x = right
        const from = x
        if (isForward) {
          while (x >= 0 && x < n && x - k < m && a[range.a + x] === b[range.b + x - k]) x += 1
        } else {
          while (
            x >= 0 &&
            x < n &&
            x - k < m &&
            a[range.aEnd - 1 - x] === b[range.bEnd - 1 - x + k]
          )
            x += 1
        }
        budget.steps -= (x - from) / 8
        own[middle + k] = x
        const back = delta - k
        const isLooked = isForward ? isOdd && Math.abs(back) < d : !isOdd && Math.abs(back) <= d
        if (isLooked && x + (other[middle + back] ?? nowhere) >= n) {
          const y = x - k
          return isForward
            ? { x: range.a + x, y: range.b + y }
            : { x: range.aEnd - x, y: range.bEnd - y }
        }
      }
    }
  }
  return null
}
