import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchKey } from '../../../src/text/matchKey.ts'
import { countWords, keyWords, wordSpans } from '../../../src/text/words.ts'
import { HOSTILE_PIECES, million } from './arbitraries.ts'

describe('keyWords', () => {
  it('parts a key, and finds none in an empty one', () => {
    expect(keyWords('قره باغ')).toEqual(['قره', 'باغ'])
    expect(keyWords('')).toEqual([])
  })
})

describe('countWords', () => {
  it.each([
    ['', 0],
    [' - … ', 0],
    ['كلمة', 1],
    ['قال: «نعم» - ثم 3', 4],
    ['أ\u00A0ب\nج', 3],
  ])('%j has %i', (text, count) => {
    expect(countWords(text)).toBe(count)
  })

  it.each(HOSTILE_PIECES)('takes a million of %j', (piece) => {
    expect(countWords(million(piece))).toBeGreaterThanOrEqual(0)
  })
})

describe('wordSpans', () => {
  it('gives each word its key and its place in the text', () => {
    const text = '«قُـرة باغ»، ـ ٢٠٢٤'
    const words = wordSpans(text)
    expect(words.map(({ key }) => key)).toEqual(['قره', 'باغ', '2024'])
    expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(['قُـرة', 'باغ', '٢٠٢٤'])
  })

  it('gives a sign of several words several spans in one place', () => {
    expect(wordSpans('محمد ﷺ').slice(1)).toEqual(
      ['صلي', 'الله', 'عليه', 'وسلم'].map((key) => ({ end: 6, key, start: 5 })),
    )
  })

  it('takes the sign of a currency for its word, as the key does', () => {
    expect(wordSpans('5﷼').map(({ key }) => key)).toEqual([matchKey('5﷼')])
  })

  it('keeps invisible characters inside the word they stand in', () => {
    expect(wordSpans('كت\u200Bا\u200Cب')).toEqual([{ end: 6, key: 'كتاب', start: 0 }])
  })

  it('joined by spaces, the keys are the match key of the text', () => {
    const letters = Array.from('ابوىيةهـَّﷺﻻکی123٢ \n.,،«»…-_\u200C\u200F\u00A0\uD83Dx😀')
    const prose = fc.array(fc.constantFrom(...letters)).map((all) => all.join(''))
    fc.assert(
      fc.property(prose, (text) => {
        const words = wordSpans(text)
        expect(words.map(({ key }) => key).join(' ')).toBe(matchKey(text))
      }),
    )
  })

  it('finds the same words in a plain text as in one that is not', () => {
    const plain = Array.from({ length: 0x64a }, (_, code) => String.fromCharCode(code)).filter(
      (character) => /[ -~«»،؛؟ء-\u064A]/.test(character),
    )
    const text = fc
      .array(fc.constantFrom(...plain, ...Array.from('٠٩–—‘’“”…')))
      .map((all) => all.join(''))
    fc.assert(
      fc.property(text, (prose) => {
        expect(wordSpans(prose)).toEqual(wordSpans(`${prose} ۱`).slice(0, -1))
      }),
    )
  })
})
