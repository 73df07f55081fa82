/** A piece of `ParsedDocument.text`: UTF-16 offsets, `end` exclusive, as `String.prototype.slice` takes them. */
export type Span = { start: number; end: number }

/** A span together with its text, cleaned for display (invisible characters gone, white space collapsed). */
export type Piece = Span & { text: string }

/**
 * One line of running text. A list item keeps its number or bullet in `text`, as it was written;
 * `marker` is that prefix, so `text.slice(marker.length).trim()` is the item alone.
 */
export type Block = Piece & { kind: 'paragraph' | 'subhead' | 'listItem'; marker?: string }

/** `text` is the value as written; `names` are the outlets in it, of which the first is the source. */
export type SourceLine = Piece & { names: string[] }

/** An article printed in the document. `inlineRelated` are the titles run together at its end. */
export type ParsedArticle = Span & {
  headline: Piece | null
  blocks: Block[]
  source: SourceLine | null
  inlineRelated: Piece[]
}

/** A title that stands for another article: from a related list, or from a promo line in the body. */
export type RelatedTitle = Piece & { from: 'list' | 'promo' }

/** The character encoding the bytes were read in. Repairs on top of it are warnings, not encodings. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256'

export type WarningCode =
  | 'mojibake-repaired'
  | 'broken-bytes'
  | 'encoding-guessed'
  | 'control-characters-removed'
  | 'torn-conjunction-joined'
  | 'furniture-dropped'
  | 'text-dropped'
  | 'marker-glued'
  | 'marker-without-content'
  | 'source-like-line-kept'
  | 'several-sources'
  | 'several-keyword-lines'
  | 'several-read-also'
  | 'read-also-without-headline'
  | 'titles-without-bullets'
  | 'body-resumed'
  | 'no-body'
  | 'no-source'
  | 'too-many-lines'
  | 'more-warnings'

/** Something that was repaired, dropped or is doubtful; `message` is a sentence. */
export type Warning = Span & { code: WarningCode; message: string }

export type ParsedDocument = {
  outcome: 'ok'
  encoding: Encoding
  /** The decoded text, free of what a database cannot store; every span points into it. */
  text: string
  main: ParsedArticle
  /** Every read-also article in document order; nearly always none or one. */
  readAlso: ParsedArticle[]
  /** The keyword line; several in one document are joined by an Arabic comma. */
  keywords: { line: Piece } | null
  /** Promos and list titles in document order, repeats kept; the inline ones are with their article. */
  related: RelatedTitle[]
  warnings: Warning[]
  /** 0 (nothing was recognised) to 1 (every section found, nothing repaired). */
  confidence: number
}

export type RejectReason =
  'empty' | 'too-large' | 'binary' | 'undecodable' | 'not-arabic' | 'no-text'

export type RejectedDocument = {
  outcome: 'rejected'
  reason: RejectReason
  message: string
  encoding: Encoding | null
}
