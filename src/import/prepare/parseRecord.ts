import type { ParsedArticle, ParsedDocument, Span, Warning } from '../../parse/types.ts'
import type { SegmentedKeywords, TagCandidate } from '../../match/tags/types.ts'
import type { Metadata } from '../read/types.ts'

/** A candidate for a tag as it is kept: enough for an editor to decide on it. */
export type KeptCandidate = Pick<TagCandidate, 'label' | 'reason' | 'score'>

/**
 * What the parser found, as the column `parse` of a document keeps it. Spans are UTF-16 offsets in
 * `rawText`, so the text itself is not kept twice.
 */
export type ParseRecord = {
  articles: {
    blocks: (Span & { kind: string })[]
    headline: null | Span
    inlineRelated: (Span & { text: string })[]
    part: 'main' | 'readAlso'
    source: null | (Span & { names: string[]; text: string })
  }[]
  confidence: number
  ignored: string[]
  keywords: null | (Span & { text: string })
  metadata: Metadata
  related: (Span & { from: string; text: string })[]
  tags: Record<keyof SegmentedKeywords, KeptCandidate[]>
  warnings: Warning[]
}

/** The part of it that takes no archive to know. */
export type TextRecord = Omit<ParseRecord, 'tags'>

/** The record of one parsed document, but for its tags. */
export const textRecordOf = ({
  ignored,
  metadata,
  parsed,
}: {
  ignored: string[]
  metadata: Metadata
  parsed: ParsedDocument
}): TextRecord => ({
  articles: [
    articleRecord({ article: parsed.main, part: 'main' }),
    ...parsed.readAlso.map((article) => articleRecord({ article, part: 'readAlso' })),
  ],
  confidence: parsed.confidence,
  ignored,
  keywords: parsed.keywords?.line ?? null,
  metadata,
  related: parsed.related,
  warnings: parsed.warnings,
})

/** How the keywords were cut, as the record keeps it. */
export const tagRecordOf = ({
  accepted,
  dropped,
  review,
}: SegmentedKeywords): ParseRecord['tags'] => ({
  accepted: accepted.map(keptCandidate),
  dropped: dropped.map(keptCandidate),
  review: review.map(keptCandidate),
})

const articleRecord = ({
  article,
  part,
}: {
  article: ParsedArticle
  part: 'main' | 'readAlso'
}): ParseRecord['articles'][number] => ({
  blocks: article.blocks.map(({ end, kind, start }) => ({ end, kind, start })),
  headline: article.headline && { end: article.headline.end, start: article.headline.start },
  inlineRelated: article.inlineRelated,
  part,
  source: article.source,
})

const keptCandidate = ({ label, reason, score }: TagCandidate): KeptCandidate => ({
  label,
  reason,
  score: Math.round(score * 1000) / 1000,
})
