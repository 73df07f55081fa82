import { readFileSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { parsed, read } from './documents.ts'

const folder = path.resolve(import.meta.dirname, '../../../seeds/documents')
const seed = (name: string): Uint8Array => readFileSync(path.join(folder, name))

describe('the first seed', () => {
  const bytes = seed('000_c905056087d4570c.txt')
  const document = read(bytes)

  it('has five paragraphs under no headline', () => {
    expect(document.headline).toBeNull()
    expect(document.paragraphs.map((text) => text.length)).toEqual([139, 284, 115, 232, 259])
    expect(document.subheads).toEqual([])
  })

  it('has a source and a keyword line', () => {
    expect(document.source).toBe('البوابة نيوز')
    expect(document.keywordLine).toBe('الولايات المتحدة ناجورنو قره باغ أذربيجان')
  })

  it('prints a second article of one giant paragraph, whose source is glued to its related titles', () => {
    expect(document.readAlso?.headline).toBe(
      'رئاسة COP29 تطلق نداء باكو للعمل المناخي من أجل السلام',
    )
    expect(document.readAlso?.paragraphs.map((text) => text.length)).toEqual([3487])
    expect(document.readAlso?.source).toBe('وام')
    expect(parsed(bytes).readAlso[0]?.inlineRelated.map(({ text }) => text)).toEqual([
      '«COP29».. الإمارات تطلق مبادرة لتأسيس «التحالف العالمي لكفاءة الطاقة»',
      '«اتفاق الإمارات» بوصلةٌ لتعاون القطاعات المختلفة في العمل المناخي',
    ])
  })

  it('lists ten titles, the read-also headline among them', () => {
    expect(document.related).toHaveLength(10)
    expect(document.related[0]).toBe(document.readAlso?.headline)
    expect(document.related[9]).toBe(
      'مشروع قرار لمجلس الأمن حول “وقف فوري” لإطلاق النار في غزة.. وروسيا تؤيد',
    )
  })

  it('leaves no doubt', () => {
    expect(document.warnings).toEqual([])
    expect(parsed(bytes).confidence).toBe(1)
  })
})

describe('the second seed', () => {
  const bytes = seed('002_6e59f30b3e264ccf.txt')
  const document = read(bytes)

  it('has seventeen paragraphs and four subheads', () => {
    expect(document.headline).toBeNull()
    expect(document.paragraphs).toHaveLength(17)
    expect(document.subheads).toEqual([
      'إجلاء أكثر من 7 آلاف شخص من 16 قرية',
      'الرئاسة الأذربيجانية تهدد انفصاليي ناغورني كاراباخ',
      'وحدة حفظ السلام الروسية',
      'قصف عربة روسية',
    ])
  })

  it('gets the torn conjunction back', () => {
    expect(document.paragraphs[7]).toMatch(/منذ عقود\.$/)
    expect(document.paragraphs[8]).toBe(
      'وشنت أذربيجان هجومًا عسكريًا لاستعادة المنطقة، مما أدى إلى تصاعد التوترات.',
    )
    const { text, main, warnings } = parsed(bytes)
    const block = main.blocks.find((candidate) => candidate.text.startsWith('وشنت'))
    expect(text.slice(block?.start, block?.end)).toMatch(/^و\s+شنت أذربيجان/)
    expect(warnings.map(({ code }) => code)).toEqual(['torn-conjunction-joined'])
  })

  it('has a source, machine-made keywords, and a second article without a source', () => {
    expect(document.source).toBe('البوابة')
    expect(document.keywordLine).toBe(
      'التشابه الوصف التاريخ حفظ السلام الروسیة ناغورنی کاراباخ فی المنطقة أکثر من',
    )
    expect(document.readAlso?.headline).toBe(
      'رد قريب من حماس بشأن المقترح الإسرائيلي الأخير لوقف إطلاق النار',
    )
    expect(document.readAlso?.paragraphs).toHaveLength(11)
    expect(document.readAlso?.subheads).toEqual([])
    expect(document.readAlso?.source).toBeNull()
  })

  it('lists ten titles as they were written', () => {
    expect(document.related).toHaveLength(10)
    expect(document.related[3]).toContain('النار و سلاح المقاومة')
    expect(document.related[4]).toMatch(/تماما\.\. فيديو$/)
  })
})
