import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identityKey } from '../../../src/text/identityKey.ts'
import { strictKey } from '../../../src/text/matchKey.ts'
import { HOMOGRAPHS } from '../../../src/text/tables/homographs.ts'
import { HOSTILE_PIECES, anyText, million } from './arbitraries.ts'

describe('identityKey', () => {
  it.each([
    ['hamza on alef', 'أذربيجان', 'اذربيجان'],
    ['hamza under alef', 'إيران', 'ايران'],
    ['Persian letters', 'الروسیة', 'الروسية'],
    ['Persian final yeh', 'علی', 'علي'],
    ['tashkeel on no homograph', 'غَزَّة', 'غزة'],
    ['a shadda that decides nothing', 'عليّ', 'علي'],
    ['tatweel', 'غـزة', 'غزة'],
    ['invisible characters', '\u200Fغز\u200Bة\u00A0', 'غزة'],
    ['presentation forms', 'ﻏﺰﺓ', 'غزة'],
    ['quotation marks and hashes before it', '#«غزة»', 'غزة'],
    ['letter case', 'NATO', 'nato'],
    ['digit shapes', '٢٠٢٤', '2024'],
    ['two words with ى and ي', 'مستشفى غزة', 'مستشفي غزة'],
    ['two words with آ and ا', 'القرآن الكريم', 'القران الكريم'],
    ['two words with a homograph', 'سلطنة عُمان', 'سلطنة عمان'],
    ['more or less of one reading', 'عُمَان', 'عُمان'],
    ['the other reading', 'عَمَّان', 'عمّان'],
    ['tashkeel that both readings allow', 'عمَان', 'عمان'],
    ['a case ending', 'عمانُ', 'عمان'],
    ['the shadda of a sun letter', 'الدّين', 'الدين'],
    ['a homograph behind the article', 'الحَكَم', 'اَلْحَكَم'],
  ])('%s does not part: %s, %s', (_rule, a, b) => {
    expect(identityKey(a)).toBe(identityKey(b))
  })

  it.each([
    ['Oman is not Amman', 'عُمان', 'عمّان'],
    ['Oman is not the bare word', 'عُمان', 'عمان'],
    ['Amman is not the bare word', 'عمّان', 'عمان'],
    ['tashkeel of no known reading', 'عِمان', 'عمان'],
    ['yeh and alef maksura', 'علي', 'على'],
    ['madda', 'آجر', 'أجر'],
    ['teh marbuta and heh', 'غزة', 'غزه'],
    ['hamza on waw', 'مؤمن', 'مومن'],
    ['a referee and a verdict', 'الحَكَم', 'الحُكم'],
    ['a final plus', 'AJ+', 'AJ'],
    ['a final hash', 'C#', 'C'],
    ['two words with teh marbuta and heh', 'قرة باغ', 'قره باغ'],
    ['an outlet and its site', 'البوابة', 'البوابة نيوز'],
    ['signs', '!!!', '؟؟؟'],
    ['flags', '🇵🇸', '🇸🇩'],
  ])('%s: %s, %s are two', (_rule, a, b) => {
    expect(identityKey(a)).not.toBe(identityKey(b))
  })

  it.each(['constructor', '__proto__', 'toString'])('takes %s for a word', (name) => {
    expect(strictKey(identityKey(name))).toBe(strictKey(name))
  })

  it('is empty for a blank name alone', () => {
    expect(identityKey(' \u200F')).toBe('')
    expect(identityKey('…')).not.toBe('')
  })

  it('tells, by the strict key: equal identities have equal strict keys; and is idempotent', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const identity = identityKey(name)
        // As the strict key of a name follows from its identity, equal identities share one.
        expect(strictKey(identity)).toBe(strictKey(name))
        expect(identityKey(identity)).toBe(identity)
      }),
      { numRuns: 3000 },
    )
  })

  it.each(HOSTILE_PIECES)('takes a million of %j', (piece) => {
    const name = million(piece)
    expect(strictKey(identityKey(name))).toBe(strictKey(name))
  })
})

describe('the homographs', () => {
  it.each([...HOMOGRAPHS])(
    '%s: its readings are its letters, in NFC, and told apart',
    (word, readings) => {
      for (const reading of readings) {
        expect(reading.normalize('NFC')).toBe(reading)
        expect(strictKey(reading)).toBe(strictKey(word))
        expect(identityKey(identityKey(reading))).toBe(identityKey(reading))
      }
      expect(identityKey(word)).toBe(word)
      const keys = [word, ...readings].map(identityKey)
      // Of two readings where one says less, the lesser is the bare word.
      expect(new Set(keys).size).toBeGreaterThanOrEqual(readings.length)
    },
  )
})
