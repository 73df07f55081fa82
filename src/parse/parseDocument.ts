import { cleanText } from '../text/clean.ts'
import { countWords } from '../text/words.ts'
import { readLines, toBlocks, type Line } from './blocks.ts'
import { confidenceOf } from './confidence.ts'
import { decode } from './decode.ts'
import { isMainHeadline, isReadAlsoHeadline } from './headline.ts'
import { fold } from './lines/fold.ts'
import { segments, type Segment } from './lines/segments.ts'
import { readInlineRelated, readRelated } from './related.ts'
import { defaultMaxBytes, rejected } from './reject.ts'
import { dealSections } from './sections/dealSections.ts'
import type { ArticleLines, KeywordLines } from './sections/state.ts'
import { readSource } from './sourceLine.ts'
import type { ParsedArticle, ParsedDocument, Piece, RejectedDocument, Span } from './types.ts'
import { collectWarnings, type Warn } from './warnings.ts'

/**
 * Parses one scraped news document.
 *
 * @param bytes the file as it is: UTF-8, UTF-16 or windows-1256, see `decode.ts`
 * @param options `maxBytes`: longest document read, 16 MiB unless set
 * @returns the document in its parts, every part with its span in `text`; or, for what is empty,
 * binary, too long, not decodable, not Arabic or no article, a rejection with a sentence. Never throws; the same
 * bytes give the same answer; the time is linear in their number.
 */
export const parseDocument = (
  bytes: Uint8Array,
  { maxBytes = defaultMaxBytes }: { maxBytes?: number } = {},
): ParsedDocument | RejectedDocument => {
  if (bytes.length > maxBytes)
    return rejected({ reason: 'too-large', bytes: bytes.length, maxBytes })
  const decoded = decode(bytes)
  if (decoded.outcome === 'rejected') return rejected({ ...decoded, bytes: bytes.length, maxBytes })
  const { text, encoding } = decoded
  const { warn, sorted } = collectWarnings()
  for (const { code, ...span } of decoded.repairs) warn(code, span)

  const folded = fold(text)
  const sections = dealSections({ folded, segments: segments({ folded, warn }), warn })
  const { related, own } = readRelated({ text, titles: sections.titles })
  const main = readMain({ text, article: sections.main, warn })
  const readAlso = sections.readAlso.map((article) =>
    readSecond({ text, article, ownTitles: own.get(article) ?? [], warn }),
  )
  if (!hasRunningText([main, ...readAlso])) {
    return rejected({ reason: 'no-text', bytes: bytes.length, maxBytes, encoding })
  }
  const keywords = readKeywords({ text, lines: sections.keywords, warn })
  if (main.blocks.length === 0) warn('no-body', main)
  else if (!main.source) warn('no-source', { start: main.end, end: main.end })

  const warnings = sorted()
  const confidence = confidenceOf(warnings)
  return { outcome: 'ok', encoding, text, main, readAlso, keywords, related, warnings, confidence }
}

/** Words; with fewer, headlines counted, there is nothing that could be an article. */
const shortestText = 3

/** Whether any article has a body, and all of them together enough words to be one. */
const hasRunningText = (articles: readonly ParsedArticle[]): boolean => {
  let words = 0
  for (const { headline, blocks } of articles) {
    if (blocks.length === 0) continue
    words += countWords(headline?.text ?? '')
    for (const { text } of blocks) {
      words += countWords(text)
      if (words >= shortestText) return true
    }
  }
  return false
}

type Context = { text: string; article: ArticleLines; warn: Warn }

const readMain = ({ text, article, warn }: Context): ParsedArticle => {
  const lines = readLines({ text, segments: article.body, warn })
  const hasHeadline = isMainHeadline(lines)
  return assemble({
    headline: hasHeadline ? piece(lines[0]) : null,
    lines: hasHeadline ? lines.slice(1) : lines,
    source: readSource({ text, lines: article.sources }),
    inlineRelated: [],
  })
}

const readSecond = ({
  text,
  article,
  ownTitles,
  warn,
}: Context & { ownTitles: Piece[] }): ParsedArticle => {
  const lines = readLines({ text, segments: article.body, warn })
  const onMarker = headlineOnMarker({ text, marker: article.marker })
  const isFirstLine = onMarker === null && isReadAlsoHeadline(lines)
  const headline = onMarker ?? (isFirstLine ? piece(lines[0]) : null)
  if (!headline && article.marker) warn('read-also-without-headline', article.marker)
  return assemble({
    headline,
    lines: isFirstLine ? lines.slice(1) : lines,
    source: readSource({ text, lines: article.sources }),
    inlineRelated: [...readInlineRelated({ text, article }), ...ownTitles],
  })
}

const piece = (line: Line | undefined): Piece | null => {
  if (!line) return null
  const { start, end, text } = line
  return { start, end, text }
}

const headlineOnMarker = ({
  text,
  marker,
}: {
  text: string
  marker: Segment | null
}): Piece | null => {
  if (!marker || marker.valueStart >= marker.end) return null
  const { valueStart: start, end } = marker
  return { start, end, text: cleanText(text.slice(start, end)) }
}

/** An article's span reaches from its first piece to its last; pieces of others may lie between. */
const assemble = ({
  headline,
  inlineRelated,
  lines,
  source,
}: Pick<ParsedArticle, 'headline' | 'inlineRelated' | 'source'> & {
  lines: readonly Line[]
}): ParsedArticle => {
  const blocks = toBlocks({ lines, hasHeadline: headline !== null })
  const pieces: Span[] = [...blocks, ...inlineRelated]
  if (headline) pieces.push(headline)
  if (source) pieces.push(source)
  const start = pieces.reduce((least, span) => Math.min(least, span.start), Infinity)
  const end = pieces.reduce((most, span) => Math.max(most, span.end), 0)
  return { start: Math.min(start, end), end, headline, source, inlineRelated, blocks }
}

/** Words under a bare marker stand a line each, so a comma keeps them apart on the joined line. */
const readKeywords = ({
  text,
  lines,
  warn,
}: {
  text: string
  lines: readonly KeywordLines[]
  warn: Warn
}): { line: Piece } | null => {
  const values = lines.flatMap(({ marker, lines: under }) => {
    const all = [marker, ...under].filter((line) => line.valueStart < line.end)
    if (all.length === 0) warn('marker-without-content', marker)
    return all
  })
  const [first] = values
  const last = values.at(-1)
  if (!first || !last) return null
  const words = values.map((line) => cleanText(text.slice(line.valueStart, line.end)))
  return {
    line: { start: first.valueStart, end: last.end, text: words.filter(Boolean).join('، ') },
  }
}
