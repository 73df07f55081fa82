import { describe, expect, it } from 'vitest'

import { takeCliticOff, withoutClitics } from '../../../../src/match/tags/line/clitics.ts'
import { indexPhrases } from '../../../../src/match/tags/line/phraseIndex.ts'
import { spellingOf, wordsOf } from '../../../../src/match/tags/line/words.ts'

const count = ({ phrase, text }: { phrase: string; text: string }): number => {
  const line = wordsOf(phrase)
  const phrases = indexPhrases({ line, texts: [text], longest: 5 })
  return phrases({ from: 0, length: line.length }).count
}

describe('counting phrases', () => {
  it.each([
    ['as written', 'الأمم المتحدة', 'في الأمم المتحدة', 1],
    ['whatever their spelling', 'الأمم المتحدة', 'الامم المتحده', 1],
    ['after a conjunction and a preposition', 'الأمم المتحدة', 'وبالأمم المتحدة', 1],
    ['after لل', 'الأمم المتحدة', 'للأمم المتحدة وللأمم المتحدة', 2],
    ['after لل on a word that begins in ل', 'اللغة العربية', 'للغة العربية', 1],
    ['not with a clitic inside', 'مصر غزة', 'مصر وغزة', 0],
    ['not across a full stop', 'مصر غزة', 'مصر. غزة', 0],
    ['not across a tatweel dash', 'الثبات دولي', 'الثبات ـ دولي', 0],
    ['not as a part of a word', 'مصر', 'المصريون', 0],
    ['not where a clitic would leave two letters', 'در', 'بدر', 0],
    ['once for each place', 'مصر مصر', 'مصر مصر مصر', 2],
  ])('%s', (_, phrase, text, expected) => {
    expect(count({ phrase, text })).toBe(expected)
  })

  it('counts in a long text as in a short one', () => {
    const sentence = 'قال المتحدث إن الأمم المتحدة تتابع الوضع عن كثب. '
    expect(count({ phrase: 'الأمم المتحدة', text: sentence.repeat(5000) })).toBe(5000)
  })

  it('notes spellings without their clitics', () => {
    const line = wordsOf('الامم المتحده')
    const texts = ['بـالأمم المتحدة', 'للأمم المتحدة']
    const { spellings } = indexPhrases({ line, texts, longest: 5 })({ from: 0, length: 2 })
    expect([...spellings]).toEqual([['الأمم المتحدة', 2]])
  })
})

describe('clitics', () => {
  it.each([
    ['ومصر', ['مصر']],
    ['وبمصر', ['بمصر', 'مصر']],
    ['للامم', ['لامم', 'الامم', 'اللامم']],
    ['مصر', []],
    ['ولد', []],
  ])('%s may be %j', (token, forms) => {
    expect(withoutClitics(token).map(({ form }) => form)).toEqual(forms)
  })

  it('go with their marks', () => {
    const clitic = { form: 'مصر', removed: 2, article: false }
    expect(takeCliticOff({ spelling: 'وَبِـمِصر', clitic })).toBe('مِصر')
  })
})

describe('words', () => {
  it('stand where they stand in the text', () => {
    const text = '«حماس»، غزة'
    const [first, second] = wordsOf(text)
    expect(text.slice(first?.start, first?.end)).toBe('حماس')
    expect(second).toMatchObject({ raw: 'غزة', key: 'غزه', breakBefore: true, glue: null })
  })

  it.each([
    ['كوفيد-19', false, '-'],
    ['وقف_إطلاق', false, '_'],
    ['1.5', false, '.'],
    ['غزة/رفح', true, '/'],
    ['غزة - رفح', true, null],
    ['غزة «رفح»', false, null],
  ])('of %s: break %s, glue %s', (text, breakBefore, glue) => {
    expect(wordsOf(text)[1]).toMatchObject({ breakBefore, glue })
  })

  it('are spelled with single spaces, «_» as one', () => {
    expect(spellingOf(wordsOf('وقف_إطلاق  «النار» كوفيد-19'))).toBe('وقف إطلاق النار كوفيد-19')
  })
})
