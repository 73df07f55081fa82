import { describe, expect, it } from 'vitest'

import { confidenceOf } from '../../../src/parse/confidence.ts'
import type { WarningCode } from '../../../src/parse/index.ts'
import { mostSegments } from '../../../src/parse/lines/segments.ts'
import { mostWarnings, warningTable } from '../../../src/parse/warnings.ts'
import { first, page, parsed } from './documents.ts'

const warnings = (...codes: WarningCode[]) =>
  codes.map((code) => ({ code, message: '', start: 0, end: 0 }))

describe('confidence', () => {
  it.each([
    [1, []],
    [0.85, ['no-source']],
    [0.85, ['no-source', 'no-source']],
    [0.75, ['no-source', 'text-dropped']],
    [0.5, ['no-body']],
    [1, ['furniture-dropped', 'torn-conjunction-joined']],
  ] as const)('is %d after %j', (confidence, codes) => {
    expect(confidenceOf(warnings(...codes))).toBe(confidence)
  })

  it('is never under nothing', () => {
    expect(confidenceOf(warnings(...(Object.keys(warningTable) as WarningCode[])))).toBe(0)
  })
})

describe('warnings', () => {
  it('are sentences', () => {
    for (const { message, penalty } of Object.values(warningTable)) {
      expect(message).toMatch(/^[A-Z].+\.$/)
      expect(penalty).toBeGreaterThanOrEqual(0)
    }
  })

  it('end where there are too many to be read, and say so', () => {
    const document = parsed(page(first, ...Array.from({ length: mostWarnings + 50 }, () => '***')))
    expect(document.warnings).toHaveLength(mostWarnings + 1)
    expect(document.warnings.filter(({ code }) => code === 'more-warnings')).toHaveLength(1)
  })

  it('tell of a document with more lines than are read', () => {
    const text = page(first, 'المصدر: أ', 'مقالات مشابهة').concat(
      '\n• من'.repeat(mostSegments + 10),
    )
    const { warnings: found, related } = parsed(text)
    expect(found.map(({ code }) => code)).toEqual(['too-many-lines'])
    expect(related.length).toBeLessThanOrEqual(mostSegments)
    expect(found[0]?.end).toBe(text.length)
  })

  it('come in document order', () => {
    const document = parsed(page('***', first, 'المصدر: أ', 'مقالات مشابهة', '• أ', 'بعيد', '***'))
    expect(document.warnings.map(({ code }) => code)).toEqual([
      'furniture-dropped',
      'text-dropped',
      'furniture-dropped',
    ])
  })
})
