export { creditLine, creditPieces, creditPlaceholders } from './creditLine.ts'
export type { CreditPiece } from './creditLine.ts'
export { excerptOf } from './excerpt.ts'
export {
  articleTerms,
  defaultExcerptCharacters,
  mostMerges,
  overridden,
  survivor,
} from './terms.ts'
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
export { rightsVerdict } from './verdict.ts'
