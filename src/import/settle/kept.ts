import type { DocumentPlace } from '../prepare/keys.ts'
import type { ParseRecord } from '../prepare/parseRecord.ts'

export type ArticleAction =
  /** An editor changed it since; nothing was written. */
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

/** What the import wrote into an article: what is otherwise in it now came from somebody else. */
export type Written = {
  /** SHA-256 of the body as JSON with sorted keys. */
  body: string
  headline: string
  source: null | string
  tags: string[]
}

export type KeptArticle = DocumentPlace & {
  action: ArticleAction
  /** Set where a main article's text is the main article of another document, or of none. */
  elsewhere: null | { document: null | string }
  id: string
  textKey: null | string
  /** Null where the article is not this document's to change. */
  written: null | Written
}

export type KeptLink = { key: string; kind: string; order: number; title: string }

/** The column `parse` of a document. */
export type KeptParse = Partial<ParseRecord> & {
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
