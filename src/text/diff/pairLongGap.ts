import type { Pair } from './alignParagraphs.ts'
import type { Bag, Bags } from './likeness.ts'
import { alike } from './likeness.ts'
import type { Budget, Stretch } from './myers.ts'
import { compare } from './myers.ts'

/**
 * Pairs the paragraphs of a long gap (a name was replaced throughout, say) by the words that they share when
 * both sides are compared as running text: as fast as that is, where looking at every two of them would take
 * the square of their number.
 */
export const pairLongGap = ({
  bags,
  budget,
  stretch: { a, aEnd, b, bEnd },
}: {
  bags: Bags
  budget: Budget
  stretch: Stretch
}): Pair[] => {
  const old = runningOf({ bags: bags.old, from: a, to: aEnd })
  const fresh = runningOf({ bags: bags.fresh, from: b, to: bEnd })
  const shared = new Map<string, { count: number; new: number; old: number }>()
  for (const stretch of compare({ a: old.words, b: fresh.words, budget })) {
    if (!stretch.isSame) continue
    for (let at = 0; at < stretch.aEnd - stretch.a; at += 1) {
      const place = { new: fresh.places[stretch.b + at] ?? 0, old: old.places[stretch.a + at] ?? 0 }
      const key = `${place.old} ${place.new}`
      const known = shared.get(key)
      if (known) known.count += 1
      else shared.set(key, { ...place, count: 1 })
    }
  }
  const partners = new Map<number, number>()
  const taken = new Set<number>()
  for (const { new: to, old: from } of best({ bags, shared: [...shared.values()] })) {
    if (partners.has(from) || taken.has(to)) continue
    partners.set(from, to)
    taken.add(to)
  }
  return inOrder({ partners, stretch: { a, aEnd, b, bEnd } })
}

type Shared = { count: number; new: number; old: number }

/** Words of several paragraphs, each with the paragraph it stands in. */
const runningOf = ({ bags, from, to }: { bags: readonly Bag[]; from: number; to: number }) => {
  const words: number[] = []
  const places: number[] = []
  for (let at = from; at < to; at += 1) {
    for (const word of bags[at]?.words ?? []) {
      words.push(word)
      places.push(at)
    }
  }
  return { places, words }
}

/** Those with most in common first; what has too little in common is none. */
const best = ({ bags, shared }: { bags: Bags; shared: readonly Shared[] }): Shared[] => {
  const score = ({ count, new: to, old: from }: Shared) =>
    (2 * count) / ((bags.old[from]?.words.length ?? 0) + (bags.fresh[to]?.words.length ?? 0))
  return shared
    .filter((one) => score(one) >= alike)
    .toSorted((one, other) => score(other) - score(one) || one.old - other.old)
}

/** Words that were compared in order give partners in order: none cross. */
const inOrder = ({
  partners,
  stretch: { a, aEnd, b, bEnd },
}: {
  partners: ReadonlyMap<number, number>
  stretch: Pick<Stretch, 'a' | 'aEnd' | 'b' | 'bEnd'>
}): Pair[] => {
  const pairs: Pair[] = []
  let next = b
  const addUpTo = (end: number) => {
    for (; next < end; next += 1) pairs.push({ isMoved: false, new: next, old: null })
  }
  for (let at = a; at < aEnd; at += 1) {
    const to = partners.get(at)
    if (to !== undefined) {
      addUpTo(to)
      next = to + 1
    }
    pairs.push({ isMoved: false, new: to ?? null, old: at })
  }
  addUpTo(bEnd)
  return pairs
}
