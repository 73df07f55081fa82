import { keyWords } from '../../text/words.ts'
import { LEAST_WORDS } from './leastWords.ts'

/** Entries of a sketch: with more, a lookup in the archive costs more and finds little more. */
const ENTRIES = 16
/** Words that are read, so that a hostile text costs no more than a long one. */
const MOST_WORDS = 20_000

/**
 * The words of a window that are hashed: 17 of 20. A window as long as a sentence tells stories apart
 * that share the trade's formulas; with every fifth word left out it outlives a changed word in one of
 * seven times where it would not (spaced seeds: Ma, Tromp and Li, "PatternHunter", 2002).
 */
const PATTERN = [0, 1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13, 15, 16, 17, 18, 19]
const SPAN = 20

/**
 * A small sketch of a text, by which other printings of its story are looked up: two texts that are
 * alike share an entry, two that are not hardly ever do. The 16 smallest hashes of the text's windows
 * of 20 words (a bottom-k sketch: Broder, "On the resemblance and containment of documents", 1997):
 * texts that share the part J of all their windows share an entry with a probability of about
 * 1 - (1 - J)^16. Linear in the length of the text.
 *
 * @param text `runningText` of an article: match keys with single spaces
 * @returns at most 16 integers from 0 to 2^53 - 1, ascending, each once; none for a text of fewer than
 * 45 words. A column of `bigint[]` holds them.
 */
export const storySketch = ({ text }: { text: string }): number[] => {
  const hashes = wordHashes(text)
  if (hashes.length < LEAST_WORDS) return []
  const smallest: number[] = []
  let largest = Infinity
  for (let start = 0; start + SPAN <= hashes.length; start += 1) {
    const entry = windowHash(hashes, start)
    if (entry >= largest) continue
    keep({ entry, smallest })
    if (smallest.length === ENTRIES) largest = smallest[ENTRIES - 1] ?? Infinity
  }
  return smallest
}

/**
 * A text without the windows of which these are the hashes, its words with single spaces.
 *
 * @param text `runningText` of an article, as `storySketch` takes it
 * @param entries of its sketch; entries that it does not have change nothing
 */
export const withoutEntries = ({
  entries,
  text,
}: {
  entries: ReadonlySet<number>
  text: string
}): string => {
  if (entries.size === 0) return text
  const hashes = wordHashes(text)
  const isLeftOut = new Uint8Array(hashes.length)
  for (let start = 0; start + SPAN <= hashes.length; start += 1) {
    if (entries.has(windowHash(hashes, start))) isLeftOut.fill(1, start, start + SPAN)
  }
  return keyWords(text)
    .filter((_, at) => isLeftOut[at] !== 1)
    .join(' ')
}

/** The hash of the window that begins at a word: 53 bits. */
const windowHash = (hashes: Int32Array, start: number): number => {
  let high = 0
  let low = 0x9e3779b9
  for (let at = 0; at < PATTERN.length; at += 1) {
    const hash = hashes[start + (PATTERN[at] ?? 0)] ?? 0
    high = (Math.imul(high, 0x5bd1e995) + hash) | 0
    low = Math.imul(low ^ hash, 0x01000193)
  }
  return mixed(high) * 0x200000 + (mixed(low ^ (low >>> 15)) >>> 11)
}

/**
 * Whether two sketches are alike enough to compare the texts: one entry in common finds a candidate,
 * two tell it from a text that has one passage in common.
 */
export const sharesStory = ({
  one,
  other,
}: {
  one: readonly number[]
  other: readonly number[]
}): boolean => {
  const entries = new Set(one)
  return other.filter((entry) => entries.has(entry)).length >= leastShared
}

/** Entries that two sketches must share for their texts to be compared. */
export const leastShared = 2

/** Puts an entry at its place among the smallest, if it is one of them and new. */
const keep = ({ entry, smallest }: { entry: number; smallest: number[] }): void => {
  let place = smallest.length
  while (place > 0 && (smallest[place - 1] ?? 0) > entry) place -= 1
  if (place === ENTRIES || smallest[place - 1] === entry) return
  smallest.splice(place, 0, entry)
  if (smallest.length > ENTRIES) smallest.pop()
}

/** A 32-bit hash of each word (FNV-1a on UTF-16 code units). */
const wordHashes = (text: string): Int32Array => {
  let count = 0
  let hash = FNV_OFFSET
  for (let index = 0; index <= text.length; index += 1) {
    const unit = index < text.length ? text.charCodeAt(index) : SPACE
    if (unit !== SPACE) {
      hash = Math.imul(hash ^ unit, FNV_PRIME)
    } else if (hash !== FNV_OFFSET) {
      buffer[count] = mixed(hash)
      count += 1
      hash = FNV_OFFSET
      if (count === MOST_WORDS) break
    }
  }
  return buffer.subarray(0, count)
}

/** Reused by every call: nothing here awaits. */
const buffer = new Int32Array(MOST_WORDS)

const SPACE = 0x20
const FNV_OFFSET = 0x811c9dc5 | 0
const FNV_PRIME = 0x01000193

/** The finalizer of MurmurHash3: every bit of the result hangs on every bit of the hash. */
const mixed = (hash: number): number => {
  let bits = hash
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
