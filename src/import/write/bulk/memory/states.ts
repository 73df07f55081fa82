import type { ArticleValues } from '../../../../../collections/articles/values.ts'
import type { DocumentRow, KnownArticle, KnownDocument, KnownLink } from '../../../archive/types.ts'
import type { Identity } from '../../../prepare/prepareDocument.ts'

/** `isStored`: its row is in the database or on its way there; else it is written with this batch. */
type Stored = { id: string; isStored: boolean }

export type ArticleState = Stored & {
  /** When it was published, in milliseconds since 1970, or null. */
  at: null | number
  /** Its story's cluster. */
  cluster: null | string
  /** Differs from what is in the database, or is not there yet. */
  isChanged: boolean
  /** Its saved version and its newest say different things, or somebody has it open. */
  isInUse: boolean
  isTrashed: boolean
  known: KnownArticle
  /** Keys of imported titles in the database that lead to it by their words. */
  leading: readonly string[]
  /** Of the text that is to be written; null where the database has it. */
  sketch: null | readonly number[]
  /** What the collection's hooks look at and make. */
  values: Partial<ArticleValues>
}

export type DocumentState = Stored &
  Pick<Identity, 'adapter' | 'documentKey' | 'sha256' | 'sourceKey'> & {
    known: KnownDocument
    /** What is to be written; null where the row only was looked at. */
    row: DocumentRow | null
  }

export type LinkState = Stored &
  KnownLink & {
    /** When the article was published that the title stands in, in milliseconds since 1970, or null. */
    at: null | number
    from: string
    /** The article that `to` names is there, and not in the trash. */
    isThere: boolean
    key: string
    linkKey: string
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
