import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { fold } from '../../../../src/parse/lines/fold.ts'

describe('folding a text', () => {
  it('keeps every offset', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => fold(text).length === text.length),
    )
    expect(fold('ﷺ'.repeat(20_000))).toHaveLength(20_000)
  })

  it.each([
    ['إقرأ', 'اقرا'],
    ['أيضاً', 'ايضا\u0001'],
    ['دلالیة', 'دلاليه'],
    ['الـمصدر', 'ال\u0001مصدر'],
    ['Tags：٣', 'tags:3'],
    ['ﺍﻟﻤﺼﺪﺭ', 'المصدر'],
    ['ﻛﻠﻤﺎﺕ ﺩﻻﻟﻴﺔ', 'كلمات د\uFEFBليه'],
    ['أ\u200Fب\u00A0ج\u2028د', 'ا\u0000ب ج\nد'],
    ['أ\r\nب\rج', 'ا\u0000\nب\nج'],
    ['الثبات ـ دولي', 'الثبات - دولي'],
    ['«أ»…', '«ا»…'],
  ])('%j becomes %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })
})
