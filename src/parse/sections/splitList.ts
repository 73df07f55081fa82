import { bulletEnd, glyphs } from '../lines/bullets.ts'
import { trim } from '../lines/lines.ts'
import { endsSentence, hasWords } from '../lines/measure.ts'
import type { Segment } from '../lines/segments.ts'
import { longestShortLine } from '../lines/settle.ts'
import type { Span } from '../types.ts'

/** A title in a list; `bulleted` is false where the line had no bullet. */
export type ListedTitle = { line: Segment; bulleted: boolean }

/**
 * The titles of a related list, and the lines after it that are none. Titles have bullets; a line
 * without one counts between two that have, under a bullet that stands alone, and in a list where no
 * line has one.
 */
export const splitList = ({
  folded,
  marker,
  lines,
}: {
  folded: string
  marker: Segment
  lines: readonly Segment[]
}): { titles: ListedTitle[]; rest: Segment[] } => {
  const onMarkerLine = splitLine({ folded, line: marker })
  const isBulleted = onMarkerLine.length > 0 || lines.some((line) => line.kind === 'bullet')
  const first = isBulleted ? lines.findIndex((line) => line.kind === 'bullet') : 0
  const count = isBulleted ? bulletedCount(lines) : bareCount({ folded, lines })
  const titles = onMarkerLine.map((line) => ({ line, bulleted: true }))
  const rest: Segment[] = []
  for (const [index, line] of lines.entries()) {
    const bulleted = line.kind === 'bullet'
    const counts = bulleted || (index >= first && index < count && isTitle({ folded, line }))
    if (!counts) rest.push(line)
    else for (const title of splitLine({ folded, line })) titles.push({ line: title, bulleted })
  }
  return { titles, rest }
}

/** True for running prose: longer than any heading, and ending as a sentence does. */
export const isProse = ({ folded, segment }: { folded: string; segment: Segment }): boolean =>
  segment.kind === 'text' &&
  segment.end - segment.start > longestShortLine &&
  endsSentence({ folded, start: segment.start, end: segment.end })

const bulletedCount = (lines: readonly Segment[]): number => {
  const last = lines.findLastIndex((line) => line.kind === 'bullet')
  const standsAlone = (lines[last]?.valueStart ?? 0) >= (lines[last]?.end ?? 1)
  return Math.min(lines.length, standsAlone ? last + 2 : last + 1)
}

const bareCount = ({ folded, lines }: { folded: string; lines: readonly Segment[] }): number => {
  const firstProse = lines.findIndex((line) => !isTitle({ folded, line }))
  return firstProse < 0 ? lines.length : firstProse
}

const longestTitle = 200

/** A title may end in a question or in dots, but not in a full stop. */
const isTitle = ({ folded, line }: { folded: string; line: Segment }): boolean =>
  line.end - line.start <= longestTitle &&
  !/(?:^|[^.])[.]$/.test(folded.slice(Math.max(line.start, line.end - 2), line.end))

/** `• t • t • t` on one line: cut at the bullet it begins with. */
const splitLine = ({ folded, line }: { folded: string; line: Segment }): Segment[] => {
  const { valueStart, end } = line
  const sign = signBefore({ folded, line })
  return cutAt({ folded, start: valueStart, end, sign })
    .map((piece) => {
      const { end } = piece
      const isCut = sign !== '' && folded.charAt(piece.start) === sign
      const start = (isCut && bulletEnd({ folded, start: piece.start, end })) || piece.start
      return { ...line, start, valueStart: start, end }
    })
    .filter(({ start, end }) => hasWords({ folded, start, end }))
}

/** The round bullet that the line's titles are parted by, if there is one. */
const signBefore = ({ folded, line }: { folded: string; line: Segment }): string => {
  const first = folded.charAt(line.kind === 'related' ? line.valueStart : line.start)
  if (glyphs.includes(first) || first === '·' || first === '*') return first
  return line.kind === 'text' ? '•' : ''
}

const cutAt = ({ folded, start, end, sign }: Span & { folded: string; sign: string }): Span[] => {
  if (sign === '') return [{ start, end }]
  // The line alone is searched: a sign that is not in it would be looked for to the document's end.
  const line = folded.slice(start, end)
  const pieces: Span[] = []
  let from = start
  for (let at = line.indexOf(sign, 1); at >= 0; at = line.indexOf(sign, at + 1)) {
    if (!isFree({ line, at, sign })) continue
    pieces.push(trim({ folded, start: from, end: start + at }))
    from = start + at
  }
  pieces.push(trim({ folded, start: from, end }))
  return pieces
}

/** A star or a middle dot parts titles only between spaces; it may also stand in a title. */
const isFree = ({ line, at, sign }: { line: string; at: number; sign: string }): boolean =>
  glyphs.includes(sign) || (line.charAt(at - 1) === ' ' && line.charAt(at + 1) === ' ')
