import { decodeEntities } from '../text/entities.ts'
import type { ParsedArticle, ParsedDocument, RejectedDocument, Warning } from './types.ts'

/** What `npm run parse` prints for one document, as one line of JSON. */
export type ParseRecord = {
  file: string
  outcome: 'ok' | 'rejected'
  /** Why it was rejected: the reason's code, a colon, and a sentence. */
  reason: string | null
  encoding: string | null
  headline: string | null
  paragraphs: string[]
  subheads: string[]
  source: string | null
  keywordLine: string | null
  tags: string[]
  droppedKeywords: string[]
  readAlso: {
    headline: string | null
    paragraphs: string[]
    subheads: string[]
    source: string | null
  } | null
  related: string[]
  warnings: Warning[]
}

/** What the tags are found in: the keyword line, and the text of the main article. */
export type TagInput = { line: string; body: string; headline: string | null }

/** Null where the document has no keyword line. */
export const tagInputOf = ({ keywords, main }: ParsedDocument): TagInput | null =>
  keywords && {
    line: decodeEntities(keywords.line.text),
    body: decodeEntities(main.blocks.map(({ text }) => text).join('\n')),
    headline: main.headline && decodeEntities(main.headline.text),
  }

/**
 * A parsed document in its printed form. Of several read-also articles the first is shown; list items
 * count as paragraphs, with their numbers or bullets; a source is the first name of its line.
 */
export const toRecord = ({
  file,
  parsed,
  tags,
  droppedKeywords,
}: {
  file: string
  parsed: ParsedDocument
  tags: string[]
  droppedKeywords: string[]
}): ParseRecord => {
  const { encoding, main, keywords, readAlso, related, warnings } = parsed
  const [second] = readAlso
  return {
    file,
    outcome: 'ok',
    reason: null,
    encoding,
    headline: main.headline?.text ?? null,
    ...bodyOf(main),
    keywordLine: keywords?.line.text ?? null,
    tags,
    droppedKeywords,
    readAlso: second ? { headline: second.headline?.text ?? null, ...bodyOf(second) } : null,
    related: related.map(({ text }) => text),
    warnings,
  }
}

/** The same form for a document that was rejected, or that could not be read at all. */
export const toRejectedRecord = ({
  file,
  reason,
  message,
  encoding,
}: {
  file: string
  reason: RejectedDocument['reason'] | 'unreadable'
  message: string
  encoding: RejectedDocument['encoding']
}): ParseRecord => ({
  file,
  outcome: 'rejected',
  reason: `${reason}: ${message}`,
  encoding,
  headline: null,
  paragraphs: [],
  subheads: [],
  source: null,
  keywordLine: null,
  tags: [],
  droppedKeywords: [],
  readAlso: null,
  related: [],
  warnings: [],
})

const bodyOf = ({ blocks, source }: ParsedArticle) => ({
  paragraphs: blocks.filter(({ kind }) => kind !== 'subhead').map(({ text }) => text),
  subheads: blocks.filter(({ kind }) => kind === 'subhead').map(({ text }) => text),
  source: source?.names[0] ?? null,
})
