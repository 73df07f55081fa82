import { describe, expect, it } from 'vitest'

import { firstSentence } from '../../../../src/desk/headlines/firstSentence.ts'
import { suggestDecks } from '../../../../src/desk/headlines/suggestDecks.ts'
import type { PrintedTitle } from '../../../../src/desk/headlines/suggestHeadlines.ts'
import { suggestHeadlines } from '../../../../src/desk/headlines/suggestHeadlines.ts'

const printed = (from: PrintedTitle['from'], text: string): PrintedTitle => ({
  article: { headline: 'خبر', id: `${from} ${text}`, source: null },
  from,
  text,
})

const headlines = (titles: PrintedTitle[], current = 'العنوان الحالي') =>
  suggestHeadlines({ current, longest: 60, titles }).map(({ from, text, times }) => [
    from,
    text,
    times,
  ])

describe('headline suggestions', () => {
  it('put what stood above the text before what others called the story, and the frequent first', () => {
    expect(
      headlines([
        printed('listed', 'عنوان في قائمة'),
        printed('version', 'عنوان صيغة'),
        printed('version', 'عنوان صيغة أخرى'),
        printed('version', 'عنوان صيغة أخرى'),
        printed('readAlso', 'عنوان فوق النص'),
      ]),
    ).toEqual([
      ['readAlso', 'عنوان فوق النص', 1],
      ['version', 'عنوان صيغة أخرى', 2],
      ['version', 'عنوان صيغة', 1],
      ['listed', 'عنوان في قائمة', 1],
    ])
  })

  it('are each there once, in the spelling of the nearest', () => {
    expect(
      headlines([
        printed('listed', 'افتتاح الميناء الجديد'),
        printed('readAlso', 'إفتتاح الميناء الجديد'),
      ]),
    ).toEqual([['readAlso', 'إفتتاح الميناء الجديد', 2]])
  })

  it.each([
    ['what the article is called now', 'العنوان الحالي'],
    ['nothing', '  '],
    ['marks only', '…!'],
    ['what is longer than a headline may be', 'كلمة '.repeat(20)],
  ])('leave out %s', (_, text) => {
    expect(headlines([printed('version', text)])).toEqual([])
  })

  it('keep another spelling of what the article is called now', () => {
    expect(headlines([printed('version', 'إفتتاح الميناء')], 'افتتاح الميناء')).toEqual([
      ['version', 'إفتتاح الميناء', 1],
    ])
  })

  it('are four at most', () => {
    const many = ['أول', 'ثان', 'ثالث', 'رابع', 'خامس'].map((text) => printed('version', text))
    expect(headlines(many)).toHaveLength(4)
  })
})

describe('the first sentence', () => {
  it.each([
    ['بدأ العمل اليوم. ويستمر شهرا.', 'بدأ العمل اليوم.'],
    ['هل بدأ العمل؟ نعم.', 'هل بدأ العمل؟'],
    ['قال: «بدأ العمل.» ثم مضى.', 'قال: «بدأ العمل.»'],
    ['ارتفع السعر 1.5 في المئة. وانخفض غيره.', 'ارتفع السعر 1.5 في المئة.'],
    ['ذكرت (أ. ف. ب.) ذلك اليوم. وأضافت.', 'ذكرت (أ. ف. ب.) ذلك اليوم.'],
    ['جملة بلا نقطة', 'جملة بلا نقطة'],
    ['', ''],
  ])('of %s', (text, sentence) => {
    expect(firstSentence(text)).toBe(sentence)
  })
})

describe('deck suggestions', () => {
  const paragraph = (text: string) => ({ kind: 'paragraph' as const, text })
  const subhead = (text: string) => ({ kind: 'subhead' as const, text })
  const decks = (blocks: Parameters<typeof suggestDecks>[0]['blocks'], said = {}) =>
    suggestDecks({ blocks, deck: null, headline: 'العنوان', longest: 40, ...said }).map(
      ({ from, text }) => [from, text],
    )

  it('are the subhead that leads the text, and its first sentence', () => {
    expect(decks([subhead('عنوان داخلي'), paragraph('بدأ العمل. ويستمر.')])).toEqual([
      ['subhead', 'عنوان داخلي'],
      ['firstSentence', 'بدأ العمل.'],
    ])
  })

  it('are no subhead of a later part', () => {
    expect(decks([paragraph('بدأ العمل.'), subhead('عنوان داخلي')])).toEqual([
      ['firstSentence', 'بدأ العمل.'],
    ])
  })

  it.each([
    ['the headline', { headline: 'بدأ العمل' }],
    ['the deck', { deck: 'بدأ العمل.' }],
  ])('leave out what %s says already', (_, said) => {
    expect(decks([paragraph('بدأ العمل. ويستمر.')], said)).toEqual([])
  })

  it('cut nothing: what is too long for a deck is none', () => {
    expect(decks([paragraph(`${'كلمة '.repeat(20)}.`)])).toEqual([])
    expect(decks([])).toEqual([])
  })
})
