export { collectTagKnowledge } from './collectTagKnowledge.ts'
export { emptyKnowledge, tagKnowledge } from './knowledge.ts'
export { likelyTags } from './likelyTags.ts'
export { lineKeys, type LineKeys } from './lineKeys.ts'
export { LONGEST_LINE, segmentKeywords, type KeywordInput } from './segmentKeywords.ts'
export type {
  KnownTag,
  LineSpan,
  SegmentedKeywords,
  TagCandidate,
  TagKnowledge,
  TagReason,
  TagStatus,
  WordHabits,
} from './types.ts'
