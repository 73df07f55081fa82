import type { Span } from '../types.ts'
import { glyphs } from './bullets.ts'
import { markerAt, type MarkerHit, skipDecoration } from './findMarker.ts'
import { trim } from './lines.ts'
import { countWords, endsSentence, hasWords } from './measure.ts'
import type { SegmentKind } from './segments.ts'

/** What is known of the document above a line. */
export type Reading = { inList: boolean; inReadAlso: boolean }

export type Meaning = { kind: SegmentKind; valueStart: number }

/** What a piece of a line is, from its own words; `valueStart` is past the marker. */
export const classify = ({
  folded,
  start,
  end,
  context,
}: Span & { folded: string; context: Reading }): Meaning => {
  const at = skipDecoration({ folded, start, end })
  if (at === end && !hasWords({ folded, start, end })) return { kind: 'furniture', valueStart: end }
  const hit = markerAt({ folded, at, end })
  return (hit && meaningOf({ folded, hit, end, context })) ?? { kind: 'text', valueStart: start }
}

/** What a marker means with what stands after it; null where it only opens a sentence. */
export const meaningOf = ({
  folded,
  hit,
  end,
  context,
}: {
  folded: string
  hit: MarkerHit
  end: number
  context: Reading
}): Meaning | null => {
  const tail = readTail({ folded, start: hit.end, end })
  for (const rule of rules[hit.marker.kind]) {
    const kind = rule({ folded, hit, tail, context })
    if (!kind) continue
    if (tail.empty) return { kind, valueStart: end }
    return { kind, valueStart: kind === 'related' ? tail.afterColon : tail.valueStart }
  }
  return null
}

/**
 * What follows a marker: `separator` is the first sign after it, `''` where a word follows at once;
 * `afterColon` is past one colon and spaces, `valueStart` past all separators.
 */
type Tail = Span & { separator: string; afterColon: number; valueStart: number; empty: boolean }

const readTail = ({ folded, start, end }: Span & { folded: string }): Tail => {
  const first = trim({ folded, start, end }).start
  const sign = first < end ? folded.charAt(first) : ''
  const separator = separators.has(sign) ? sign : ''
  let valueStart = first
  while (valueStart < end && isBetween(folded.charAt(valueStart))) valueStart += 1
  const afterColon = sign === ':' ? trim({ folded, start: first + 1, end }).start : first
  return {
    start,
    end,
    separator,
    afterColon,
    valueStart,
    empty: !hasWords({ folded, start: first, end }),
  }
}

const separators = new Set(Array.from(':|.…-–—>↓'))
const isBetween = (unit: string): boolean => separators.has(unit) || unit === ' ' || unit === '\0'

type Rule = (piece: {
  folded: string
  hit: MarkerHit
  tail: Tail
  context: Reading
}) => SegmentKind | null

/** With the article, the marker may stand alone on its line; the name is on the next one. */
const source: Rule = ({ hit, tail }) =>
  isNameSeparator(tail.separator) || (tail.empty && hit.marker.phrase.startsWith('ال'))
    ? 'source'
    : null

export const isNameSeparator = (sign: string): boolean => sign === ':' || sign === '|'

const keywords: Rule = ({ tail }) => (tail.separator === ':' ? 'keywords' : null)

const readAlso: Rule = ({ tail }) => (tail.empty ? 'readAlso' : null)

/** `اقرأ أيضا: title`: a sign between the two, and no more words than a title has. */
const promo: Rule = ({ folded, hit, tail }) =>
  hit.marker.promo &&
  tail.separator !== '' &&
  countWords({ folded, start: tail.valueStart, end: tail.end, limit: longestTitle }) < longestTitle
    ? 'promo'
    : null

/** A related marker is the whole line, or has a bullet after it. */
const related: Rule = ({ folded, hit, tail }) => {
  if (tail.empty) return 'related'
  const sign = folded.charAt(tail.afterColon)
  if (glyphs.includes(sign) || sign === '·') return 'related'
  const isPlainBullet = /[*\-–—]/.test(sign) && / /.test(folded.charAt(tail.afterColon + 1))
  return isPlainBullet && !hit.marker.promo && !endsSentence({ folded, ...tail }) ? 'related' : null
}

/** `أخبار ذات صلة «..» «..»` at the end of a read-also article: titles, so no sentence ends there. */
const inlineRelated: Rule = ({ folded, hit, tail, context }) =>
  hit.marker.inline && context.inReadAlso && !endsSentence({ folded, ...tail })
    ? 'inlineRelated'
    : null

const furniture: Rule = ({ folded, hit, tail }) => {
  if (hit.marker.needsColon && tail.separator !== ':') return null
  return countWords({ folded, start: tail.start, end: tail.end, limit: longestFurniture }) <
    longestFurniture
    ? 'furniture'
    : null
}

const rules: Record<MarkerHit['marker']['kind'], readonly Rule[]> = {
  source: [source],
  keywords: [keywords],
  readAlso: [readAlso, promo],
  related: [related, promo, inlineRelated],
  furniture: [furniture],
}

/** Words; a longer line is a sentence that happens to begin so. */
const longestTitle = 40
const longestFurniture = 10
