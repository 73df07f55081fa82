import { cleanText } from '../text/clean.ts'
import type { Segment } from './lines/segments.ts'
import type { ArticleLines, TitleLine } from './sections/state.ts'
import type { Piece, RelatedTitle } from './types.ts'

/**
 * Promos and list titles in document order, repeats kept; and the titles that read-also articles
 * print for themselves, on lines without bullets, where a bulleted list follows for the document.
 */
export const readRelated = ({
  text,
  titles,
}: {
  text: string
  titles: readonly TitleLine[]
}): { related: RelatedTitle[]; own: Map<ArticleLines, Piece[]> } => {
  const lastBulleted = titles.findLast(({ from, bulleted }) => from === 'list' && bulleted)
  const related: RelatedTitle[] = []
  const own = new Map<ArticleLines, Piece[]>()
  for (const { line, from, bulleted, owner } of titles) {
    const title = titlePiece({ text, line })
    const isOwn = owner.marker && !bulleted && lastBulleted && line.start < lastBulleted.line.start
    if (!isOwn) related.push({ start: title.start, end: title.end, text: title.text, from })
    else if (own.get(owner)?.push(title) === undefined) own.set(owner, [title])
  }
  return { related: related.sort((a, b) => a.start - b.start), own }
}

/** The titles run together on one line at the end of a read-also article. */
export const readInlineRelated = ({
  text,
  article,
}: {
  text: string
  article: ArticleLines
}): Piece[] => article.inlineRelated.flatMap((line) => splitRunTogether({ text, line }))

const titlePiece = ({ text, line }: { text: string; line: Segment }): Piece => {
  const end = withoutClosingBracket({ text, line })
  return { start: line.valueStart, end, text: cleanText(text.slice(line.valueStart, end)) }
}

/** `(اقرأ أيضا: title)`: the bracket that was opened before the marker closes after the title. */
const withoutClosingBracket = ({ text, line }: { text: string; line: Segment }): number => {
  const opened = text.slice(line.start, line.valueStart).includes('(')
  return opened && text.charAt(line.end - 1) === ')' ? line.end - 1 : line.end
}

/** A title that begins with a quotation is told from one that ends with another: `…» «…`. */
const splitRunTogether = ({ text, line }: { text: string; line: Segment }): Piece[] => {
  const pieces: Piece[] = []
  let start = line.valueStart
  for (const piece of text
    .slice(line.valueStart, line.end)
    .split(/(?<=[»”]\s)(?=[«“])|(?=[•●▪|])/)) {
    const end = start + piece.length
    const lead = piece.match(/^[\s•●▪|]*/)?.[0].length ?? 0
    const title = cleanText(piece.slice(lead))
    if (title !== '') {
      pieces.push({ start: start + lead, end: start + piece.trimEnd().length, text: title })
    }
    start = end
  }
  return pieces
}
