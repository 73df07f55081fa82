import { matchKey } from '../../text/matchKey.ts'
import { keyWords } from '../../text/words.ts'
import { LEAST_WORDS } from './leastWords.ts'

/** An article as far as a text of one sentence needs it; null for what is not known. */
export type LabelledText = {
  headline: string | null
  /** Its keyword line, or its tags with spaces between them. */
  keywords: string | null
  /** Its `runningText`. */
  text: string
}

/** Share of the fewer words of two labels that both must have. */
const LABELS_SHARED = 0.5
/** Shorter words are mostly particles. */
const SHORTEST_WORD = 3

/**
 * Whether two articles print the same text: their running texts are equal and, where these have fewer
 * than 45 words, neither their headlines nor their keywords contradict each other. Labels contradict
 * where they share less than half of what they say beyond the text; a label that only one article has
 * contradicts nothing.
 */
export const sameText = ({ one, other }: { one: LabelledText; other: LabelledText }): boolean => {
  if (one.text !== other.text || one.text === '') return false
  const inText = new Set(keyWords(one.text))
  if (keyWords(one.text).length >= LEAST_WORDS) return true
  const fields = ['headline', 'keywords'] as const
  return !fields.some((field) => {
    const ours = wordsBeyond({ inText, label: one[field] })
    const theirs = wordsBeyond({ inText, label: other[field] })
    const fewest = Math.min(ours.size, theirs.size)
    const shared = [...ours].filter((word) => theirs.has(word)).length
    return fewest > 0 && shared < fewest * LABELS_SHARED
  })
}

const wordsBeyond = ({
  inText,
  label,
}: {
  inText: ReadonlySet<string>
  label: string | null
}): Set<string> =>
  new Set(
    keyWords(matchKey(label ?? '')).filter(
      (word) => word.length >= SHORTEST_WORD && !inText.has(word),
    ),
  )
