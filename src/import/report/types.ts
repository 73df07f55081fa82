import type { ArticleAction, KeptArticle } from '../settle/kept.ts'
import type { SettledLink } from '../settle/links/settleLinks.ts'

/** What became of a document, in the words of the report. */
export const outcomes = [
  'created',
  'updated',
  'unchanged',
  'duplicate',
  'conflict',
  'tombstone',
  'rejected',
] as const

export type Outcome = (typeof outcomes)[number]

/** One document's line of the report. */
export type DocumentReport = {
  articles: (Pick<KeptArticle, 'id' | 'part'> & { action: ArticleAction })[]
  /** Id of the document with the same bytes or text, where this one is its duplicate. */
  duplicateOf: null | string
  file: string
  /** The document's key at its source. */
  key: string
  links: SettledLink[]
  /** Id of the oldest article of which this one's is a copy, or that it is another edition of. */
  nearDuplicateOf: null | string
  outcome: Outcome
  /** A word, and for a rejected document a sentence after it. */
  reason: null | string
  tags: { accepted: string[]; dropped: string[]; review: string[] }
  warnings: { code: string; end: number; message: string; start: number }[]
}
