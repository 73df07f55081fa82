import type { Article, Document, RelatedLink, Tag } from '../../payload-types.ts'
import type { Label } from '../../match/stories/commonNames.ts'
import type { TagKnowledge } from '../../match/tags/types.ts'
import type { Body } from '../prepare/body.ts'
import type { PreparedArticle } from '../prepare/prepareArticles.ts'
import type { PreparedDocument } from '../prepare/prepareDocument.ts'
import type { Change, MatchedArticle } from '../settle/articleData.ts'
import type { KeptParse } from '../settle/kept.ts'
import type { UndoEntry } from '../settle/undo.ts'

/**
 * The archive as an import sees it: all that it asks and all that it writes. What is to be done about a
 * document is decided against this alone, so it comes out the same whichever way the rows are written.
 *
 * An answer holds what was written through the same archive before, also what is not committed yet.
 */
export type Archive = ArchiveQuestions & ArchiveWrites

export type ArchiveQuestions = {
  /** The article of this id, in the trash too; null where it was deleted. */
  article: (id: string) => Promise<KnownArticle | null>
  /** The articles that print this text, the oldest first, in the trash too. */
  articlesByText: (textKey: string) => Promise<KnownArticle[]>
  /** Articles that may tell the story of one that is not there yet, the likeliest first; a few. */
  articlesLike: (article: Pick<PreparedArticle, 'running' | 'sketch'>) => Promise<LikelyArticle[]>
  /**
   * The article of this text that the desk took out or deleted for good; null where there is none. Asked
   * only where no article that is there prints it.
   */
  buriedText: (textKey: string) => Promise<null | string>
  /** The document of this key, or null. */
  document: (documentKey: string) => Promise<KnownDocument | null>
  documentById: (id: string) => Promise<KnownDocument | null>
  /** Tags by their names, in their order, each with how many articles carry it. */
  labelsOf: (tags: readonly string[]) => Promise<Label[]>
  /** The links that stand under an article, in the order they were made. */
  linksOf: (article: string) => Promise<KnownLink[]>
  /** The text of a document, which is left out elsewhere because it may be long. */
  rawText: (document: string) => Promise<string>
  /**
   * The source of one of these identity keys, by its name or an alias; one that was merged into another
   * is that other.
   */
  source: (identityKeys: readonly string[]) => Promise<null | string>
  /**
   * The source of this id, or the one that it was merged into, with its name; null where it was deleted.
   */
  sourceById: (id: string) => Promise<null | { id: string; name: string }>
  /** What is known of the phrases of one keyword line, and of names that are tags as they stand. */
  tags: (args: { line: string; names: readonly string[] }) => Promise<KnownTags>
  /**
   * Another document that came from the very same bytes and is no duplicate itself: imported, or kept out
   * as a tombstone. Null where there is none.
   */
  twin: (args: { documentKey: string; sha256: string }) => Promise<KnownDocument | null>
}

export type ArchiveWrites = {
  /** Writes into the article's newest version; see `publishesChange` for when readers see it. */
  changeArticle: (args: { article: KnownArticle; change: Change }) => Promise<void>
  /** Adds to a document what is known only after its articles are written, which refer to it. */
  completeDocument: (args: {
    id: string
    outcome: Document['outcome']
    parse: KeptParse
  }) => Promise<void>
  /** Counts articles that took these tags on, or gave them up. */
  countTagUse: (args: { by: -1 | 1; tags: readonly string[] }) => Promise<void>
  /** Writes a new article, a draft or published at once, and binds the titles that waited for it. */
  createArticle: (args: { article: MatchedArticle; document: string }) => Promise<string>
  /** Writes titles under an article, and finds the articles that they mean; answers in their order. */
  createLinks: (links: readonly NewLink[]) => Promise<Pick<KnownLink, 'state' | 'to'>[]>
  createSource: (source: NewSource) => Promise<string>
  createTag: (label: string) => Promise<string>
  /**
   * Adds a row to `nashra_import_undo`, whose `seq` rises in the order of these calls: what this run wrote
   * over, so that it can be put back. A dry run has no run to put back and keeps none.
   */
  keepUndo: (undo: UndoEntry) => Promise<void>
  moveLink: (args: { id: string; kind: KnownLink['kind']; order: number }) => Promise<void>
  removeLink: (id: string) => Promise<void>
  /** Writes the row of a document, new or in place of its earlier edition, and answers with its id. */
  saveDocument: (args: {
    document: PreparedDocument
    /** Of the row that is there, if one is. */
    id: string | undefined
    row: DocumentRow
  }) => Promise<string>
}

/** An article as an import looks at it: its newest version, whether readers see that one or not. */
export type KnownArticle = {
  body: Body
  deck: null | string
  document: null | string
  documentPart: 'main' | 'readAlso' | null
  /** Readers see a version of it, and a newer one lies beside it as a draft. */
  hasDraft: boolean
  headline: string
  headlineOrigin: Article['headlineOrigin']
  id: string
  importKey: null | string
  /** The desk took it out: rejected, archived, withdrawn, or in the trash. */
  isOut: boolean
  /** Readers see a version of it. */
  isPublished: boolean
  originalAuthor: null | string
  originalDatePrecision: Article['originalDatePrecision']
  originalPublishedAt: null | string
  originalUrl: null | string
  source: null | string
  stage: Article['stage']
  tags: string[]
}

/** An article that may tell the same story as another. */
export type LikelyArticle = {
  /** When it was published, in milliseconds since 1970, or null. */
  at: null | number
  /** Entries of sketches that tell no story; see `likelyStories`. */
  formulas: ReadonlySet<number>
  known: KnownArticle
  /** Its running text. */
  text: string
}

/** A document as the archive has it, without its text. */
export type KnownDocument = Pick<
  Document,
  'confidence' | 'encoding' | 'id' | 'outcome' | 'parserVersion' | 'reason' | 'sha256'
> & {
  parse: null | Partial<KeptParse>
  /** The run that wrote it last; null where that is gone. */
  run: null | string
}

export type KnownLink = Pick<
  RelatedLink,
  'id' | 'kind' | 'matchKey' | 'order' | 'origin' | 'state' | 'title'
> & {
  /** A person chose where it leads, so no import changes it or takes it away. */
  isDecided: boolean
  to: null | string
  variants: string[]
}

export type ArchiveTag = Pick<Tag, 'id' | 'label' | 'status'> & {
  aliases: string[]
  /** Articles that carry it. */
  documents: number
}

/** What the archive knows of the phrases of one keyword line. */
export type KnownTags = {
  /** The tag of this name, by its own name or an alias; noise too. */
  byName: (name: string) => ArchiveTag | null
  knowledge: TagKnowledge
}

export type NewLink = Pick<KnownLink, 'kind' | 'order' | 'title'> & {
  from: string
  /** Its title key. */
  key: string
  /** The article, where it came in the same document and need not be looked for. */
  to: null | string
  variants: string[]
}

export type NewSource = { aliases: string[]; kind: 'agency' | 'outlet' | 'unknown'; name: string }

export type DocumentRow = Pick<Document, 'outcome'> &
  Partial<Pick<Document, 'confidence' | 'encoding' | 'rawText' | 'reason'>> & { parse: KeptParse }
