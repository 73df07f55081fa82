import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchKey } from '../../../src/text/matchKey.ts'
import { titleSuggestion, trigramJaccard } from '../../../src/text/similarity.ts'
import { storyFacts } from '../../../src/text/storyFacts.ts'
import { titleKey } from '../../../src/text/titleKey.ts'
import { NEGATIONS, OPPOSITES } from '../../../src/text/tables/opposites.ts'
import { anyText } from './arbitraries.ts'

describe('trigramJaccard', () => {
  it.each([
    // The example of the PostgreSQL manual, F.35 pg_trgm.
    ['word', 'two words', 4 / 11],
    ['غزه', 'غزه', 1],
    ['غزه', 'غزه غزه', 1],
    // «  غ», « غز», «غزة» against the same and two more; the ends differ.
    ['غزه', 'غزا', 2 / 6],
    ['الاهلي يفوز علي الزمالك', 'الزمالك يفوز علي الاهلي', 1],
    ['غزه', 'مصر', 0],
    ['', 'غزه', 0],
    ['', '', 0],
  ])('%j and %j: %d', (a, b, score) => {
    expect(trigramJaccard(a, b)).toBeCloseTo(score, 10)
    expect(trigramJaccard(b, a)).toBeCloseTo(score, 10)
  })

  it('lies between 0 and 1, and is 1 for a key and itself', () => {
    fc.assert(
      fc.property(anyText.map(matchKey), anyText.map(matchKey), (a, b) => {
        const score = trigramJaccard(a, b)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(trigramJaccard(a, a)).toBe(a === '' ? 0 : 1)
      }),
    )
  })
})

/** A title long enough that a word more or less leaves the score above the threshold. */
const REST = 'في اجتماع مجلس الوزراء بالعاصمة وفق بيان رسمي صدر عن الحكومة'

describe('titleSuggestion', () => {
  it.each([
    ['the same in other spelling', 'إطلاق نار و سلاح', 'اطلاق نار وسلاح'],
    ['a marker more', `أزمة المياه ${REST} (فيديو)`, `أزمة المياه ${REST}`],
    ['a number in digits or words', `مقتل ثلاثة جنود ${REST}`, `مقتل ٣ جنود ${REST}`],
    ['a month by either name', `موازنة أيلول ${REST}`, `موازنة سبتمبر ${REST}`],
    ['a month of two words', `موازنة كانون الثاني ${REST}`, `موازنة يناير ${REST}`],
    ['a word reworded', `أزمة كبيرة ${REST}`, `أزمة كبرى ${REST}`],
    [
      'what is just near enough',
      'أسعار الذهب في الأسواق المحلية',
      'أسعار النفط في الأسواق المحلية',
    ],
    ['both sides of a pair in both', `قبل وبعد القمة ${REST}`, `بعد وقبل القمة ${REST}`],
  ])('suggests %s', (_rule, a, b) => {
    const score = trigramJaccard(titleKey(a), titleKey(b))
    expect(score).toBeGreaterThanOrEqual(0.7)
    expect(titleSuggestion({ a, b })).toBe(score)
  })

  it.each([
    ['another number', `عجز 6 مليارات ${REST}`, `عجز 9 مليارات ${REST}`],
    ['another number in words', `مقتل ثلاثة جنود ${REST}`, `مقتل أربعة جنود ${REST}`],
    ['the numbers the other way round', `فوز 2 ثم 1 ${REST}`, `فوز 1 ثم 2 ${REST}`],
    ['a number more', `مقتل 3 جنود ${REST}`, `مقتل جنود ${REST}`],
    ['another ordinal', `المرحلة الأولى ${REST}`, `المرحلة الثانية ${REST}`],
    ['another weekday', `أسعار الذهب الأحد ${REST}`, `أسعار الذهب الاثنين ${REST}`],
    ['another month', `موازنة يناير ${REST}`, `موازنة فبراير ${REST}`],
    ['another month of two words', `تشرين الأول ${REST}`, `تشرين الثاني ${REST}`],
    ['the opposite noun', `ارتفاع مؤشر البورصة ${REST}`, `تراجع مؤشر البورصة ${REST}`],
    ['the opposite verb', `البورصة ترتفع ${REST}`, `البورصة تنخفض ${REST}`],
    ['the opposite with clitics', `وبالارتفاع البورصة ${REST}`, `والتراجع البورصة ${REST}`],
    ['a denial', `الوفد يحضر ${REST}`, `الوفد لن يحضر ${REST}`],
  ])('does not suggest %s', (_rule, a, b) => {
    expect(trigramJaccard(titleKey(a), titleKey(b))).toBeGreaterThanOrEqual(0.7)
    expect(titleSuggestion({ a, b })).toBeNull()
    expect(titleSuggestion({ a: b, b: a })).toBeNull()
  })

  it('does not suggest what is too far apart', () => {
    const a = 'وفد رسمي يزور المدينة القديمة'
    const b = 'وفد رسمي يزور المدينة الساحلية'
    expect(trigramJaccard(titleKey(a), titleKey(b))).toBeCloseTo(22 / 35, 10)
    expect(titleSuggestion({ a, b })).toBeNull()
    expect(titleSuggestion({ a: '', b: '' })).toBeNull()
  })

  it('never throws, and does not care which title comes first', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(titleSuggestion({ a, b })).toBe(titleSuggestion({ a: b, b: a }))
      }),
    )
  })
})

describe('storyFacts', () => {
  it.each([
    ['24 مليون و3.5', ['24', '1000000', '3', '5']],
    ['ثلاثه الاف والف', ['3', '1000', '1000']],
    ['المرحله الثالثه بالعشرين', ['3rd', '20']],
    ['الاحد وللاثنين باب كتاب', []],
    ['كانون الثاني', []],
  ])('reads the numbers of «%s»', (key, numbers) => {
    expect(storyFacts(matchKey(key)).numbers).toEqual(numbers)
  })

  it.each([
    ['للاحد ثم الاحد', ['الاحد']],
    ['تشرين الاول', ['اكتوبر']],
    ['بيونيو ويونيه', ['يونيو']],
    ['باب واسع', []],
  ])('reads the dates of «%s»', (key, dates) => {
    expect(storyFacts(key).dates).toEqual(dates)
  })
})

describe('the opposites', () => {
  it('are match keys, none on both sides of one pair', () => {
    for (const [word, sides] of OPPOSITES) {
      expect(matchKey(word)).toBe(word)
      expect(sides.filter((side) => sides.includes(-side))).toEqual([])
    }
    for (const word of NEGATIONS) expect(matchKey(word)).toBe(word)
  })
})
