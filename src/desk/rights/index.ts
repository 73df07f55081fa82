export { articleVerdict } from './articleVerdict.ts'
export { creditLine, creditPieces, creditPlaceholders } from '../../rights/creditLine.ts'
export type { CreditPiece } from '../../rights/creditLine.ts'
export type {
  ArticleRights,
  ReasonCode,
  ReasonValues,
  RightsReason,
  RightsState,
  RightsTerms,
  RightsVerdict,
  SourceRights,
} from '../../rights/types.ts'
export { rightsSentences } from './sentences.ts'
export type { RightsSentences } from './sentences.ts'
export { articleTerms, defaultExcerptCharacters } from '../../rights/terms.ts'
export { rightsVerdict } from '../../rights/verdict.ts'
