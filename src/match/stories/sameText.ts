import { matchKey } from '../../text/matchKey.ts'
import { titleKey } from '../../text/titleKey.ts'
import { keyWords } from '../../text/words.ts'
import type { Label } from './commonNames.ts'
import { commonNames } from './commonNames.ts'
import { LEAST_WORDS } from './leastWords.ts'
import type { HeadedText } from './sharesNotice.ts'
import { sharesNotice } from './sharesNotice.ts'

/** An article as far as a short text needs it. */
export type LabelledText = HeadedText & {
  /** Its tags; of a text of 45 words and more none are needed. */
  labels: readonly Label[]
}

/**
 * A shorter text is one sentence, and may be a formula of the trade with a name in it: among 55,000 short
 * texts of 240,000 generated documents twelve were those of two stories, all of 20 to 25 words.
 */
const SENTENCE = 30
/** Share of the fewer words of two labels that both must have. */
const LABELS_SHARED = 0.5
/** Shorter words are mostly particles. */
const SHORTEST_WORD = 3
/**
 * Most articles that carry a name which few carry. One in twenty of them is a sentence on that name, and
 * that two of fifteen are the same sentence by chance is not to be feared; of some hundreds it is.
 */
const FEW = 300
/** Names beyond the text that two articles hardly have in common by chance, however many carry each. */
const SEVERAL = 2

/**
 * Whether two articles print the same text: their running texts are equal and
 *
 * | words of the text | when                                                                        |
 * | ----------------- | --------------------------------------------------------------------------- |
 * | 45 and more       | always, but for a notice that stands with two stories, see `sharesNotice`   |
 * | 30 to 44          | neither headlines nor labels contradict each other                          |
 * | fewer             | the same, and something else says that they are one: `isOnePage`; their     |
 * |                   | headlines; equal labels; a name in the text that few articles carry; one    |
 * |                   | beyond it that few carry, or two, which both say, unless most of what one   |
 * |                   | says in its labels the other does not                                       |
 *
 * Headlines, or labels, contradict each other where they share less than half of what the shorter says
 * beyond the text; what only one article has contradicts nothing, and speaks for nothing. See `commonNames`
 * for what both say. The order of the two does not matter.
 *
 * @param isOnePage where they stand says that they are one
 */
export const sameText = ({
  isOnePage = false,
  one,
  other,
}: Pair & { isOnePage?: boolean }): boolean => {
  if (one.text !== other.text || one.text === '') return false
  const words = keyWords(one.text)
  if (words.length >= LEAST_WORDS) return !sharesNotice({ one, other })
  const inText = new Set(words)
  const headlines = compare({ inText, left: one.headline, right: other.headline })
  const labels = compare({ inText, left: lineOf(one), right: lineOf(other) })
  if (headlines === 'different' || labels === 'different') return false
  if (words.length >= SENTENCE || isOnePage || said.has(headlines)) return true
  return hasCommonNames({ labels, one, other })
}

type Pair = { one: LabelledText; other: LabelledText }

const hasCommonNames = ({ labels, one, other }: Pair & { labels: Comparison }): boolean => {
  if (one.labels.length > 0 && keysOf(one) === keysOf(other)) return true
  const names = commonNames({ one, other, text: one.text })
  const beyond = names.filter(({ isInText }) => !isInText)
  if (names.some(({ articles, isInText }) => isInText && articles <= FEW)) return true
  if (labels === 'near') return false
  return beyond.length >= SEVERAL || beyond.some(({ articles }) => articles <= FEW)
}

/** The labels whatever their order. */
const keysOf = ({ labels }: LabelledText): string =>
  labels
    .map(({ label }) => matchKey(label))
    .sort()
    .join('\n')

const lineOf = ({ labels }: LabelledText): string => labels.map(({ label }) => label).join(' ')

/**
 * What two headlines, or the labels of two articles, are to each other by what they say beyond the text:
 * `alike` where they share half of what either says, `near` where they share half of the shorter, `open`
 * where one of them says nothing.
 */
type Comparison = 'alike' | 'different' | 'near' | 'open'

const said: ReadonlySet<Comparison> = new Set(['alike', 'near'])

const compare = ({
  inText,
  left,
  right,
}: {
  inText: ReadonlySet<string>
  left: null | string
  right: null | string
}): Comparison => {
  const ours = wordsBeyond({ inText, label: left })
  const theirs = wordsBeyond({ inText, label: right })
  const fewest = Math.min(ours.size, theirs.size)
  if (fewest === 0) return isSame(left, right) ? 'alike' : 'open'
  const shared = [...ours].filter((word) => theirs.has(word)).length
  if (shared < fewest * LABELS_SHARED) return 'different'
  return shared < Math.max(ours.size, theirs.size) * LABELS_SHARED ? 'near' : 'alike'
}

const isSame = (left: null | string, right: null | string): boolean => {
  const key = titleKey(left ?? '')
  return key !== '' && key === titleKey(right ?? '')
}

const wordsBeyond = ({
  inText,
  label,
}: {
  inText: ReadonlySet<string>
  label: null | string
}): Set<string> =>
  new Set(
    keyWords(matchKey(label ?? '')).filter(
      (word) => word.length >= SHORTEST_WORD && !inText.has(word),
    ),
  )
