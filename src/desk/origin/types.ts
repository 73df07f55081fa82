import type { Span } from '../../parse/types.ts'
import type { DiffCounts, DiffRow, WordPart } from '../../text/diff/types.ts'

export type OriginField =
  | 'body'
  | 'deck'
  | 'headline'
  | 'originalAuthor'
  | 'originalPublishedAt'
  | 'originalUrl'
  | 'source'
  | 'tags'

/** Where the headline of an article was printed, if not in its own document. */
export type Elsewhere = {
  /** The main article of that document. */
  article: string
  document: string
  /** As it is printed there. */
  quote: string
  sourceKey: string
  span: Span
}

/**
 * Where a value came from.
 *
 * - `document`: it stands in the article's document, at `span`
 * - `metadata`: the input said it beside the text, in its field `metadata`
 * - `elsewhere`: it was printed in another document, at `elsewhere`
 * - `inferred`: the import made it from the text at `span`
 * - `accepted`: the same, and a person accepted it as it stands
 * - `earlier`: an import wrote it, from an earlier edition of the document or another one
 * - `editor`: a person wrote it; `since` is when, where a version still tells it
 * - `none`: there is no value
 */
export type FieldOrigin = {
  elsewhere?: Elsewhere
  field: OriginField
  kind:
    'accepted' | 'document' | 'earlier' | 'editor' | 'elsewhere' | 'inferred' | 'metadata' | 'none'
  metadata?: string
  /** ISO 8601. */
  since?: null | string
  span?: Span
  /** The value now, for people; of a body null. */
  value: null | string
  /** What the document says, where the article says otherwise. */
  was?: string
}

/** A stretch of the document that means something. */
export type Section = Span & {
  /** Whether it belongs to this article, and not to another one that is printed in the document. */
  isOwn: boolean
  kind:
    | 'headline'
    | 'inlineRelated'
    | 'keywords'
    | 'listItem'
    | 'paragraph'
    | 'related'
    | 'source'
    | 'subhead'
}

/** A paragraph of the article beside the one of the document that it was, with its place there. */
export type BodyRow = DiffRow & { span: null | Span }

export type OriginDocument = {
  adapter: string
  /** The file, or the line or record in it. */
  file: string
  id: string
  importedAt: string
  /** True where `text` is only its beginning. */
  isCut: boolean
  part: 'main' | 'readAlso'
  run: null | { id: string; input: string; started: null | string }
  /** In order; spans are UTF-16 offsets in `text`. */
  sections: Section[]
  sourceKey: string
  text: string
  /** When its newest edition was imported, where that is not the first. */
  updatedAt: null | string
}

/** An article beside what it was made from. */
export type Origin = {
  article: string
  /**
   * What the text is compared with. `written`: what the import wrote into it. `newer`: the newest edition of
   * the document, of which the article has not taken the text. `document`: what the document says, where it
   * is not known which of both it is. Null where there is no document, or none that can be read.
   */
  base: 'document' | 'newer' | 'written' | null
  body: { counts: DiffCounts; isCoarse: boolean; rows: BodyRow[] }
  /** Fields that an import and an editor changed differently, and that wait for a decision. */
  conflicts: { base: null | string; field: string; imported: null | string }[]
  document: null | OriginDocument
  fields: FieldOrigin[]
  /** From what the document says to what the article says; null where it says nothing. */
  headline: null | WordPart[]
}
