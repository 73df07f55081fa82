import { describe, expect, it } from 'vitest'

import type { RightsReason } from '../../../../src/desk/rights/index.ts'
import { rightsSentences } from '../../../../src/desk/rights/index.ts'
import { verdictRules } from '../../../../src/rights/rules.ts'
import { ar } from '../../../../src/translations/ar.ts'
import { en } from '../../../../src/translations/en.ts'

/** `t` as Payload has it: a key with its namespace, to the words of one language. */
const i18n = (language: 'ar' | 'en') => ({
  language,
  t: ((key: string) => {
    const [, section = '', name = ''] = key.split(':')
    const strings: Record<string, Record<string, string>> = language === 'ar' ? ar : en
    return strings[section]?.[name] ?? key
  }) as never,
})

const say = (language: 'ar' | 'en', reason: RightsReason): string | undefined =>
  rightsSentences({ i18n: i18n(language), verdict: { reasons: [reason], state: 'ask' } }).reasons[0]

describe('a verdict in words', () => {
  it('says what it comes to', () => {
    for (const [language, words] of [
      ['ar', ar],
      ['en', en],
    ] as const) {
      const said = rightsSentences({
        i18n: i18n(language),
        verdict: { reasons: [], state: 'forbidden' },
      })
      expect(said).toEqual({ reasons: [], state: words.rightsState.forbidden })
    }
  })

  it.each<[RightsReason, string, string]>([
    [
      { code: 'notValidAnyMore', values: { date: '2026-03-31T12:00:00.000Z' } },
      'انتهى الإذن في 31 مارس 2026. اطلب تجديده وسجل مدته الجديدة.',
      'The permission ended on March 31, 2026. Have it renewed, and enter its new period.',
    ],
    [
      { code: 'excerptOnly', values: { characters: 1200, source: 'الصحيفة' } },
      'لا ينشر عن المصدر «\u2068الصحيفة\u2069» إلا مقتطف، وأقصى ما يبلغه بالأحرف 1,200.',
      'Only an excerpt of what “\u2068الصحيفة\u2069” publishes may be used, of at most 1,200 characters.',
    ],
    [
      { code: 'termsUnknown', values: {} },
      'شروط المصدر «غير معروف» غير معروفة. اسأل عنها وسجلها في صفحته، أو أكد النشر واذكر السبب.',
      'The terms of “Unknown” are not known. Find them out and enter them there; or confirm, and say why.',
    ],
  ])('%j', (reason, arabic, english) => {
    expect(say('ar', reason)).toBe(arabic)
    expect(say('en', reason)).toBe(english)
  })

  it('names places in the language of the reader, and no more of them than are read', () => {
    const values = { territories: ['EG', 'SA'], territory: 'FR' }
    const reason: RightsReason = { code: 'outsideTerritory', values }
    expect(say('ar', reason)).toMatch(/فرنسا.*مصر.*المملكة العربية السعودية/)
    expect(say('en', reason)).toMatch(/France.*Egypt, Saudi Arabia/)
    const many = { ...values, territories: Array.from({ length: 249 }, () => 'EG') }
    expect(say('en', { ...reason, values: many })?.match(/Egypt/g)).toHaveLength(12)
  })

  it('lets no name turn the sentence round, nor stand for another', () => {
    const source = '\u202E{{merged}}$& \u2069x'
    expect(say('en', { code: 'permitted', values: { merged: 'y', source } })).toBe(
      'Republishing from “\u2068{{merged}}$& x\u2069” is allowed.',
    )
  })

  it('has a sentence for every rule', () => {
    for (const { code } of verdictRules) {
      expect(en.rightsReason).toHaveProperty(code)
      expect(say('ar', { code, values: {} })).not.toContain('{{')
    }
  })
})
