import type { Span } from '../types.ts'
import { isNameSeparator, meaningOf, type Reading } from './classify.ts'
import { type MarkerHit, markersWithin, skipDecoration } from './findMarker.ts'
import { isBlankUnit } from './fold.ts'
import { type Line, trim } from './lines.ts'
import { countWords, endsSentence, hasWords } from './measure.ts'
import type { SegmentKind } from './segments.ts'

/** A source has at most this many words; more is a sentence. */
export const longestName = 8

/** Words; a longer value is no name where anything else speaks against it. */
export const longestSureName = 4

/**
 * Cuts a line where a marker is glued to what stands before it: the end of a paragraph that goes on
 * with `المصدر: …`, a source that goes on with `كلمات دلالية: …`. A marker inside a sentence
 * («وقال المصدر: …») is text: a cut needs the end of a sentence before it, or another marker's value.
 */
export const cutGlued = ({
  folded,
  line,
  context,
}: {
  folded: string
  line: Line
  context: Reading
}): (Span & { glued: boolean })[] => {
  const { start, end } = line
  const hits = markersWithin({ folded, start, end })
  if (hits.length === 0) return [{ start, end, glued: false }]
  const cuts = cutsIn({ folded, line, hits, context })
  return [start, ...cuts].map((from, index) => {
    const piece = trim({ folded, start: from, end: cuts[index] ?? end })
    return { start: piece.start, end: piece.end, glued: index > 0 }
  })
}

const cutsIn = ({
  folded,
  line,
  hits,
  context,
}: {
  folded: string
  line: Line
  hits: readonly MarkerHit[]
  context: Reading
}): number[] => {
  const cuts: number[] = []
  const first = skipDecoration({ folded, start: line.start, end: line.end })
  let open: SegmentKind | null = null
  const lastSource = hits.findLast(({ marker }) => marker.kind === 'source')
  for (const [index, hit] of hits.entries()) {
    const end = endOfValue({ hits, index, line })
    const inline = hit.marker.inline && context.inReadAlso
    const kind = meaningOf({ folded, hit, end, context })?.kind ?? (inline ? 'inlineRelated' : null)
    if (hit.start === first) {
      if (kind === 'related' || kind === 'promo') return []
      open = kind
      continue
    }
    const place = placeBefore({ folded, line, hit })
    const continues =
      open !== null && hasValue.has(open) && (open !== 'inlineRelated' || hit === lastSource)
    const limit = continues ? longestName : longestSureName
    const fits = kind !== null && fitsWhenGlued[kind]?.({ folded, hit, end, limit })
    const closedBracket = kind === 'source' && place.bracket && folded.charAt(line.end - 1) === ')'
    if (!fits || !(place.afterSentence || continues || closedBracket)) continue
    if (kind === 'inlineRelated' && !place.afterSentence) continue
    cuts.push(place.cut)
    open = kind
  }
  return cuts
}

/** Up to the next marker of another kind on the line, or to the end of the line. */
const endOfValue = ({
  hits,
  index,
  line,
}: {
  hits: readonly MarkerHit[]
  index: number
  line: Line
}): number => {
  const next = hits[index + 1]
  return next && next.marker.kind !== hits[index]?.marker.kind ? next.start : line.end
}

/** Kinds whose value ends where the next marker begins. */
const hasValue: ReadonlySet<SegmentKind> = new Set(['source', 'keywords', 'inlineRelated'])

type Fit = (piece: { folded: string; hit: MarkerHit; end: number; limit: number }) => boolean

const always: Fit = () => true

/** A glued source has its colon, is short, is no quotation, and holds no second sentence. */
const isShortName: Fit = ({ folded, hit, end, limit }) => {
  const tail = trim({ folded, start: hit.end, end })
  const value = trim({ folded, start: tail.start + 1, end })
  return (
    isNameSeparator(folded.charAt(tail.start)) &&
    countWords({ folded, ...value, limit: limit + 1 }) <= limit &&
    !/["«“]/.test(folded.charAt(value.start)) &&
    !/[^ .]{2}[.!؟…] +[^ .)]/.test(folded.slice(value.start, value.end))
  )
}

const fitsWhenGlued: Partial<Record<SegmentKind, Fit>> = {
  source: isShortName,
  keywords: ({ folded, hit, end }) => hasWords({ folded, start: hit.end, end }),
  readAlso: always,
  promo: always,
  related: always,
  inlineRelated: ({ folded, hit, end }) => !endsSentence({ folded, start: hit.end, end }),
}

/** Where a cut before the marker falls (before an opening bracket), and what stands there. */
const placeBefore = ({
  folded,
  line,
  hit,
}: {
  folded: string
  line: Line
  hit: MarkerHit
}): { cut: number; bracket: boolean; afterSentence: boolean } => {
  let at = hit.start
  while (at > line.start && isBlankUnit(folded.charCodeAt(at - 1))) at -= 1
  const bracket = folded.charAt(at - 1) === '('
  const cut = bracket ? at - 1 : hit.start
  return {
    cut,
    bracket,
    afterSentence:
      endsSentence({ folded, start: line.start, end: cut }) || endsQuote({ folded, line, cut }),
  }
}

const endsQuote = ({ folded, line, cut }: { folded: string; line: Line; cut: number }): boolean => {
  const { end } = trim({ folded, start: line.start, end: cut })
  return /[»”")\]]/.test(folded.charAt(end - 1))
}
