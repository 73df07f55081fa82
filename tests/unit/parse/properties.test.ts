import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { parseDocument, type ParsedDocument, type Span } from '../../../src/parse/index.ts'
import { cleanText } from '../../../src/text/clean.ts'
import { bytesOf, first, headline, other, page, second, third } from './documents.ts'

const pieces = [
  ...[first, second, third, other, headline, 'تفاصيل القرار', 'ماذا بعد؟', '1- إعلان الهدنة'],
  ...['المصدر: البوابة', 'المصدر:', '(المصدر: وام)', 'المصدر: لا أسماء نهائية', 'المصدر: أ + ب'],
  ...[
    'كلمات دلالية: خطة جديدة',
    'كلمات دلالية:',
    'الوسوم: #أ_ب، ج',
    'إقرأ أيضاً:',
    'اقرأ أيضا: عنوان',
  ],
  ...['مقالات مشابهة', 'مقالات مشابهة • أ • ب', '  • عنوان', '• ', '- عنوان', 'شاهد أيضا'],
  ...['أخبار ذات صلة «أ» ب «ج» المصدر: وام', `${first} و`, 'و', '\u00A0', '', '***', 'مشاركة :'],
  ...[
    `${second} المصدر: وام`,
    `${second} إقرأ أيضاً:`,
    '\u200F• عنوان\u200E',
    'ﺍﻟﻤﺼﺪﺭ: ﻭﺍﻡ',
    '😀',
    '\uFFFD',
  ],
]
const joins = ['\n', '\n\n', '\r\n', '\u2028', ' ', '\n \u00A0\n']

const anyDocument = fc
  .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...joins)), { maxLength: 30 })
  .map((parts) => parts.flat().join(''))

const spansOf = (document: ParsedDocument): (Span & { text: string })[] =>
  [document.main, ...document.readAlso]
    .flatMap(({ headline: title, blocks, source, inlineRelated }) => [
      ...(title ? [title] : []),
      ...blocks,
      ...(source ? [source] : []),
      ...inlineRelated,
    ])
    .concat(document.related, oneKeywordLine(document))

/** Several keyword lines are one piece, with markers and bullets between them in its span. */
const oneKeywordLine = ({
  keywords,
  text,
  warnings,
}: ParsedDocument): (Span & { text: string })[] =>
  keywords &&
  !warnings.some(({ code }) => code === 'several-keyword-lines') &&
  !/[\n\r\u2028]/.test(text.slice(keywords.line.start, keywords.line.end))
    ? [keywords.line]
    : []

const letters = (text: string): string => cleanText(text).replace(/[\s،]/g, '')

/** Without a first waw, which is joined to its word over what stood between. */
const cutFrom = (text: string): string => letters(text).replace(/^و/, '')

describe('any document at all', () => {
  it('is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000 }), (bytes) => {
        expect(['ok', 'rejected']).toContain(parseDocument(bytes).outcome)
      }),
    )
  })

  it('gets the same answer twice, with every piece inside the text it was cut from', () => {
    fc.assert(
      fc.property(anyDocument, (text) => {
        const document = parseDocument(bytesOf(text))
        expect(parseDocument(bytesOf(text))).toEqual(document)
        if (document.outcome === 'rejected') return
        for (const { start, end, text: piece } of spansOf(document)) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(document.text.length)
          expect(cutFrom(document.text.slice(start, end))).toContain(cutFrom(piece))
          expect(piece).toBe(cleanText(piece))
        }
        for (const { start, end } of document.warnings) {
          expect(0 <= start && start <= end && end <= document.text.length).toBe(true)
        }
        expect(document.confidence).toBeGreaterThanOrEqual(0)
        expect(document.confidence).toBeLessThanOrEqual(1)
      }),
      { numRuns: 500 },
    )
  })

  it('has blocks that ascend and do not overlap, and loses none of their text', () => {
    fc.assert(
      fc.property(anyDocument, (text) => {
        const document = parseDocument(bytesOf(text))
        if (document.outcome === 'rejected') return
        for (const { blocks } of [document.main, ...document.readAlso]) {
          for (const [index, block] of blocks.entries()) {
            expect(block.start).toBeGreaterThanOrEqual(blocks[index - 1]?.end ?? 0)
            expect(
              letters(document.text.slice(block.start, block.end)).startsWith(
                letters(block.text).slice(0, 1),
              ),
            ).toBe(true)
          }
        }
        const kept: Span[] = [
          ...spansOf(document),
          ...(document.keywords ? [document.keywords.line] : []),
        ]
        const covered = [...kept, ...document.warnings].sort((a, b) => a.start - b.start)
        expect(uncovered({ text: document.text, covered })).not.toMatch(
          /مصادر|الجهات|الأرقام|الميناء القديم/,
        )
      }),
      { numRuns: 500 },
    )
  })

  it('with a paragraph more has a paragraph more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), (count) => {
        const body = Array.from({ length: count }, (_, at) => `${third.slice(0, -1)} ${at}.`)
        const document = parseDocument(bytesOf(page(first, ...body, 'المصدر: البوابة')))
        expect(document).toHaveProperty('main.blocks.length', count + 1)
      }),
    )
  })
})

/** What lies in no piece and under no warning. */
const uncovered = ({ text, covered }: { text: string; covered: Span[] }): string => {
  let rest = ''
  let from = 0
  for (const { start, end } of covered) {
    if (start > from) rest += text.slice(from, start)
    from = Math.max(from, end)
  }
  return rest + text.slice(from)
}

type Generated = {
  text: string
  truth: {
    source: string | null
    paragraphs: number
    readAlso: { headline: string; source: string | null } | null
    related: { title: string }[]
  }
}

const generator = path.resolve(import.meta.dirname, '../../../../shared/corpus/gen_corpus.mjs')

describe('generated documents with right answers', () => {
  it.skipIf(!existsSync(generator))(
    'are read without a fault (skipped where the generator is absent)',
    () => {
      const lines = execFileSync(process.execPath, [generator, '400', '--truth'], {
        maxBuffer: 1 << 26,
      })
      for (const line of lines.toString('utf8').trim().split('\n')) {
        const { text, truth } = JSON.parse(line) as Generated
        const document = parseDocument(bytesOf(text))
        if (document.outcome === 'rejected') throw new Error(document.message)
        expect({
          source: document.main.source?.text ?? null,
          paragraphs: document.main.blocks.filter(({ kind }) => kind !== 'subhead').length,
          headline: document.readAlso[0]?.headline?.text ?? null,
          second: document.readAlso[0]?.source?.text ?? null,
          related: document.related.map((title) => title.text),
        }).toEqual({
          source: truth.source,
          paragraphs: truth.paragraphs,
          headline: truth.readAlso?.headline ?? null,
          second: truth.readAlso?.source ?? null,
          related: truth.related.map(({ title }) => cleanText(title)),
        })
      }
    },
  )
})
