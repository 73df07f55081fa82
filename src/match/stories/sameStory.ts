import { countReplaced } from './countReplaced.ts'
import { hasFactConflict } from './factConflicts.ts'
import { LEAST_WORDS } from './leastWords.ts'
import { countShared, numberWords, shinglesOf } from './shingles.ts'

/** Words of a shingle, as in Broder's measure of resemblance. */
const SHINGLE = 5
/**
 * Share of the shorter text's shingles that the longer must have, by the fewest words of the shorter:
 * of a short text one formula of the trade is a large part.
 */
const CONTAINED: readonly { share: number; words: number }[] = [
  { share: 0.7, words: 100 },
  { share: 0.75, words: 60 },
  { share: 0.85, words: LEAST_WORDS },
]
/** A text three times as long is a digest that holds the story, or one that grew out of it. */
const SHORTEST_TO_LONGEST = 1 / 3
/** Share of the shorter text's words that may stand in the place of others. */
const REPLACED = 0.05

/** Why two texts are not one story, or that they are. */
export type StoryVerdict = 'same' | 'short' | 'length' | 'words' | 'facts' | 'replaced'

/**
 * Whether two texts tell one story in nearly the same words: an agency's report as several outlets
 * print it, with another headline or dateline, cut, added to, its paragraphs in another order.
 *
 * | verdict    | when                                                                            |
 * | ---------- | ------------------------------------------------------------------------------- |
 * | `short`    | a text has fewer than 45 words                                                  |
 * | `length`   | one text is more than three times as long as the other                          |
 * | `words`    | the longer has less than 70 % of the shorter's runs of five words (75 % where   |
 * |            | the shorter has fewer than 100 words, 85 % where it has fewer than 60)          |
 * | `facts`    | they state another figure, day, month or opposite in the same words             |
 * | `replaced` | other words stand for more than 5 % of the words (and more than one), or for a  |
 * |            | repeated word throughout                                                        |
 * | `same`     | else                                                                            |
 *
 * `similarity`: the containment of the shorter text's shingles in the longer (Broder, "On the
 * resemblance and containment of documents", 1997), 0 to 1. The last two rows keep bulletins and other
 * texts from one template apart, however alike; a report whose death toll rose is kept apart by them
 * too, for nothing in the two texts tells it from the next day's bulletin.
 *
 * @param one `runningText` of an article: match keys with single spaces
 * @param other of the other article; the order of the two does not matter
 */
export const sameStory = ({
  one,
  other,
}: {
  one: string
  other: string
}): { same: boolean; similarity: number; verdict: StoryVerdict } => {
  const numbered = numberWords(one < other ? { one, other } : { one: other, other: one })
  const lengths = [numbered.one.length, numbered.other.length]
  const similarity = containment(numbered)
  const verdict = judge({
    longest: Math.max(...lengths),
    numbered,
    shortest: Math.min(...lengths),
    similarity,
  })
  return { same: verdict === 'same', similarity, verdict }
}

const judge = ({
  longest,
  numbered,
  shortest,
  similarity,
}: {
  longest: number
  numbered: ReturnType<typeof numberWords>
  shortest: number
  similarity: number
}): StoryVerdict => {
  const least = CONTAINED.find(({ words }) => shortest >= words)
  if (!least) return 'short'
  if (shortest < longest * SHORTEST_TO_LONGEST) return 'length'
  if (similarity < least.share) return 'words'
  if (hasFactConflict(numbered)) return 'facts'
  const { places, repeated } = countReplaced(numbered)
  return repeated || places > Math.max(1, shortest * REPLACED) ? 'replaced' : 'same'
}

const containment = ({ one, other }: { one: readonly number[]; other: readonly number[] }) => {
  const a = shinglesOf({ size: SHINGLE, words: one })
  const b = shinglesOf({ size: SHINGLE, words: other })
  const fewest = Math.min(a.size, b.size)
  return fewest === 0 ? 0 : countShared(a, b) / fewest
}
