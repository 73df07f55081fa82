import { interned } from './diffWords.ts'
import type { Bag, Bags } from './likeness.ts'
import { alike, likeness } from './likeness.ts'
import type { Budget, Stretch } from './myers.ts'
import { compare } from './myers.ts'
import { pairLongGap } from './pairLongGap.ts'
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
    // Of texts too long to look into, paragraphs are the same or others.
    if (budget.steps < 0) return { key: text, sorted: [], words: [] }
    const words = tokensOf(text).flatMap((token) => (token.isWord ? [ids(token)] : []))
    const key = words.length > 0 ? words.join(' ') : text.trim()
    return { key, sorted: words.toSorted((a, b) => a - b), words }
  }
  const bags = { fresh: fresh.map(bagOf), old: old.map(bagOf) }
  const keys = interned()
  const stretches = compare({
    a: bags.old.map(keys),
    b: bags.fresh.map(keys),
    budget: { steps: stepsOfParagraphs },
  })
  const pairs = stretches.flatMap((stretch) =>
    stretch.isSame ? together(stretch) : pairGap({ bags, budget, stretch }),
  )
  return withMoved({ bags, budget, pairs })
}

/** To find the paragraphs that stayed, whatever else is spent: it takes a few milliseconds. */
const stepsOfParagraphs = 1_000_000

/** What looking at every two paragraphs of a gap may cost; longer ones are looked at as running text. */
const stepsOfGap = 1_000_000

/** Share of its words that a paragraph which stands elsewhere has in common with what it was. */
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
  if (!scores) return n * m > 0 ? pairLongGap({ bags, budget, stretch }) : apart(stretch)
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

/** How alike every two paragraphs of a gap are; null where there are too many of them. */
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
  if (cost > Math.min(stepsOfGap, budget.steps)) return null
  budget.steps -= cost
  const scores = new Float64Array(old.length * fresh.length)
  for (const [x, one] of old.entries()) {
    for (const [y, other] of fresh.entries()) scores[x * fresh.length + y] = likeness(one, other)
  }
  return scores
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
