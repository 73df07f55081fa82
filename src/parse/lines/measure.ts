import type { Span } from '../types.ts'
import { isBlankUnit, isWordUnit } from './fold.ts'

/** Words of a piece of folded text, as runs between spaces that hold a letter or digit; stops at `limit`. */
export const countWords = ({
  folded,
  start,
  end,
  limit,
}: Span & { folded: string; limit: number }): number => {
  let words = 0
  let counted = false
  for (let at = start; at < end && words < limit; at += 1) {
    const unit = folded.charCodeAt(at)
    if (unit === 0x20) counted = false
    else if (!counted && isWordUnit(unit)) {
      words += 1
      counted = true
    }
  }
  return words
}

/** True where a letter or digit stands in the piece. */
export const hasWords = ({ folded, start, end }: Span & { folded: string }): boolean =>
  countWords({ folded, start, end, limit: 1 }) > 0

/** True where the piece ends as a sentence does; quotes and brackets after the mark are looked through. */
export const endsSentence = ({ folded, start, end }: Span & { folded: string }): boolean => {
  let at = end - 1
  while (at >= start && (isBlankUnit(folded.charCodeAt(at)) || closers.has(folded.charAt(at))))
    at -= 1
  return at >= start && sentenceEnds.has(folded.charAt(at))
}

const closers = new Set(Array.from('»”"\'’)]}'))
const sentenceEnds = new Set(Array.from('.!؟?…۔'))
