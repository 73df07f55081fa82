import type { Span } from '../types.ts'
import type { Warn } from '../warnings.ts'
import { bulletEnd } from './bullets.ts'
import { classify, type Reading } from './classify.ts'
import { cutGlued } from './glue.ts'
import { type Line, lines } from './lines.ts'
import { settle } from './settle.ts'

export type SegmentKind =
  | 'text'
  | 'bullet'
  | 'source'
  | 'keywords'
  | 'readAlso'
  | 'promo'
  | 'related'
  | 'inlineRelated'
  | 'furniture'

/**
 * A line, or a part of one where a marker is glued to other text. `valueStart` is where the content
 * begins, past the marker or bullet; `glued` says that it was cut off the segment before it.
 */
export type Segment = Span & {
  kind: SegmentKind
  valueStart: number
  glued: boolean
  afterBlank: boolean
  /** A line that had the shape of a source line and turned out to be text. */
  doubted?: true
}

/**
 * Folded text to segments in order, each with what it is: read line by line going forward, where a
 * line's meaning depends on the section it stands in, then settled going backward, where it depends
 * on what follows. Past `mostSegments` nothing is read, with a warning.
 */
export const segments = ({ folded, warn }: { folded: string; warn: Warn }): Segment[] => {
  const found: Segment[] = []
  const context = { inList: false, inReadAlso: false }
  for (const line of lines(folded)) {
    if (found.length >= mostSegments) {
      warn('too-many-lines', { start: line.start, end: folded.length })
      break
    }
    for (const segment of read({ folded, line, context })) {
      found.push(segment)
      context.inList =
        segment.kind === 'related' ||
        (context.inList && ['text', 'bullet', 'promo', 'furniture'].includes(segment.kind))
      context.inReadAlso ||= segment.kind === 'readAlso'
    }
  }
  return settle({ folded, segments: found })
}

/**
 * A document of the longest length read has some 100,000 lines of usual length; one of empty bullets
 * could have millions, and each takes memory.
 */
export const mostSegments = 250_000

const read = ({
  folded,
  line,
  context,
}: {
  folded: string
  line: Line
  context: Reading
}): Segment[] => {
  const { start, end, afterBlank } = line
  const bullet = bulletEnd({ folded, start, end, inList: context.inList })
  if (bullet > 0 && context.inList) {
    return [{ start, end, glued: false, kind: 'bullet', valueStart: bullet, afterBlank }]
  }
  return cutGlued({ folded, line, context }).map(({ start, end, glued }) => {
    const meaning = classify({ folded, start, end, context })
    const kind = meaning.kind === 'text' && bullet > 0 && !glued ? 'bullet' : meaning.kind
    const valueStart = kind === 'bullet' ? bullet : meaning.valueStart
    return { start, end, glued, kind, valueStart, afterBlank: afterBlank && !glued }
  })
}
