import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { strictKey } from '../../../src/text/matchKey.ts'
import { hasPersianLetters, standardLetters } from '../../../src/text/persian.ts'
import { anyText } from './arbitraries.ts'

describe('standardLetters', () => {
  it.each([
    ['الروسیة', 'الروسية'],
    ['أکثر', 'أكثر'],
    ['علی', 'علي'],
    ['ہەھۀۂ', 'ههههه'],
    ['ۃ ے ې ۍ ۓ', 'ة ي ي ي ئ'],
    ['ڪ ګ ڬ', 'ك ك ك'],
  ])('writes %s as %s', (text, standard) => {
    expect(hasPersianLetters(text)).toBe(true)
    expect(standardLetters(text)).toBe(standard)
  })

  it.each(['على', 'إِلَى ة ء ؤ ئ أ إ آ', 'پ چ ژ گ ڤ', '۱۲۳ ١٢٣', 'Nashra «خبر» ـ', ''])(
    'leaves %j alone',
    (text) => {
      expect(hasPersianLetters(text)).toBe(false)
      expect(standardLetters(text)).toBe(text)
    },
  )

  it('never changes the strict key nor the length', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(standardLetters(text)).toHaveLength(text.length)
        expect(strictKey(standardLetters(text.normalize('NFC')))).toBe(strictKey(text))
      }),
    )
  })
})
