import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from '../../../src/text/clean.ts'
import { foldLetters } from '../../../src/text/foldLetters.ts'
import { matchKey, strictKey } from '../../../src/text/matchKey.ts'
import { HOSTILE_PIECES, anyText, everyCharacter, million } from './arbitraries.ts'

const KEY = /^(?:[\p{L}0-9]+(?: [\p{L}0-9]+)*)?$/u

describe('strictKey', () => {
  it.each([
    ['alef', 'أإآٱٲٳٵا', 'اااااااا'],
    ['yeh', 'ىیېےۍي', 'يييييي'],
    ['kaf', 'کڪګڬك', 'ككككك'],
    ['heh', 'ۀہەھۂه', 'هههههه'],
    ['teh marbuta stays', 'ۃة', 'ةة'],
    ['hamza and its carriers stay', 'ء ؤ ئ ۓ', 'ء ؤ ئ ئ'],
    ['letters Arabic borrows stay', 'پ چ ژ گ ڤ', 'پ چ ژ گ ڤ'],
    ['tashkeel, tatweel and Koranic marks go', 'مُـحَـمَّدًا\u0670\u0610\u06D6\u08F0', 'محمدا'],
    ['decomposed hamza is hamza', 'ا\u0654 و\u0654 ي\u0654', 'ا ؤ ئ'],
    ['so it is on a yeh of Persian', 'ی\u0654 ې\u0654', 'ئ ئ'],
    ['decomposed with tashkeel between', 'و\u064F\u0654', 'ؤ'],
    ['digits are ASCII', '٢٠٢٤ ۲۰۲۴ 𝟐', '2024 2024 2'],
    ['Latin is lower case', 'İSTANBUL NATO É', 'istanbul nato é'],
    ['presentation forms are letters', 'ﻣﺼﺮ ﻻ', 'مصر لا'],
    ['isolated marks do not cut a word', 'كتﹷاب', 'كتاب'],
    ['ligatures are their words', 'ﷺ', 'صلي الله عليه وسلم'],
    ['full width is narrow', 'ＡＢＣ１', 'abc1'],
    ['entities are decoded', '&quot;خبر&quot; &amp;amp; &#1582;', 'خبر خ'],
    ['a decoded invisible goes too', 'كت&zwnj;ا&shy;ب&#8203;ة', 'كتابة'],
    ['a wrong entity is letters', '&#x110000; &bogus;', 'bogus'],
    ['invisible characters join', 'كت\u200B\u200C\u200D\u00AD\uFE0Fاب', 'كتاب'],
    ['controls join, as in cleaning', 'كت\u0000اب', 'كتاب'],
    ['line breaks part', 'كلمة\nثانية\u2028ثالثة', 'كلمة ثانية ثالثة'],
    ['all else is one space', '«قال»: -- "نعم"!', 'قال نعم'],
    ['a dash of tatweel does not join words', 'الثبات ـ دولي', 'الثبات دولي'],
    ['emoji are a space', 'خبر👩\u200D💻😀خبر', 'خبر خبر'],
    ['a lone surrogate is a space', 'أ\uD83Dب\uDE00', 'ا ب'],
    ['jamo parted by a mark are one syllable', '\u1100\u064B\u1161', '가'],
    ['blank letters go', '\u3164\u115Fا', 'ا'],
    ['nothing has no key', ' ـ…! ', ''],
  ])('%s', (_rule, text, key) => {
    expect(strictKey(text)).toBe(key)
  })
})

describe('matchKey', () => {
  it.each([
    ['أذربيجان', 'اذربيجان'],
    ['قرة باغ', 'قره باغ'],
    ['الروسیة', 'الروسية'],
    ['أکثر', 'أكثر'],
    ['دوليًا', 'دوليا'],
    ['على', 'علي'],
    ['عُمان', 'عمّان'],
    ['مسئول', 'مسيول'],
    ['مؤتمر', 'موتمر'],
    ['غزة', 'غزه'],
    ['٢٤ ساعة', '24 ساعه'],
  ])('%s and %s share one', (a, b) => {
    expect(matchKey(a)).toBe(matchKey(b))
  })

  it.each([
    ['سماء', 'سما'],
    ['صلاح', 'سلاح'],
    ['ناجورنو', 'ناغورني'],
    ['محمد', 'محمود'],
    ['شيء', 'شئ'],
    ['البوابة', 'البوابة نيوز'],
  ])('%s and %s do not', (a, b) => {
    expect(matchKey(a)).not.toBe(matchKey(b))
  })

  it('of two lines is the keys of both', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const keys = [matchKey(one), matchKey(other)].filter((key) => key !== '')
        expect(matchKey(`${one}\n${other}`)).toBe(keys.join(' '))
      }),
      { numRuns: 2000 },
    )
  })

  it('is the strict key with three letters folded further', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folds = { ة: 'ه', ؤ: 'و', ئ: 'ي' } as const
        const expected = strictKey(text).replace(/[ةؤئ]/g, (l) => folds[l as keyof typeof folds])
        expect(matchKey(text)).toBe(expected)
      }),
      { numRuns: 2000 },
    )
  })
})

describe.each([
  ['strictKey', strictKey],
  ['matchKey', matchKey],
])('%s', (_name, keyOf) => {
  it('is idempotent, of letters and digits and single spaces, and the same after cleaning', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const key = keyOf(text)
        expect(key).toMatch(KEY)
        expect(keyOf(key)).toBe(key)
        expect(keyOf(cleanText(text))).toBe(key)
      }),
      { numRuns: 3000 },
    )
  })

  it('is so for every character of Unicode', () => {
    const wrong: string[] = []
    for (const character of everyCharacter()) {
      const key = keyOf(`و${character}`)
      if (!KEY.test(key) || keyOf(key) !== key) wrong.push(character)
    }
    expect(wrong).toEqual([])
  })

  it.each(HOSTILE_PIECES)('takes a million of %j', (piece) => {
    expect(keyOf(million(piece)).length).toBeLessThanOrEqual(1_000_002)
  })
})

describe('the fast way', () => {
  it('agrees with the slow one for every character beside the letters it may compose with', () => {
    const wrong: string[] = []
    for (let code = 0; code <= 0xffff; code += 1) {
      const character = String.fromCharCode(code)
      for (const before of ['e', 'و', 'ᄀ', 'Α', 'ب ']) {
        const text = before + character
        if (strictKey(text) !== foldLetters(text)) wrong.push(code.toString(16))
      }
    }
    expect(wrong).toEqual([])
  })

  it('agrees with the slow one for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(strictKey(text)).toBe(foldLetters(text))
      }),
      { numRuns: 3000 },
    )
  })

  it('agrees for texts longer than its buffer', () => {
    const text = 'وَكَالةُ الأنباء، ٢٠٢٤. '.repeat(1000)
    expect(strictKey(text)).toBe(foldLetters(text))
  })
})
