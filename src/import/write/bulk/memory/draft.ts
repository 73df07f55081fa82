import type { IssueEntry } from '../../../../../collections/issueLog/chainHash.ts'
import type { Row } from '../rows/copyRows.ts'
import type { ArticleState, DocumentState, LinkState, NameState, SeenArticle } from './states.ts'

/** What a batch is going to write. Rows are in the order in which they came about. */
export type Draft = {
  /** Articles that are in the database already; each once a batch. */
  changedArticles: ChangedArticle[]
  changedDocuments: DocumentState[]
  changedLinks: Set<LinkState>
  /** Articles of the database whose cluster changes, each once. */
  clustered: ArticleState[]
  /** Tags of the database whose count changes. */
  countedTags: Set<NameState>
  /** `isChange`: of an article that was there before. */
  issues: { article: string; entry: IssueEntry; hash: string; isChange: boolean; key: string }[]
  newArticles: { row: Row; state: ArticleState }[]
  newDocuments: DocumentState[]
  newLinks: LinkState[]
  newSources: NameState[]
  newTags: NameState[]
  newVersions: { article: ArticleState; row: Row; tags: readonly string[] }[]
  removedLinks: string[]
  /** What this run wrote over, in the order of the documents. */
  undos: Row[]
  /** Articles of the database whose text, and so sketch, changes. */
  sketched: ArticleState[]
  /** Articles that took tags on, less those that gave them up, by the tag's id. */
  usage: Map<string, number>
}

export type ChangedArticle = {
  /** Only a version beside the row is written, which stays as it is. */
  isDraft: boolean
  /** Its tags are others now. */
  isRetagged: boolean
  row: Row
  /** As it was looked at. */
  seen: SeenArticle
  state: ArticleState
  /** Those that it has then. */
  tags: readonly string[]
  /** The id of its new version. */
  version: string
}

export const createDraft = (): Draft => ({
  changedArticles: [],
  changedDocuments: [],
  changedLinks: new Set(),
  clustered: [],
  countedTags: new Set(),
  issues: [],
  newArticles: [],
  newDocuments: [],
  newLinks: [],
  newSources: [],
  newTags: [],
  newVersions: [],
  removedLinks: [],
  undos: [],
  sketched: [],
  usage: new Map(),
})
