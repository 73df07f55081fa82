export { parseDocument } from './parseDocument.ts'
export type {
  Block,
  Encoding,
  ParsedArticle,
  ParsedDocument,
  Piece,
  RejectedDocument,
  RejectReason,
  RelatedTitle,
  SourceLine,
  Span,
  Warning,
  WarningCode,
} from './types.ts'
