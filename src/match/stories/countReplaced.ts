import { consonantSkeleton } from '../../text/skeleton.ts'
import { runHash, type NumberedWords } from './shingles.ts'

/** Words on either side by which two places are the same place. */
const SIDE = 2
/** Longest run of words that is looked for in a place; a longer one is a passage of its own. */
const LONGEST = 4

/**
 * How often two texts go on alike before and after a place and differ in it: «تعيين .. مديرا» with one
 * name and with another. Copies of a story are cut and added to; stories from one template have other
 * words in its places. `repeated` is whether a word is replaced that its text has twice or more and the
 * other never, by one of which the same is true: another person, team or town throughout.
 */
export const countReplaced = ({
  one,
  other,
  words,
}: NumberedWords): { places: number; repeated: boolean } => {
  const places = runsByPlace(one)
  const own = {
    one: repeatedOnly({ of: one, without: other }),
    other: repeatedOnly({ of: other, without: one }),
  }
  const replaced = new Set<number>()
  let repeated = false
  for (const [key, { runs, start }] of runsByPlace(other)) {
    const before = places.get(key)?.runs ?? []
    if (before.length === MOST_RUNS || runs.length === MOST_RUNS) continue
    const all = runs.flatMap((to) => before.map((from) => difference({ from, to, words })))
    const [first] = all
    if (!first || all.includes(null)) continue
    replaced.add(start + first.at)
    repeated ||=
      first.from.some((word) => own.one.has(word)) && first.to.some((word) => own.other.has(word))
  }
  return { places: replaced.size, repeated }
}

type Run = readonly number[]

/**
 * Different runs of one place that are kept, so that a text that repeats itself does not cost its
 * square. A place with as many says nothing of what replaces what.
 */
const MOST_RUNS = 4

/** By place: the different runs that stand there, and where the first does. */
const runsByPlace = (text: Run): Map<number, { runs: Run[]; start: number }> => {
  const places = new Map<number, { runs: Run[]; start: number }>()
  for (const { end, key, start } of placesOf(text)) {
    const run = text.slice(start, end)
    const place = places.get(key)
    if (!place) places.set(key, { runs: [run], start })
    else if (place.runs.length < MOST_RUNS && !place.runs.some((known) => isEqual(known, run))) {
      place.runs.push(run)
    }
  }
  return places
}

const isEqual = (a: Run, b: Run): boolean =>
  a.length === b.length && a.every((word, at) => word === b[at])

type Place = { end: number; key: number; start: number }

/** Every run of one to four words that has two before it and two after it, by which it is known. */
function* placesOf(words: Run): Generator<Place> {
  const sides: number[] = []
  for (let start = 0; start + SIDE <= words.length; start += 1) {
    sides.push(runHash({ end: start + SIDE, start, words }))
  }
  for (let start = SIDE; start + 1 + SIDE <= words.length; start += 1) {
    const before = ((sides[start - SIDE] ?? 0) % 0x4000000) * 0x8000000
    const last = Math.min(start + LONGEST, words.length - SIDE)
    for (let end = start + 1; end <= last; end += 1) {
      yield { end, key: before + ((sides[end] ?? 0) % 0x8000000), start }
    }
  }
}

/**
 * What stands in one run for what stands in the other, and at which word; null where nothing does:
 * equal runs, runs of which one only has words more, two spellings of a foreign name.
 */
const difference = ({
  from,
  to,
  words,
}: {
  from: Run
  to: Run
  words: readonly string[]
}): { at: number; from: Run; to: Run } | null => {
  const shorter = Math.min(from.length, to.length)
  let at = 0
  while (at < shorter && from[at] === to[at]) at += 1
  let tail = 0
  while (tail < shorter - at && from.at(-1 - tail) === to.at(-1 - tail)) tail += 1
  const left = { at, from: from.slice(at, from.length - tail), to: to.slice(at, to.length - tail) }
  if (left.from.length === 0 || left.to.length === 0) return null
  return isSpelling({ ...left, words }) ? null : left
}

/** Two spellings of a foreign name («ناجورنو قره باغ», «ناغورني كاراباخ») replace nothing. */
const isSpelling = ({
  from,
  to,
  words,
}: {
  from: Run
  to: Run
  words: readonly string[]
}): boolean => {
  const skeleton = consonantSkeleton(textOf({ run: from, words }))
  return skeleton !== null && skeleton === consonantSkeleton(textOf({ run: to, words }))
}

const textOf = ({ run, words }: { run: Run; words: readonly string[] }): string =>
  run.map((word) => words[word] ?? '').join(' ')

/** The words that one text has twice or more and the other never. */
const repeatedOnly = ({ of, without }: { of: Run; without: Run }): Set<number> => {
  const others = new Set(without)
  const seen = new Set<number>()
  const repeated = new Set<number>()
  for (const word of of) {
    if (seen.has(word) && !others.has(word)) repeated.add(word)
    seen.add(word)
  }
  return repeated
}
