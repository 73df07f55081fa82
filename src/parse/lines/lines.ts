import type { Span } from '../types.ts'
import { isBlankUnit } from './fold.ts'

/** A line that is not blank, without the spaces and invisible characters around it. */
export type Line = Span & { afterBlank: boolean }

/**
 * The lines of folded text, in order, one at a time: a document of ten million line ends takes no
 * memory. Blank lines part nothing in this form (a paragraph is a line), so they only set `afterBlank`.
 */
export function* lines(folded: string): Generator<Line> {
  let afterBlank = true
  for (let from = 0; from < folded.length;) {
    const found = folded.indexOf('\n', from)
    const to = found < 0 ? folded.length : found
    const { start, end } = trim({ folded, start: from, end: to })
    if (start < end) yield { start, end, afterBlank }
    afterBlank = start >= end
    from = to + 1
  }
}

/** The span without the blank units at either end; empty (start = end) when nothing is left. */
export const trim = ({ folded, start, end }: Span & { folded: string }): Span => {
  let from = start
  let to = end
  while (from < to && isBlankUnit(folded.charCodeAt(from))) from += 1
  while (to > from && isBlankUnit(folded.charCodeAt(to - 1))) to -= 1
  return { start: from, end: to }
}
