import { titleSuggestion } from '../../text/similarity.ts'
import { titleKey } from '../../text/titleKey.ts'
import { isRecurring } from '../titles/recurring.ts'
import type { StoryPair } from './oneStory.ts'
import { oneStory } from './oneStory.ts'
import { sameText, type LabelledText } from './sameText.ts'

/** An article, as far as it decides whether another is a later edition of it. */
export type Edition = LabelledText & {
  /** When it was published, in milliseconds since 1970, or null. */
  at: number | null
  /** The source's id or key; null for one that nobody knows. */
  source: string | null
}

export type EditionVerdict = 'sameText' | 'newEdition' | 'nearDuplicate' | 'different'

/** Share of the shorter text that the longer must have to be the same one with something added. */
const GROWN = 0.9
/** An update of a report comes within these hours; the next day's bulletin does not. */
const UPDATED_WITHIN = 18 * 3_600_000

/**
 * What a text that comes under another key is to an article. The first row that holds decides:
 *
 * | verdict         | source | headlines | texts                                                     |
 * | --------------- | ------ | --------- | --------------------------------------------------------- |
 * | `sameText`      | any    | any       | equal, see `sameText`                                     |
 * | `newEdition`    | same   | alike     | one story, see `oneStory`                                 |
 * | `newEdition`    | same   | equal     | one story with other figures, within 18 hours             |
 * | `newEdition`    | same   | no two    | one story, and the longer has 90 % of the shorter         |
 * | `nearDuplicate` | any    | any       | one story                                                 |
 * | `different`     |        |           | else                                                      |
 *
 * A source is the same where it is known of both. Headlines are alike where their keys are equal or
 * nearly so, with the same figures and days; headlines that come back on other days are neither equal
 * nor alike. "No two": one of the two articles has no printed headline. The order of the two does not
 * matter.
 */
export const compareEditions = ({ formulas, one, other }: StoryPair<Edition>): EditionVerdict => {
  if (sameText({ one, other })) return 'sameText'
  const evidence: Evidence = {
    ...oneStory({ formulas, one, other }),
    headlines: compareHeadlines({ a: one.headline, b: other.headline }),
    isSameSource: one.source !== null && one.source === other.source,
    isSoonAfter:
      one.at !== null && other.at !== null && Math.abs(one.at - other.at) <= UPDATED_WITHIN,
  }
  return rules.find(({ holds }) => holds(evidence))?.verdict ?? 'different'
}

type Headlines = 'equal' | 'alike' | 'different' | 'missing'

type Evidence = ReturnType<typeof oneStory> & {
  headlines: Headlines
  isSameSource: boolean
  isSoonAfter: boolean
}

const rules: readonly { holds: (evidence: Evidence) => boolean; verdict: EditionVerdict }[] = [
  {
    holds: ({ headlines, isSameSource, same }) =>
      same && isSameSource && (headlines === 'equal' || headlines === 'alike'),
    verdict: 'newEdition',
  },
  {
    holds: ({ headlines, isSameSource, isSoonAfter, verdict }) =>
      verdict === 'facts' && isSameSource && isSoonAfter && headlines === 'equal',
    verdict: 'newEdition',
  },
  {
    holds: ({ headlines, isSameSource, same, similarity }) =>
      same && isSameSource && headlines === 'missing' && similarity >= GROWN,
    verdict: 'newEdition',
  },
  { holds: ({ same }) => same, verdict: 'nearDuplicate' },
]

const compareHeadlines = ({ a, b }: { a: string | null; b: string | null }): Headlines => {
  const left = titleKey(a ?? '')
  const right = titleKey(b ?? '')
  if (left === '' || right === '') return 'missing'
  if (isRecurring(left) || isRecurring(right)) return 'different'
  if (left === right) return 'equal'
  return titleSuggestion({ a: left, b: right }) === null ? 'different' : 'alike'
}
