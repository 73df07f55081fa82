export { articleVerdict } from './articleVerdict.ts'
export { creditLine, creditPieces, creditPlaceholders } from './creditLine.ts'
export type { CreditPiece } from './creditLine.ts'
export type {
  ArticleRights,
  ReasonCode,
  ReasonValues,
  RightsReason,
  RightsState,
  RightsTerms,
  RightsVerdict,
  SourceRights,
} from './types.ts'
export { rightsSentences } from './sentences.ts'
export type { RightsSentences } from './sentences.ts'
export { articleTerms, defaultExcerptCharacters } from './terms.ts'
export { rightsVerdict } from './verdict.ts'
