import { cleanText } from '../text/clean.ts'
import { countWords } from '../text/words.ts'
import type { Segment } from './lines/segments.ts'
import type { Block, Span } from './types.ts'
import type { Warn } from './warnings.ts'

/**
 * A line of a body with its clean text; `bullet` is the number or bullet it begins with,
 * `torn` says that a conjunction was taken off its end.
 */
export type Line = Span & { text: string; bullet: string; torn?: true }

/** Segments to lines, with torn conjunctions joined. */
export const readLines = ({
  text,
  segments,
  warn,
}: {
  text: string
  segments: readonly Segment[]
  warn: Warn
}): Line[] => {
  const lines = segments.map(({ kind, start, end, valueStart }) => ({
    start,
    end,
    text: cleanText(text.slice(start, end)),
    bullet: kind === 'bullet' ? cleanText(text.slice(start, valueStart)) : '',
  }))
  return joinTornConjunctions({ text, lines, warn })
}

/**
 * What each line of a body is. A subhead is a short line without a closing mark (a question mark is
 * none) over a paragraph or a list; of several such lines in a row only the last is one, and an article
 * without a headline does not begin with one.
 */
export const toBlocks = ({
  lines,
  hasHeadline,
}: {
  lines: readonly Line[]
  hasHeadline: boolean
}): Block[] =>
  lines.map(({ start, end, text, bullet }, index) => {
    if (bullet !== '') return { kind: 'listItem', start, end, text, marker: bullet }
    const next = lines[index + 1]
    const nextIsText =
      next !== undefined &&
      (next.bullet !== '' || index + 2 === lines.length || !isSubheadShape(next.text))
    const isSubhead = nextIsText && (index > 0 || hasHeadline) && isSubheadShape(text)
    return { kind: isSubhead ? 'subhead' : 'paragraph', start, end, text }
  })

const isSubheadShape = (text: string): boolean =>
  text.length <= 90 && !/[.!…»”“"،:؛,]$/.test(text) && countWords(text) <= 12

/**
 * «… منذ عقود. و» over «شنت …» is «… منذ عقود.» over «وشنت …», torn where a page breaks its lines. The
 * conjunction goes to the word it belongs to and takes that paragraph's span back to itself.
 */
const joinTornConjunctions = ({
  text,
  lines,
  warn,
}: {
  text: string
  lines: readonly Line[]
  warn: Warn
}): Line[] => {
  const joined: Line[] = []
  for (const [index, line] of lines.entries()) {
    const carried = joined.at(-1)
    const at = carried ? tornAt(carried) : -1
    const isSubhead = isSubheadShape(line.text) && index + 1 < lines.length
    if (!carried || at < 0 || line.bullet !== '' || isSubhead) {
      joined.push(line)
      continue
    }
    warn('torn-conjunction-joined', { start: at, end: line.end })
    joined.pop()
    const before = cleanText(text.slice(carried.start, at))
    if (before !== '') {
      const end = trimEnd({ text, start: carried.start, end: at })
      joined.push({ ...carried, torn: true, text: before, end })
    }
    joined.push({ ...line, start: at, text: `و${line.text}` })
  }
  return joined
}

/** Where the lone waw at the end of a line stands, or -1. */
const tornAt = (line: Line): number =>
  line.bullet === '' && /(?:^| )و$/.test(line.text) ? line.end - 1 : -1

const trimEnd = ({ text, start, end }: Span & { text: string }): number => {
  let to = end
  while (to > start && cleanText(text.charAt(to - 1)) === '') to -= 1
  return to
}
