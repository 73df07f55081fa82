import { keyWords } from '../../text/words.ts'

/** Words that are compared, so that hostile texts cost no more than long ones. */
const MOST_WORDS = 20_000

/** Two texts as numbers: equal words have equal numbers, in both. */
export type NumberedWords = { one: number[]; other: number[]; words: string[] }

/** Numbers the words of two keys; `words` leads back from a number to its word. */
export const numberWords = ({ one, other }: { one: string; other: string }): NumberedWords => {
  const numbers = new Map<string, number>()
  const words: string[] = []
  const numbersOf = (key: string): number[] =>
    keyWords(key)
      .slice(0, MOST_WORDS)
      .map((word) => {
        const known = numbers.get(word)
        if (known !== undefined) return known
        numbers.set(word, words.length)
        return words.push(word) - 1
      })
  return { one: numbersOf(one), other: numbersOf(other), words }
}

/**
 * The set of a text's shingles, its runs of `size` neighbouring words, each as one number: exact for
 * the 53 bits of a double, and two different runs meet in one of 10^15 pairs.
 */
export const shinglesOf = ({ size, words }: { size: number; words: readonly number[] }) => {
  const shingles = new Set<number>()
  for (let start = 0; start + size <= words.length; start += 1) {
    shingles.add(runHash({ end: start + size, start, words }))
  }
  return shingles
}

/** One number for a run of numbered words. */
export const runHash = ({
  end,
  start,
  words,
}: {
  end: number
  start: number
  words: readonly number[]
}): number => {
  let high = 0x9747b28c
  let low = 0x85ebca6b
  for (let at = start; at < end; at += 1) {
    const word = (words[at] ?? 0) + 1
    high = Math.imul(high ^ word, 0x01000193)
    high ^= high >>> 15
    low = Math.imul(low + word, 0x5bd1e995)
    low ^= low >>> 13
  }
  return (high >>> 0) * 0x200000 + ((Math.imul(low, 0xc2b2ae35) >>> 0) >>> 11)
}

/** How many members two sets have in common. */
export const countShared = <Member>(a: ReadonlySet<Member>, b: ReadonlySet<Member>): number => {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const member of small) if (large.has(member)) shared += 1
  return shared
}
