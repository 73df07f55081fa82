import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queryTerms, searchTerms, searchText, stemWord, wordStems } from '../../../src/text/stem.ts'
import { HOSTILE_PIECES, anyText, million } from './arbitraries.ts'

describe('stemWord', () => {
  it.each([
    ['الحسن', 'حسن'],
    ['والحسن', 'حسن'],
    ['بالحسن', 'حسن'],
    ['كالحسن', 'حسن'],
    ['فالحسن', 'حسن'],
    ['للاخر', 'اخر'],
    ['وحسن', 'حسن'],
    ['زوجها', 'زوج'],
    ['ساهدان', 'ساهد'],
    ['ساهدات', 'ساهد'],
    ['ساهدون', 'ساهد'],
    ['ساهدين', 'ساهد'],
    ['ساهديه', 'ساهد'],
    ['ساهدية', 'ساهد'],
    ['ساهده', 'ساهد'],
    ['ساهدة', 'ساهد'],
    ['ساهدي', 'ساهد'],
    ['وساهدون', 'ساهد'],
  ])('%s is %s', (word, stem) => {
    expect(stemWord(word)).toBe(stem)
  })

  it.each([
    ['the waw must leave three letters', 'وقف', 'وقف'],
    ['and goes where it does', 'وقفز', 'قفز'],
    ['the article must leave two', 'الو', 'الو'],
    ['and goes where it does', 'اليد', 'يد'],
    ['a suffix must leave two', 'بها', 'بها'],
    ['suffixes go one after the other, in order', 'مسلماتها', 'مسلم'],
    ['one prefix goes, not two', 'والالعاب', 'العاب'],
    ['b, k, l, f alone are no prefix', 'بغزه', 'بغز'],
    ['other scripts stay', 'nashra', 'nashra'],
    ['numbers stay', '2024', '2024'],
    ['nothing stays', '', ''],
  ])('%s', (_rule, word, stem) => {
    expect(stemWord(word)).toBe(stem)
  })
})

describe('wordStems', () => {
  it.each([
    ['وزير', ['زير', 'وزير']],
    ['والوزير', ['وزير']],
    ['كتاب', ['كتاب']],
    ['مسيولين', ['مسوول']],
    ['المايه', wordStems('الميه')],
    ['ثلاثمايه', wordStems('ثلاثميه')],
    ['شي', ['شيء']],
    ['بالشي', ['شيء']],
    ['حمايه', ['حما']],
  ])('%s gives %j', (word, stems) => {
    expect(wordStems(word)).toEqual(stems)
  })
})

/** Pairs of spellings from this domain: does a query in the second find a text in the first? */
const SPELLING_PAIRS = [
  ['أذربيجان', 'اذربيجان', true],
  ['الولايات المتحدة', 'ولايات متحدة', true],
  ['قرة باغ', 'قره باغ', true],
  ['الروسیة', 'الروسية', true],
  ['أکثر', 'أكثر', true],
  ['دوليًا', 'دوليا', true],
  // Two transliterations: an alias is needed.
  ['ناجورنو', 'ناغورني', false],
  ['للولايات', 'الولايات', true],
  ['وقف', 'والوقف', true],
  ['مقترحات', 'مقترح', true],
  ['على', 'علي', true],
  ['مسئول', 'المسؤولون', true],
  ['شئ', 'شيء', true],
  ['مائة', 'مئة', true],
  ['الوزير', 'وزير', true],
  ['وزير', 'الوزير', true],
  ['غزة', 'صنعاء', false],
  ['وزير الخارجية', 'وزير الدفاع', false],
] as const

describe('search', () => {
  it.each(SPELLING_PAIRS)('a text with «%s», asked for «%s»: %s', (text, query, found) => {
    const indexed = new Set(searchText({ text }).split(/\s/))
    const finds = queryTerms(query).every((terms) => terms.some((term) => indexed.has(term)))
    expect(finds).toBe(found)
  })

  it('keeps the words in order and the stems that are not among them', () => {
    expect(searchTerms('وصل الوزير، ووصل وزير')).toEqual({
      keys: ['وصل', 'الوزير', 'ووصل', 'وزير'],
      stems: ['زير'],
    })
  })

  it('is stored as a line of keys and a line of stems', () => {
    expect(searchText({ text: 'الحَسَنُ وصل' })).toBe('الحسن وصل\nحسن')
    expect(searchText({ text: 'قال نعم' })).toBe('قال نعم')
    expect(searchText({ text: '…' })).toBe('')
  })

  it('asks for each word by its key and its stems', () => {
    expect(queryTerms('ولايات متحدة')).toEqual([
      ['ولايات', 'لا', 'ولا'],
      ['متحده', 'متحد'],
    ])
    expect(queryTerms('؟')).toEqual([])
  })

  it('every text is found by itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { keys, stems } = searchTerms(text)
        const terms = new Set([...keys, ...stems])
        expect(
          queryTerms(text)
            .flat()
            .every((term) => terms.has(term)),
        ).toBe(true)
      }),
    )
  })

  it.each(HOSTILE_PIECES)('takes a million of %j', (piece) => {
    expect(searchText({ text: million(piece) }).length).toBeLessThanOrEqual(2_000_003)
  })
})
