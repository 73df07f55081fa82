import { parseDocument } from '../../parse/parseDocument.ts'
import { textBlockOf } from '../../parse/textBlock.ts'
import type { ParsedArticle, ParsedDocument } from '../../parse/types.ts'
import { fingerprint } from '../../text/fingerprint.ts'
import type { TextBlock } from '../../text/richText.ts'
import { richText } from '../../text/richText.ts'
import type { KeptArticle } from './kept.ts'
import type { Section } from './types.ts'

/** A document's text with its parts found again. */
export type ReadDocument = {
  /** The article in it, null where this parser does not find it any more. */
  article: null | ParsedArticle
  blocks: TextBlock[]
  parsed: null | ParsedDocument
  sections: Section[]
}

/**
 * Finds the parts of a document again, each with its place: what an import keeps of a parse are places
 * only, and a text put together from them would differ where lines were joined. Pure.
 *
 * @param args.place of the article in the document
 * @param args.text the decoded text as the document keeps it
 */
export const readDocument = ({
  place: { index, part },
  text,
}: {
  place: Pick<KeptArticle, 'index' | 'part'>
  text: string
}): ReadDocument => {
  const parsed = parseDocument(new TextEncoder().encode(text))
  // Offsets are worth nothing in any other text than this.
  if (parsed.outcome === 'rejected' || parsed.text !== text) {
    return { article: null, blocks: [], parsed: null, sections: [] }
  }
  const article = part === 'main' ? parsed.main : (parsed.readAlso[index] ?? null)
  return {
    article,
    blocks: article?.blocks.map(textBlockOf) ?? [],
    parsed,
    sections: sectionsOf({ article, parsed }),
  }
}

/** Whether an import wrote just these blocks. */
export const isWritten = ({
  blocks,
  body,
}: {
  blocks: readonly TextBlock[]
  body: string
}): boolean => fingerprint(richText({ blocks })) === body

const sectionsOf = ({
  article,
  parsed: { keywords, main, readAlso, related },
}: {
  article: null | ParsedArticle
  parsed: ParsedDocument
}): Section[] => {
  const parts = [main, ...readAlso].flatMap((one): Section[] => {
    const isOwn = one === article
    const { blocks, headline, inlineRelated, source } = one
    return [
      ...(headline ? [{ ...headline, isOwn, kind: 'headline' as const }] : []),
      ...blocks.map((block) => ({ ...block, isOwn })),
      ...(source ? [{ ...source, isOwn, kind: 'source' as const }] : []),
      ...inlineRelated.map((title) => ({ ...title, isOwn, kind: 'inlineRelated' as const })),
    ]
  })
  const isMain = article === main
  return [
    ...parts,
    ...(keywords ? [{ ...keywords.line, isOwn: isMain, kind: 'keywords' as const }] : []),
    ...related.map((title) => ({ ...title, isOwn: isMain, kind: 'related' as const })),
  ]
    .map(({ end, isOwn, kind, start }) => ({ end, isOwn, kind, start }))
    .sort((one, other) => one.start - other.start || other.end - one.end)
}
