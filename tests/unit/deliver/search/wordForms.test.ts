import { describe, expect, it } from 'vitest'

import { wordForms, wordTerms } from '../../../../src/deliver/search/query/wordForms.ts'
import { matchKey } from '../../../../src/text/matchKey.ts'
import { wordStems } from '../../../../src/text/stem.ts'

/** Whether a text with the one word is found by the other. */
const finds = ({ asked, written }: { asked: string; written: string }): boolean => {
  const key = matchKey(written)
  const forms = new Set(wordForms(matchKey(asked)))
  return [key, ...wordStems(key)].some((term) => forms.has(term))
}

describe('a word', () => {
  it.each([
    ['حكومة', 'الحكومة'],
    ['حكومة', 'والحكومة'],
    ['حكومة', 'بحكومة'],
    ['حكومة', 'حكومتهم'],
    ['حكومة', 'حكومتنا'],
    ['الرئيس', 'رئيسا'],
    ['غزة', 'بغزة'],
    ['لغزة', 'غزة'],
    ['فلسطين', 'ولفلسطين'],
    ['مهندسون', 'المهندسين'],
    ['شركات', 'شركة'],
    ['مليون', 'مليونا'],
    ['أحمد', 'احمد'],
    ['مسؤول', 'مسئول'],
    ['trains', 'Train'],
    ['٢٠٢٤', '2024'],
  ])('%s finds %s, and the other way round', (one, other) => {
    expect(finds({ asked: one, written: other })).toBe(true)
    expect(finds({ asked: other, written: one })).toBe(true)
  })

  it.each([
    ['حكومة', 'محكمة'],
    ['صلاح', 'سلاح'],
    ['محمد', 'محمود'],
    ['19', '2019'],
  ])('%s does not find %s', (asked, written) => {
    expect(finds({ asked, written })).toBe(false)
  })

  it('comes first among its forms, and they are few', () => {
    for (const word of ['بالمستشفيات', 'حكومتهم', 'و', 'x', '1'.repeat(200), 'لبنان']) {
      const forms = wordForms(word)
      expect(forms[0]).toBe(word)
      expect(new Set(forms).size).toBe(forms.length)
      expect(forms.length).toBeLessThanOrEqual(40)
    }
  })
})

describe('the terms of a word', () => {
  const words = 'حكومة الحكومة بالمستشفيات حكومتهم لغزة الكويت ولايات وزير يوما مئة و x trains 2024'
  it.each(words.split(' ').map(matchKey))('find what its forms find, for %s', (word) => {
    const [forms, terms] = [wordForms(word), new Set(wordTerms(word))]
    const isMet = (key: string) => [key, ...wordStems(key)].some((term) => terms.has(term))
    expect(forms.filter((form) => !isMet(form))).toEqual([])
    expect(terms.has(word)).toBe(true)
  })

  it('are fewer than its forms, where these have stems in common', () => {
    expect(wordForms('الكويت').length - wordTerms('الكويت').length).toBeGreaterThan(8)
  })
})
