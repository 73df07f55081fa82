import type { IssueEntry } from '../../../../../collections/issueLog/chainHash.ts'
import type { ArticleValues } from '../../../../../collections/articles/values.ts'
import type { DocumentRow, KnownArticle, KnownDocument, KnownLink } from '../../../archive/types.ts'
import type { Identity } from '../../../prepare/prepareDocument.ts'

/** `isStored`: its row is in the database or on its way there; else it is written with this batch. */
type Stored = { id: string; isStored: boolean }

export type ArticleState = Stored & {
  /** When it was published, in milliseconds since 1970, or null. */
  at: null | number
  /** What its newest version says, where that says something else than its row. */
  beside: null | Pick<ArticleState, 'known' | 'values'>
  /** Its story's cluster. */
  cluster: null | string
  /** Somebody has it open, or works on it beside a row that a change would write over. */
  isHeld: boolean
  isTrashed: boolean
  /** What its row says, by which others find it. */
  known: KnownArticle
  /** The last entry of its issue log. */
  lastIssue: null | LastIssue
  /** Keys of imported titles in the database that lead to it. */
  leading: readonly string[]
  /** By what it is told whether somebody else changed it since it was looked at. */
  seen: SeenArticle
  /** Of the text that is to be written; null where the database has it. */
  sketch: null | readonly number[]
  /** What the collection's hooks look at and make. */
  values: Partial<ArticleValues>
}

export type LastIssue = Pick<IssueEntry, 'sequence'> & { hash: string }

/** `at`: when its row was saved (ISO 8601, UTC). `version`: the id of its newest one; null where it has none. */
export type SeenArticle = {
  at: string
  version: null | string
  /** When the version was saved last: an autosave writes over its own. */
  versionAt: null | string
}

export type DocumentState = Stored &
  Pick<Identity, 'adapter' | 'documentKey' | 'sha256' | 'sourceKey'> & {
    known: KnownDocument
    /** What is to be written; null where the row only was looked at. */
    row: DocumentRow | null
  }

export type LinkState = Stored &
  Omit<KnownLink, 'variants'> & {
    /** When the article was published that the title stands in, in milliseconds since 1970, or null. */
    at: null | number
    from: string
    /** Of a read-also: the article that `to` names is there, and not in the trash. */
    isThere: boolean
    key: string
    linkKey: string
    /** Null as long as only its title was looked for; whoever asks for the titles of its article has them. */
    variants: null | string[]
  }

/** A tag or a source, as far as it is found by its names. */
export type NameState = Stored & {
  aliases: readonly string[]
  identityKey: string
  /** Sources only. */
  kind: string
  matchKey: string
  mergedInto: null | string
  name: string
  slug: string
  /** Tags only. */
  status: 'approved' | 'candidate' | 'noise'
  /** Tags only: articles that carry it. */
  usage: number
}
