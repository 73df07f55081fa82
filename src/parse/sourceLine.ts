import { cleanText } from '../text/clean.ts'
import type { Segment } from './lines/segments.ts'
import type { SourceLine, Span } from './types.ts'

/**
 * The names on source lines of one article. `X + Y`, `X / Y` and `X، Y` are several outlets, of which
 * the first is the source. Dots after the name, the brackets and the quotes around it are no part of
 * it. Null where no name is left.
 */
export const readSource = ({
  text,
  lines,
}: {
  text: string
  lines: readonly Segment[]
}): SourceLine | null => {
  const values = lines
    .map((line) => nameSpan({ text, line }))
    .filter(({ start, end }) => start < end)
  const [first] = values
  if (!first) return null
  const names = values.flatMap(({ start, end }) => {
    const value = text.slice(start, end)
    return value.split(between(value)).map(cleanName).filter(Boolean)
  })
  return names.length === 0
    ? null
    : {
        start: first.start,
        end: first.end,
        text: cleanText(text.slice(first.start, first.end)),
        names,
      }
}

/** A slash parts names, but not the parts of an address. */
const between = (value: string): RegExp => (/:\/\/|^www\./i.test(value) ? /[+،,؛;|]/ : /[+/،,؛;|]/)

const cleanName = (name: string): string => cleanText(name.replace(edges, ''))

/** Spaces, invisible characters, sentence marks and dashes at either end of a name. */
const edges =
  /^[\s\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF:.…\-–—]+|[\s\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF:.…\-–—]+$/g

const brackets: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '«': '»',
  '"': '"',
  '“': '”',
}

/** The value without what surrounds it: dots, the other half of a bracket opened before the marker, quotes. */
const nameSpan = ({ text, line }: { text: string; line: Segment }): Span => {
  let span = { start: line.valueStart, end: line.end }
  const head = text.slice(line.start, line.valueStart)
  for (let before = -1; before !== span.end - span.start;) {
    before = span.end - span.start
    span = withoutEdges({ text, start: span.start, end: span.end })
    const first = text.charAt(span.start)
    const last = text.charAt(span.end - 1)
    if (brackets[first] === last && span.end - span.start > 1) {
      span = { start: span.start + 1, end: span.end - 1 }
    } else if ((last === ')' && head.includes('(')) || (last === ']' && head.includes('['))) {
      span = { start: span.start, end: span.end - 1 }
    }
  }
  return span
}

const edge = /[\s\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF:.…\-–—،,؛;|*_]/

const withoutEdges = ({ text, start, end }: Span & { text: string }): Span => {
  let [from, to] = [start, end]
  while (from < to && edge.test(text.charAt(from))) from += 1
  while (to > from && edge.test(text.charAt(to - 1))) to -= 1
  return { start: from, end: to }
}
