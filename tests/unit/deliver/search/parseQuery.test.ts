import { describe, expect, it } from 'vitest'

import { parseQuery } from '../../../../src/deliver/search/query/parseQuery.ts'

describe('a query', () => {
  it.each([
    ['words, folded, each once', 'غزة غَزّة 2024 ٢٠٢٤', { words: ['غزه', '2024'] }],
    [
      'a phrase in straight quotes',
      '"وقف إطلاق" النار',
      { phrases: [['وقف', 'اطلاق']], words: ['النار'] },
    ],
    ['a phrase in guillemets', '«وقف إطلاق»', { phrases: [['وقف', 'اطلاق']] }],
    ['a phrase in curly quotes', '“COP 29”', { phrases: [['cop', '29']] }],
    ['a quote that is never closed', '"وقف إطلاق', { words: ['وقف', 'اطلاق'] }],
    ['an empty phrase', '"" خبر «»', { words: ['خبر'] }],
    ['what is left out', 'نفط -غاز –ذهب', { excluded: ['غاز', 'ذهب'], words: ['نفط'] }],
    ['a phrase that is left out', 'نفط -"سعر صرف"', { excluded: ['سعر', 'صرف'], words: ['نفط'] }],
    ['a hyphen within a word', '2020-2021 كوفيد-19', { words: ['2020', '2021', 'كوفيد', '19'] }],
    ['a hyphen that stands alone', 'نفط - غاز', { words: ['نفط', 'غاز'] }],
    ['particles beside words', 'في غزة من', { words: ['غزه'] }],
    ['particles alone', 'في من', { words: ['في', 'من'] }],
    ['particles in a phrase', '"من في البيت"', { phrases: [['من', 'في', 'البيت']] }],
    ['nothing at all', ' -- "" ؟', {}],
  ])('%s', (_, text, expected) => {
    expect(parseQuery(text)).toEqual({ excluded: [], phrases: [], words: [], ...expected })
  })

  it('takes time in keeping with its length', () => {
    const began = performance.now()
    for (const piece of ['"', '-', '«', '- ', '"-', 'ا-', ' "']) parseQuery(piece.repeat(100_000))
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})
