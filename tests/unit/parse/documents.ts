import { parseDocument } from '../../../src/parse/index.ts'
import { toRecord, type ParseRecord } from '../../../src/parse/record.ts'
import type { ParsedDocument } from '../../../src/parse/index.ts'

/** Running text for fixtures: nobody in particular says nothing in particular, in proper sentences. */
export const first =
  'أعلنت الجهات المعنية يوم الأحد إطلاق خطة جديدة تمتد ثلاث سنوات في إطار التعاون مع المنظمات الدولية.'
export const second =
  'وأوضحت مصادر مطلعة أن النتائج الأولية ستظهر خلال الأسابيع المقبلة على أن يبدأ التنفيذ من العاصمة.'
export const third =
  'وتشير الأرقام إلى أن نسبة الإنجاز بلغت أربعين في المئة مقارنة بالفترة نفسها من العام الماضي.'
export const other =
  'بدأت في المدينة الساحلية أعمال تطوير الميناء القديم بمشاركة شركات محلية ودولية من عدة بلدان.'
export const headline = 'الميناء القديم يستعد لاستقبال أول سفينة بعد التطوير'

/** The parts of a document as lines with blank lines between; a part that is a list keeps its lines together. */
export const page = (...parts: (string | string[])[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.join('\n'))).join('\n\n')

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Parses what must not be rejected. */
export const parsed = (text: string | Uint8Array): ParsedDocument => {
  const document = parseDocument(typeof text === 'string' ? bytesOf(text) : text)
  if (document.outcome === 'rejected') throw new Error(document.message)
  return document
}

export type Read = Omit<
  ParseRecord,
  'droppedKeywords' | 'encoding' | 'file' | 'outcome' | 'reason' | 'tags' | 'warnings'
> & { warnings: string[] }

/** A document's printed form without its tags, with the codes of its warnings. */
export const read = (text: string | Uint8Array): Read => {
  const document = parsed(text)
  const {
    headline: title,
    paragraphs,
    subheads,
    source,
    keywordLine,
    readAlso,
    related,
  } = toRecord({
    file: '',
    parsed: document,
    tags: [],
    droppedKeywords: [],
  })
  const warnings = document.warnings.map(({ code }) => code)
  return { headline: title, paragraphs, subheads, source, keywordLine, readAlso, related, warnings }
}
