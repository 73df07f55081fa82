import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanRaw, cleanText, isBlank, truncateText } from '../../../src/text/clean.ts'
import { HOSTILE_PIECES, anyText, everyCharacter, million } from './arbitraries.ts'

describe('cleanText', () => {
  it.each([
    [
      'leaves letters, tashkeel and quotes as written',
      '«قالَ» إنَّ الأمـر ٢٠٢٤…',
      '«قالَ» إنَّ الأمـر ٢٠٢٤…',
    ],
    ['leaves Persian letters as written', 'الروسیة أکثر', 'الروسیة أکثر'],
    ['drops controls', 'كت\u0000ا\u0008ب\u001F\u007F\u0086', 'كتاب'],
    ['drops what XML forbids', 'كتاب\uFFFE\uFFFF', 'كتاب'],
    ['drops bidi marks and soft hyphens', '\u200Fكت\u00ADاب\u200E\u202B\u2066', 'كتاب'],
    ['drops the byte order mark and the word joiner', '\uFEFFكت\u2060اب\u2065', 'كتاب'],
    ['writes a lone surrogate as U+FFFD', 'أ\uD83Dب', 'أ\uFFFDب'],
    ['does not join halves over what it drops', '\uD83D\u0000\uDE00', '\uFFFD\uFFFD'],
    ['keeps a whole pair', 'أ😀', 'أ😀'],
    ['makes every space one space', '\u00A0كلمة\u2003 \tثانية\u3000', 'كلمة ثانية'],
    ['makes every line break a space', 'أ\r\nب\u0085ج\u2028د\ne', 'أ ب ج د e'],
    ['keeps ZWNJ between Arabic letters', 'می\u200Cخواهم', 'می\u200Cخواهم'],
    ['keeps ZWNJ after a vocalised letter', 'بَ\u200Cت', 'بَ\u200Cت'],
    ['drops ZWNJ at the end of a word', 'كتاب\u200C و', 'كتاب و'],
    ['drops ZWNJ between Latin letters', 'a\u200Cb', 'ab'],
    ['keeps ZWJ inside an emoji', '👩\u200D💻', '👩\u200D💻'],
    ['keeps ZWJ after a variation selector', '❤\uFE0F\u200D🔥', '❤\uFE0F\u200D🔥'],
    ['drops ZWJ between Arabic letters', 'ه\u200Dب', 'هب'],
    ['makes presentation forms letters', 'ﻣﺼﺮ ﻻ ﷲ', 'مصر لا الله'],
    ['sets an isolated mark on its letter', 'كتابﹰا', 'كتابًا'],
    ['keeps the signs that would become phrases', 'محمد ﷺ ﷻ ﷼ ﷽', 'محمد ﷺ ﷻ ﷼ ﷽'],
    ['composes', 'ا\u0654ب e\u0301', 'أب é'],
    ['does not decompose compatibility signs', '½ … ™ Ａ', '½ … ™ Ａ'],
    ['cuts a pile of marks at thirty', `ب${'\u0301'.repeat(99)}`, `ب${'\u0301'.repeat(30)}`],
    ['counts marks as NFC writes them', `ب${'\u0344'.repeat(30)}`, `ب${'\u0308\u0301'.repeat(15)}`],
    ['of nothing makes nothing', '', ''],
    ['of spaces makes nothing', ' \u00A0\u200F\n', ''],
  ])('%s', (_rule, text, clean) => {
    expect(cleanText(text)).toBe(clean)
  })

  it('is idempotent, gives well-formed NFC, and no line break', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = cleanText(text)
        expect(cleanText(clean)).toBe(clean)
        expect(clean.normalize('NFC')).toBe(clean)
        expect(clean).not.toMatch(/\p{Surrogate}|[\n\r\t]| {2}|^ | $/u)
      }),
      { numRuns: 2000 },
    )
  })

  it('is idempotent for every character of Unicode between two letters', () => {
    const unstable: string[] = []
    for (const character of everyCharacter()) {
      const clean = cleanText(`ب${character}ب`)
      if (cleanText(clean) !== clean) unstable.push(character)
    }
    expect(unstable).toEqual([])
  })

  it.each(HOSTILE_PIECES)('takes a million of %j', (piece) => {
    expect(cleanText(million(piece)).length).toBeLessThanOrEqual(1_000_002)
  })
})

describe('cleanRaw', () => {
  it('cleans line by line and makes every line break one', () => {
    expect(cleanRaw(' أ\u00A0 ب \r\n\u00A0\r\rج\u2029د\u0085')).toBe('أ ب\n\n\nج\nد\n')
  })

  it('gives as many lines as it found, each clean', () => {
    fc.assert(
      fc.property(fc.array(anyText.map(cleanText)), (lines) => {
        expect(cleanRaw(lines.join('\r\n')).split('\n')).toEqual(lines.length > 0 ? lines : [''])
      }),
    )
  })
})

describe('isBlank', () => {
  it.each([
    '',
    ' ',
    '\t\r\n',
    '\u00A0',
    '\u2000\u200F',
    '\u202A\u202E',
    '\u2060\u2069',
    '\uFEFF\u3000',
  ])('%j is blank', (text) => {
    expect(isBlank(text)).toBe(true)
  })

  it.each(['أ', ' . ', '\u00A0\u0640', '\uD800'])('%j is not blank', (text) => {
    expect(isBlank(text)).toBe(false)
  })

  it('holds exactly where cleaning leaves nothing', () => {
    for (const character of everyCharacter()) {
      if (isBlank(character) !== (cleanText(character) === '')) throw new Error(escape(character))
    }
  })
})

describe('truncateText', () => {
  it.each([
    ['a text that fits stays', 'كلمة ثانية', 10, 'كلمة ثانية'],
    ['cuts after a whole word', 'كلمة ثانية ثالثة', 12, 'كلمة ثانية…'],
    ['cuts after a word that just fits', 'كلمة ثانية ثالثة', 11, 'كلمة ثانية…'],
    ['goes back a word where the last does not fit', 'كلمة ثانية ثالثة', 10, 'كلمة…'],
    ['leaves no comma before the dots', 'قال، إن الأمر', 6, 'قال…'],
    ['cuts a first word that is too long', 'مستشفياتهم', 5, 'مستش…'],
    ['never splits a surrogate pair', '😀😀😀😀', 4, '😀…'],
    ['never parts a letter from its marks', 'بَّبَّبَّ', 6, 'بَّ…'],
    ['has no room', 'كلمة', 0, ''],
    ['has room for the dots alone', 'كلمة', 1, '…'],
  ])('%s', (_rule, text, max, short) => {
    expect(truncateText({ max, text })).toBe(short)
  })

  it('never exceeds its bound nor breaks a pair', () => {
    fc.assert(
      fc.property(anyText.map(cleanText), fc.integer({ max: 40, min: 0 }), (text, max) => {
        const short = truncateText({ max, text })
        expect(short.length).toBeLessThanOrEqual(Math.max(max, 0))
        expect(short).not.toMatch(/\p{Surrogate}/u)
      }),
    )
  })

  it.each(HOSTILE_PIECES)('takes a million of %j', (piece) => {
    expect(truncateText({ max: 999_990, text: million(piece) }).length).toBeLessThanOrEqual(999_990)
  })
})

function escape(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()} is judged in two ways`
}
