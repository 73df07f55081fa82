import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { inferHeadline } from '../../../../src/match/headlines/inferHeadline.ts'

describe('a headline from the first sentence', () => {
  it.each([
    ['أعلنت الوزارة بدء المشروع. وقال المتحدث إنه مهم.', 'أعلنت الوزارة بدء المشروع'],
    ['هل بدأ المشروع؟ سؤال مطروح.', 'هل بدأ المشروع'],
    ['بلغت النسبة 1.5 في المئة. وهي مرتفعة.', 'بلغت النسبة 1.5 في المئة'],
    ['نقلت أ.ف.ب. عن مصدر قوله إنه بدأ.', 'نقلت أ.ف.ب. عن مصدر قوله إنه بدأ'],
    ['قال: «بدأ المشروع». وأضاف.', 'قال: «بدأ المشروع»'],
    ['نص بلا نقطة', 'نص بلا نقطة'],
    ['  \u200Fنص\u00A0بفراغات  .', 'نص بفراغات'],
  ])('%s', (paragraph, headline) => {
    expect(inferHeadline(paragraph)).toBe(headline)
  })

  it('is cut after a word, closed by «…», and no preposition hangs at its end', () => {
    const paragraph =
      'أعربت الولايات المتحدة عن قلقها الشديد إزاء الأعمال العسكرية في الإقليم الجبلي، داعية إلى وقف هذه الأعمال على الفور.'
    expect(inferHeadline(paragraph)).toBe(
      'أعربت الولايات المتحدة عن قلقها الشديد إزاء الأعمال العسكرية في الإقليم الجبلي، داعية…',
    )
  })

  it.each(['', ' ', '...', '«»'])('is null for %j', (paragraph) => {
    expect(inferHeadline(paragraph)).toBeNull()
  })

  it('has 90 characters at most, on one line, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (paragraph) => {
        const headline = inferHeadline(paragraph)
        if (headline === null) return
        expect(headline.length).toBeLessThanOrEqual(90)
        expect(headline).toMatch(/^\S.*\S$|^\S$/u)
        expect(headline).not.toMatch(/\n/)
      }),
    )
  })
})
