import type { DocumentPlace } from '../prepare/keys.ts'
import type { ParseRecord } from '../prepare/parseRecord.ts'
import type { MergedField } from './merge/mergeThreeWays.ts'

export type ArticleAction =
  /** An editor changed since what the document changed too; nothing was written. */
  | 'conflict'
  | 'created'
  /** The archive had this text without something that this document knows: a headline, its tags. */
  | 'completed'
  /** The archive has this text already. */
  | 'linked'
  /** An editor rejected, trashed or deleted it: it does not come back. */
  | 'tombstone'
  | 'unchanged'
  | 'updated'

/**
 * What the import wrote into an article, in the form in which it is compared: what is otherwise in it now
 * came from somebody else.
 */
export type Written = {
  /** SHA-256 of the body as JSON with sorted keys. */
  body: string
  headline: string
  originalAuthor: null | string
  /** Precision and moment, as `day 2026-01-31T00:00:00.000Z`; they are one value. */
  originalPublishedAt: null | string
  originalUrl: null | string
  source: null | string
  tags: string[]
}

/** A field that both an editor and a newer edition of the document changed, each in its own way. */
export type KeptConflict = {
  /** Id of the article, which has the editor's value. */
  article: string
  /** What both started from, for people; of a body its fingerprint only. */
  base: null | string
  /** Set by the desk when an editor decided that the value in the article stays. */
  decided?: 'mine'
  field: MergedField
  /** What the document says, for people; a body is in the document's own text. */
  imported: null | string
  /** The same as it is compared: an id, a text, or a fingerprint. */
  value: null | string
}

export type KeptArticle = DocumentPlace & {
  /** The newest edition does not have it. It is this document's all the same, should it come again. */
  absent?: boolean
  action: ArticleAction
  /** Set where a main article's text is the main article of another document, or of none. */
  elsewhere: null | { document: null | string }
  id: string
  /** The oldest article whose story it tells in nearly the same words, or of which it is an edition. */
  nearDuplicateOf?: string
  textKey: null | string
  /** Null where the article is not this document's to change. */
  written: null | Written
}

export type KeptLink = { key: string; kind: string; order: number; title: string }

/** The column `parse` of a document. */
export type KeptParse = Partial<ParseRecord> & {
  /** Fields that wait for an editor's decision. */
  conflicts?: KeptConflict[]
  /** The document of which this one is a duplicate. */
  duplicateOf?: string
  /** SHA-256 of earlier editions: an input may hold them too, in the order they were fetched. */
  editions?: string[]
  file: string
  links: KeptLink[]
  written: KeptArticle[]
}

/** The document that printed the text of a main article before; null where none did. */
export const elsewhereIn = (articles: readonly KeptArticle[]): null | string =>
  articles.find(({ elsewhere }) => elsewhere)?.elsewhere?.document ?? null

/** The article that a main article copies, or is another edition of; null where it does neither. */
export const nearDuplicateIn = (articles: readonly KeptArticle[]): null | string =>
  (articles.find(({ part }) => part === 'main') ?? articles[0])?.nearDuplicateOf ?? null
