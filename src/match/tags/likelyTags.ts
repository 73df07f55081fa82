import { isWordlike } from './line/words.ts'
import type { SegmentedKeywords, TagCandidate } from './types.ts'

/** A cut this sure is shown as a tag even if nothing but its form speaks for it. */
const LIKELY = 0.9
/** So is a cut only this sure of a phrase that stands in the text. */
const LIKELY_IN_TEXT = 0.6

/**
 * The tags to print where no editor reviews them: what was accepted, and of the rest what the line
 * can hardly be cut otherwise. In the order of the line.
 */
export const likelyTags = ({ accepted, review }: SegmentedKeywords): TagCandidate[] =>
  [...accepted, ...review.filter(isLikely)].sort((a, b) => a.start - b.start)

const isLikely = ({ score, key, evidence }: TagCandidate): boolean =>
  score >= (evidence.body > 0 ? LIKELY_IN_TEXT : LIKELY) && isWordlike(key)
