import { storyFacts, type StoryFacts } from './storyFacts.ts'
import { titleKey } from './titleKey.ts'
import { keyWords } from './words.ts'

/**
 * How alike two keys are, 0 to 1: the Jaccard index of their sets of trigrams, as PostgreSQL's
 * `pg_trgm` defines them (each word padded by two spaces before and one after), so that a figure
 * here equals `similarity(a, b)` there. Expects match or title keys; 0 where either is empty. Blind
 * to the order of words.
 */
export function trigramJaccard(a: string, b: string): number {
  const left = trigrams(a)
  const right = trigrams(b)
  if (left.size === 0 || right.size === 0) return 0
  let shared = 0
  for (const trigram of left) if (right.has(trigram)) shared += 1
  return shared / (left.size + right.size - shared)
}

/** Below this score two titles are not worth an editor's look. */
export const SUGGESTION_SCORE = 0.7

/**
 * The score of two titles that may be one story, or null where they should not be suggested: below
 * 0.70, or where they differ in a number, a weekday or a month, where one denies and the other does
 * not, or where a word of one is the opposite of a word of the other. Never proof: true pairs and
 * different stories overlap between 0.75 and 0.90. Input: titles as written, or their keys.
 */
export function titleSuggestion({ a, b }: { a: string; b: string }): number | null {
  const left = titleKey(a)
  const right = titleKey(b)
  const score = trigramJaccard(left, right)
  if (score < SUGGESTION_SCORE) return null
  return tellsTheSame({ a: storyFacts(left), b: storyFacts(right) }) ? score : null
}

function tellsTheSame({ a, b }: { a: StoryFacts; b: StoryFacts }): boolean {
  return (
    a.numbers.join(' ') === b.numbers.join(' ') &&
    a.dates.join(' ') === b.dates.join(' ') &&
    a.denies === b.denies &&
    !a.opposites.some((side) => takesOnly(a, side) && takesOnly(b, -side))
  )
}

function takesOnly({ opposites }: StoryFacts, side: number): boolean {
  return opposites.includes(side) && !opposites.includes(-side)
}

/** By code points, as Postgres counts characters. */
function trigrams(key: string): Set<string> {
  const found = new Set<string>()
  for (const word of keyWords(key)) {
    const padded = [' ', ' ', ...Array.from(word), ' ']
    for (let index = 2; index < padded.length; index += 1) {
      found.add(`${padded[index - 2] ?? ''}${padded[index - 1] ?? ''}${padded[index] ?? ''}`)
    }
  }
  return found
}
