import type { Budget, Stretch } from './myers.ts'
import { compare } from './myers.ts'
import { interned } from './diffWords.ts'
import { tokensOf } from './tokens.ts'

/** A paragraph of the old text beside its place in the new one; either may be missing, not both. */
export type Pair = { isMoved: boolean; new: null | number; old: null | number }

/**
 * Which paragraph became which, in the order of the new text with what was removed where it stood: those
 * of the same words first, between them those that share most of their words, then those that stand
 * elsewhere.
 */
export const alignParagraphs = ({
  budget,
  fresh,
  old,
}: {
  budget: Budget
  fresh: readonly string[]
  old: readonly string[]
}): Pair[] => {
  const ids = interned()
  const bagOf = (text: string): Bag => {
    const words = tokensOf(text).flatMap((token) => (token.isWord ? [ids(token)] : []))
    return {
      key: words.length > 0 ? words.join(' ') : text.trim(),
      words: words.sort((a, b) => a - b),
    }
  }
  const bags = { fresh: fresh.map(bagOf), old: old.map(bagOf) }
  const keys = interned()
  const stretches = compare({ a: bags.old.map(keys), b: bags.fresh.map(keys), budget })
  const pairs = stretches.flatMap((stretch) =>
    stretch.isSame ? together(stretch) : pairGap({ bags, budget, stretch }),
  )
  return withMoved({ bags, budget, pairs })
}

/** The words of a paragraph: in order as its key, and sorted. */
type Bag = { key: string; words: number[] }
type Bags = { fresh: readonly Bag[]; old: readonly Bag[] }

/** Share of its words that a paragraph has in common with what became of it. */
const alike = 0.4
/** The same for one that is found elsewhere. */
const alikeElsewhere = 0.7
/** Fewer words are found anywhere. */
const fewestMoved = 4

const together = ({ a, aEnd, b }: Stretch): Pair[] =>
  Array.from({ length: aEnd - a }, (_, at) => ({ isMoved: false, new: b + at, old: a + at }))

/** Between two paragraphs that stayed: the pairs, in order, that have most in common in all. */
const pairGap = ({
  bags,
  budget,
  stretch,
}: {
  bags: Bags
  budget: Budget
  stretch: Stretch
}): Pair[] => {
  const { a, aEnd, b, bEnd } = stretch
  const n = aEnd - a
  const m = bEnd - b
  const scores = n * m > 0 ? scoresOf({ bags, budget, stretch }) : null
  if (!scores) return apart(stretch)
  const width = m + 1
  const best = new Float64Array((n + 1) * width)
  const value = (x: number, y: number) => best[x * width + y] ?? 0
  for (let x = n - 1; x >= 0; x -= 1) {
    for (let y = m - 1; y >= 0; y -= 1) {
      const score = scores[x * m + y] ?? 0
      const paired = score >= alike ? score + value(x + 1, y + 1) : 0
      best[x * width + y] = Math.max(paired, value(x + 1, y), value(x, y + 1))
    }
  }
  const pairs: Pair[] = []
  let x = 0
  let y = 0
  while (x < n && y < m) {
    const score = scores[x * m + y] ?? 0
    if (score >= alike && value(x, y) === score + value(x + 1, y + 1)) {
      pairs.push({ isMoved: false, new: b + y, old: a + x })
      x += 1
      y += 1
    } else if (value(x, y) === value(x + 1, y)) {
      pairs.push({ isMoved: false, new: null, old: a + x })
      x += 1
    } else {
      pairs.push({ isMoved: false, new: b + y, old: null })
      y += 1
    }
  }
  return [...pairs, ...apart({ ...stretch, a: a + x, b: b + y })]
}

const apart = ({ a, aEnd, b, bEnd }: Stretch): Pair[] => [
  ...Array.from({ length: aEnd - a }, (_, at) => ({ isMoved: false, new: null, old: a + at })),
  ...Array.from({ length: bEnd - b }, (_, at) => ({ isMoved: false, new: b + at, old: null })),
]

/** How alike every two paragraphs of a gap are; null where looking costs more than is left. */
const scoresOf = ({
  bags,
  budget,
  stretch,
}: {
  bags: Bags
  budget: Budget
  stretch: Stretch
}): Float64Array | null => {
  const old = bags.old.slice(stretch.a, stretch.aEnd)
  const fresh = bags.fresh.slice(stretch.b, stretch.bEnd)
  const words = (side: readonly Bag[]) => side.reduce((sum, bag) => sum + bag.words.length + 1, 0)
  const cost = old.length * words(fresh) + fresh.length * words(old)
  if (cost > budget.steps) {
    budget.steps = -1
    return null
  }
  budget.steps -= cost
  const scores = new Float64Array(old.length * fresh.length)
  for (const [x, one] of old.entries()) {
    for (const [y, other] of fresh.entries()) scores[x * fresh.length + y] = likeness(one, other)
  }
  return scores
}

/** Dice's coefficient over words with their number, 0 to 1. */
const likeness = ({ words: a }: Bag, { words: b }: Bag): number => {
  let shared = 0
  for (let x = 0, y = 0; x < a.length && y < b.length;) {
    const one = a[x] ?? 0
    const other = b[y] ?? 0
    if (one === other) shared += 1
    if (one <= other) x += 1
    if (other <= one) y += 1
  }
  return a.length + b.length === 0 ? 0 : (2 * shared) / (a.length + b.length)
}

/** What was removed here and added there is the same paragraph, moved. */
const withMoved = ({
  bags,
  budget,
  pairs,
}: {
  bags: Bags
  budget: Budget
  pairs: readonly Pair[]
}): Pair[] => {
  const isLong = (bag: Bag | undefined) => (bag?.words.length ?? 0) >= fewestMoved
  const gone = pairs.flatMap(({ new: to, old }) =>
    old !== null && to === null && isLong(bags.old[old]) ? [old] : [],
  )
  const come = pairs.flatMap(({ new: to, old }) =>
    old === null && to !== null && isLong(bags.fresh[to]) ? [to] : [],
  )
  const froms = new Map<number, number>()
  const taken = new Set<number>()
  for (const to of come) {
    const bag = bags.fresh[to]
    if (!bag) continue
    let best = { from: -1, score: 0 }
    for (const from of gone) {
      const other = bags.old[from]
      if (!other || taken.has(from)) continue
      budget.steps -= bag.words.length + other.words.length
      if (budget.steps < 0) return [...pairs]
      const score = other.key === bag.key ? 2 : likeness(bag, other)
      if (score > best.score) best = { from, score }
    }
    if (best.score < alikeElsewhere) continue
    taken.add(best.from)
    froms.set(to, best.from)
  }
  return pairs
    .filter(({ new: to, old }) => !(to === null && old !== null && taken.has(old)))
    .map((pair) => {
      const from = pair.new === null || pair.old !== null ? undefined : froms.get(pair.new)
      return from === undefined ? pair : { ...pair, isMoved: true, old: from }
    })
}
