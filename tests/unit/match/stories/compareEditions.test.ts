import { describe, expect, it } from 'vitest'

import {
  compareEditions,
  type Edition,
  type EditionVerdict,
} from '../../../../src/match/stories/compareEditions.ts'
import { background, gold, report, textOf } from './fixtures.ts'

const hour = 3_600_000
const noon = Date.UTC(2024, 4, 5, 12)
const headline = 'إجلاء سكان ثلاث قرى على ضفة النهر بعد ارتفاع منسوب المياه'

const [first, second, third, fourth, fifth] = report

const edition = ({
  paragraphs = report,
  ...rest
}: Partial<Edition> & { paragraphs?: readonly string[] } = {}): Edition => ({
  at: noon,
  headline,
  labels: [],
  source: 'a',
  text: textOf(paragraphs),
  ...rest,
})

const grown = [...report, background]
const cut = [first, second, background, fourth, fifth]
const higher = report.map((text) => text.replace('240', '310'))
const prices = [4100, 3588, 3075, 28704]
const otherPrices = [4100, 3588, 3075, 28840]

describe('a text under another key is to an article', () => {
  it.each<[string, EditionVerdict, Partial<Edition> & { paragraphs?: readonly string[] }]>([
    ['the same', 'sameText', {}],
    ['the same, of another source', 'sameText', { headline: 'عنوان آخر تماما', source: 'b' }],
    ['with a paragraph more', 'newEdition', { paragraphs: grown }],
    [
      'with a paragraph more and a headline nearly the same',
      'newEdition',
      { headline: `${headline} أمس`, paragraphs: grown },
    ],
    ['with a paragraph more and no headline', 'newEdition', { headline: null, paragraphs: grown }],
    ['with one paragraph for another', 'newEdition', { paragraphs: cut }],
    [
      'with one paragraph for another and no headline',
      'nearDuplicate',
      { headline: null, paragraphs: cut },
    ],
    [
      'with a paragraph more and another headline',
      'nearDuplicate',
      { headline: 'نهر يهدد محصول القمح ومزارعون يخشون الخسارة', paragraphs: grown },
    ],
    ['of another source', 'nearDuplicate', { paragraphs: grown, source: 'b' }],
    ['of a source that nobody knows', 'nearDuplicate', { paragraphs: grown, source: null }],
    ['with a higher figure', 'newEdition', { at: noon + 3 * hour, paragraphs: higher }],
    ['with a higher figure, next day', 'different', { at: noon + 24 * hour, paragraphs: higher }],
    ['with a higher figure, some day', 'different', { at: null, paragraphs: higher }],
    ['with a higher figure, elsewhere', 'different', { paragraphs: higher, source: 'b' }],
    [
      'with a higher figure in the headline',
      'different',
      { headline: headline.replace('ثلاث', 'أربع'), paragraphs: higher },
    ],
    ['another story', 'different', { paragraphs: gold(prices) }],
    ['nothing', 'different', { paragraphs: [] }],
  ])('%s: %s', (_, verdict, other) => {
    expect(compareEditions({ one: edition(), other: edition(other) })).toBe(verdict)
    expect(compareEditions({ one: edition(other), other: edition() })).toBe(verdict)
  })

  it('never a new edition of a bulletin that comes back', () => {
    const rubric = { headline: 'أسعار الذهب اليوم في الأسواق', source: 'a' }
    const one = edition({ ...rubric, paragraphs: gold(prices) })
    const other = edition({ ...rubric, at: noon + hour, paragraphs: gold(otherPrices) })
    expect(compareEditions({ one, other })).toBe('different')
  })

  it('a new edition where what was cut comes back', () => {
    const one = edition({ headline: null, paragraphs: [first, second, third, fourth] })
    expect(compareEditions({ one, other: edition() })).toBe('newEdition')
  })
})
