import type { Segment } from '../lines/segments.ts'
import type { Warn } from '../warnings.ts'

/** The lines of one article. `marker` is the read-also line, with a headline on it or without. */
export type ArticleLines = {
  marker: Segment | null
  body: Segment[]
  sources: Segment[]
  inlineRelated: Segment[]
}

/** A keyword marker with the words on its line, or on the lines under it. */
export type KeywordLines = { marker: Segment; lines: Segment[] }

/** One title of a list, or a promo line; `owner` is the article it was printed in. */
export type TitleLine = {
  line: Segment
  from: 'list' | 'promo'
  bulleted: boolean
  owner: ArticleLines
}

export type Sections = {
  main: ArticleLines
  readAlso: ArticleLines[]
  keywords: KeywordLines[]
  titles: TitleLine[]
}

/** What is open while the segments are dealt out. */
export type State = Sections & {
  folded: string
  warn: Warn
  /** The article that body text and inline titles go to. */
  owner: ArticleLines
  open: 'body' | 'list' | 'keywords' | 'closed'
  list: { marker: Segment; lines: Segment[] } | null
  /** Text after a section, held back. */
  loose: Segment[]
  next: Segment | null
}

export const newArticle = (marker: Segment | null): ArticleLines => ({
  marker,
  body: [],
  sources: [],
  inlineRelated: [],
})

/** True where nothing was printed under the marker, nor on its line. */
export const isEmpty = ({ marker, body, inlineRelated: titles }: ArticleLines): boolean =>
  body.length === 0 && titles.length === 0 && (!marker || marker.valueStart >= marker.end)
