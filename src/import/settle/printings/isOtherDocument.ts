import { matchKey } from '../../../text/matchKey.ts'
import { keyWords } from '../../../text/words.ts'

/** Words in a row that two editions of a page share and two pages hardly ever do. */
const runLength = 5
/** Share of the shorter text's runs under which the two have nothing to do with each other. */
const least = 0.02
/** A shorter text may change in every run and still be the same. */
const shortest = 30
/** Words that are compared: enough to tell, whatever the length. */
const mostWords = 5_000

/**
 * Whether a document that comes under a known key is another one altogether: two folders that both have
 * a `001.txt`, two crawls that both count from 1. To take it for a new edition would write one article
 * over another.
 */
export const isOtherDocument = ({ after, before }: { after: string; before: string }): boolean => {
  const [one, other] = [wordsOf(before), wordsOf(after)]
  if (Math.min(one.length, other.length) < shortest) return false
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one]
  const known = new Set(runsOf(longer))
  const runs = runsOf(shorter)
  return runs.filter((run) => known.has(run)).length / runs.length < least
}

const wordsOf = (text: string): string[] => keyWords(matchKey(text)).slice(0, mostWords)

const runsOf = (words: readonly string[]): string[] =>
  words.slice(runLength - 1).map((_, at) => words.slice(at, at + runLength).join(' '))
