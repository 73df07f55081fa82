import { longestName, longestSureName } from './glue.ts'
import { countWords, endsSentence } from './measure.ts'
import type { Segment } from './segments.ts'

/** Characters; a line past this is a body paragraph, whatever it looks like. */
export const longestShortLine = 60

/**
 * Settles, from the end backward, what only the following lines can tell:
 *
 * - a source line counts if no body paragraph comes between it and the next section, and its name is
 *   a name and not a sentence; else it is text (a subhead such as «المصدر: لا أسماء نهائية»). Where
 *   another source line follows, what reads like somebody's words is text too. A name right over a
 *   read-also line with a title counts where no keywords and no other read-also line follow: the
 *   paragraphs under it are of the article that line names;
 * - a source marker alone on its line takes its name from the next one;
 * - titles run together count only at the end of their article;
 * - a read-also marker over a list of bullets opens a list of titles, not an article.
 */
export const settle = ({
  folded,
  segments,
}: {
  folded: string
  segments: readonly Segment[]
}): Segment[] => {
  /** In reverse: the last one is the segment that follows. */
  const settled: Segment[] = []
  let ahead: Ahead = null
  let goesOn = false
  for (let index = segments.length - 1; index >= 0; index -= 1) {
    const segment = settleOne({ folded, segment: at(segments, index), settled, ahead, goesOn })
    const previous = segments[index - 1]
    if (segment.kind === 'text' && segment.glued && previous) previous.end = segment.end
    else settled.push(segment)
    if (segment.kind === 'source') ahead = 'source'
    else if (closesBody.has(segment.kind)) ahead = null
    else if (isParagraph(segment)) ahead = 'paragraph'
    goesOn ||= segment.kind === 'keywords' || segment.kind === 'readAlso'
  }
  return settled.reverse()
}

/** What comes before the next section: a paragraph, or nothing but short lines and a source line. */
type Ahead = 'paragraph' | 'source' | null

const closesBody: ReadonlySet<Segment['kind']> = new Set(['keywords', 'readAlso', 'related'])

const settleOne = (piece: Piece): Segment => {
  const rule = rules[piece.segment.kind]
  return rule ? rule(piece) : piece.segment
}

/** `goesOn`: keywords or a read-also section follow, so that the main article is not at its end. */
type Piece = {
  folded: string
  segment: Segment
  settled: Segment[]
  ahead: Ahead
  goesOn: boolean
}

const settleSource = ({ folded, segment, settled, ahead, goesOn }: Piece): Segment => {
  const { valueStart, end } = segment
  const words = countWords({ folded, start: valueStart, end, limit: longestName + 1 })
  const isSpeech =
    words > longestSureName ||
    /[«“"]/.test(folded.charAt(valueStart)) ||
    /[!؟?]$/.test(folded.charAt(end - 1))
  const isOverPromo = settled.at(-1)?.kind === 'promo'
  const opensArticle = isOverPromo && !goesOn && words > 0 && !isSpeech
  if (ahead === 'paragraph' && !opensArticle) return asText(segment)
  if (valueStart < end) {
    return words > longestName || (ahead === 'source' && isSpeech) ? asText(segment) : segment
  }
  const name = settled.at(-1)
  if (!name || !isName({ folded, segment: name })) return segment
  settled.pop()
  return { ...segment, valueStart: name.start, end: name.end }
}

const settleInline = ({ segment, settled }: Piece): Segment => {
  const next = settled.findLast(({ kind }) => kind !== 'furniture')
  return next && bodyKinds.has(next.kind) ? asText(segment) : segment
}

const settleReadAlso = ({ segment, settled }: Piece): Segment => {
  const [first, second] = [settled.at(-1), settled.at(-2)]
  if (segment.valueStart < segment.end || first?.kind !== 'bullet') return segment
  const isArticle = second !== undefined && second.kind === 'text' && isParagraph(second)
  return isArticle ? segment : { ...segment, kind: 'related', valueStart: segment.end }
}

const rules: Partial<Record<Segment['kind'], (piece: Piece) => Segment>> = {
  source: settleSource,
  inlineRelated: settleInline,
  readAlso: settleReadAlso,
}

const bodyKinds: ReadonlySet<Segment['kind']> = new Set(['text', 'bullet'])

const asText = (segment: Segment): Segment => ({
  ...segment,
  kind: 'text',
  valueStart: segment.start,
  doubted: true,
})

const isName = ({ folded, segment }: { folded: string; segment: Segment }): boolean =>
  segment.kind === 'text' &&
  !segment.glued &&
  !isParagraph(segment) &&
  countWords({ folded, ...segment, limit: longestName + 1 }) <= longestName &&
  !(endsSentence({ folded, ...segment }) && /[!؟?]/.test(folded.charAt(segment.end - 1)))

const isParagraph = ({ kind, start, end }: Segment): boolean =>
  bodyKinds.has(kind) && end - start > longestShortLine

const at = (segments: readonly Segment[], index: number): Segment => {
  const segment = segments[index]
  if (!segment) throw new RangeError(`There is no segment ${index}.`)
  return segment
}
