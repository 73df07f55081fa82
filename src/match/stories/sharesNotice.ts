import { matchKey } from '../../text/matchKey.ts'
import { keyWords } from '../../text/words.ts'
import { countShared, numberWords, runHash, shinglesOf } from './shingles.ts'

/** An article as far as it says what it is about. */
export type HeadedText = {
  /** As somebody printed or wrote it; null where nobody did. */
  headline: null | string
  /** Its `runningText`. */
  text: string
}

/** Words of a run that two texts have in common by more than the language, as in `sameStory`. */
const RUN = 5
/** Words with which a text begins. */
const BEGINNING = 20
/** So many that only one text has there are more than a dateline, and begin a story of its own. */
const OWN_BEGINNING = 8
/** Shorter words are mostly particles. */
const SHORTEST_WORD = 3
/** A headline of fewer words («عاجل») does not say what it is about. */
const FEWEST_SAID = 3
/** Share of a headline's words that another of the same story has, or the text that it is about, and the fewest. */
const SPEAKS_OF = 0.5
const FEWEST_SHARED = 2
/** With a smaller share of its words in a text, which are particles, a headline is on something else. */
const STRANGE_TO = 0.25

/**
 * Whether all that two texts have in common is a notice («جميع الحقوق محفوظة») that stands with two stories.
 * It may be nearly all of both, since a page often shows less of its story than of what its outlet puts under
 * each. What a page is about it says where it begins, and in its headline, short words left aside:
 *
 * | beginnings                     | headlines                                       | in common |
 * | ------------------------------ | ----------------------------------------------- | --------- |
 * | any                            | one has half of the other's words               | a story   |
 * | each text has one of its own   | one has half of its words in what is in common  | a story   |
 * | each text has one of its own   | else, or one is missing                         | a notice  |
 * | that of one is in the other    | neither has a quarter of its words in what is   | a notice  |
 * |                                | in common                                       |           |
 * | that of one is in the other    | else, or one is missing                         | a story   |
 *
 * A beginning is a text's own where the other lacks eight of its first twenty words. So an outlet that gives
 * a report another beginning, and a headline on that alone or none, is kept apart from the report: what is
 * doubtful stays apart. The order of the two does not matter.
 */
export const sharesNotice = ({ one, other }: Pair): boolean => {
  const [left, right] = [saidIn(one.headline), saidIn(other.headline)]
  if (speaksOf(left, right)) return false
  const doBothSay = [left, right].every((said) => said.size >= FEWEST_SAID)
  // Most articles that print one text: nothing is left to be asked of it.
  if (one.text === other.text && !doBothSay) return false
  const { isApart, words } = inCommon({ one: one.text, other: other.text })
  if (isApart) return ![left, right].some((said) => speaksOf(said, words))
  return doBothSay && [left, right].every((said) => isStrangeTo(said, words))
}

type Pair = { one: HeadedText; other: HeadedText }

/** What a headline says: its words but for the shortest. */
const saidIn = (headline: null | string): ReadonlySet<string> =>
  new Set(keyWords(matchKey(headline ?? '')).filter((word) => word.length >= SHORTEST_WORD))

/** Whether a headline has at least half of its words, and two of them, in others; of two headlines the shorter. */
const speaksOf = (said: ReadonlySet<string>, words: ReadonlySet<string>): boolean => {
  const shared = countShared(said, words)
  return shared >= FEWEST_SHARED && shared >= Math.min(said.size, words.size) * SPEAKS_OF
}

const isStrangeTo = (said: ReadonlySet<string>, words: ReadonlySet<string>): boolean =>
  countShared(said, words) < said.size * STRANGE_TO

/** The words that stand in runs which both texts have, and whether each text begins with something else. */
const inCommon = ({ one, other }: { one: string; other: string }) => {
  if (one === other) return { isApart: false, words: new Set(keyWords(one)) }
  const numbered = numberWords({ one, other })
  const ours = placesInCommon({ of: numbered.one, with: numbered.other })
  const theirs = placesInCommon({ of: numbered.other, with: numbered.one })
  const shared = numbered.one.filter((_, at) => ours[at] === 1)
  return {
    isApart: [ours, theirs].every(hasOwnBeginning),
    words: new Set(shared.map((word) => numbered.words[word] ?? '')),
  }
}

/** For each word of a text 1 where it stands in a run that the other has as well, else 0. */
const placesInCommon = ({ of, with: other }: { of: Run; with: Run }): Uint8Array => {
  const runs = shinglesOf({ size: RUN, words: other })
  const places = new Uint8Array(of.length)
  for (let start = 0; start + RUN <= of.length; start += 1) {
    const end = start + RUN
    if (runs.has(runHash({ end, start, words: of }))) places.fill(1, start, end)
  }
  return places
}

type Run = readonly number[]

const hasOwnBeginning = (places: Uint8Array): boolean =>
  places.subarray(0, BEGINNING).filter((place) => place === 0).length >= OWN_BEGINNING
