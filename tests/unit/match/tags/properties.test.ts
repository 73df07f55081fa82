import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { collectTagKnowledge } from '../../../../src/match/tags/collectTagKnowledge.ts'
import { wordsOf } from '../../../../src/match/tags/line/words.ts'
import { segmentKeywords } from '../../../../src/match/tags/segmentKeywords.ts'
import { matchKey } from '../../../../src/text/matchKey.ts'
import { hasPersianLetters } from '../../../../src/text/persian.ts'

const word = fc.constantFrom(
  ...'في من على علی الأمم المتحدة مجلس الأمن مصر غزة عبد الله محمد الحسن وقف إطلاق النار یوم الخميس التشابه الوصف التاریخ المزید أكثر 19 2024 COP29 کاراباخ #غزة_الآن كوفيد-19 للأمم والأمن ﷺ «حماس» ، . | ـ'.split(
    ' ',
  ),
)
const phraseText = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '))
const anyText = fc.oneof(phraseText, fc.string({ unit: 'binary', maxLength: 200 }))
const input = fc.record({
  line: anyText,
  body: anyText,
  headline: fc.option(anyText, { nil: null }),
})

describe('segmentKeywords, whatever it is given', () => {
  it('puts every word of the line into exactly one list', () => {
    fc.assert(
      fc.property(input, (document) => {
        const { accepted, review, dropped } = segmentKeywords(document)
        const places = [...accepted, ...review, ...dropped].flatMap((candidate) => [
          candidate,
          ...candidate.repeats,
        ])
        for (const { start, end } of wordsOf(document.line)) {
          const covering = places.filter((place) => place.start <= start && end <= place.end)
          expect(covering).toHaveLength(1)
        }
      }),
    )
  })

  it('shows no Persian letters', () => {
    fc.assert(
      fc.property(input, (document) => {
        const { accepted, review, dropped } = segmentKeywords(document)
        for (const { label } of [...accepted, ...review, ...dropped]) {
          expect(hasPersianLetters(label)).toBe(false)
        }
      }),
    )
  })

  it('has each phrase once, under the match key of its place on the line', () => {
    fc.assert(
      fc.property(input, (document) => {
        const { accepted, review, dropped } = segmentKeywords(document)
        const all = [...accepted, ...review, ...dropped]
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
        for (const { start, end, key, score } of all) {
          if (!/ﷺ/.test(document.line)) {
            expect(matchKey(document.line.slice(start, end))).toBe(key)
          }
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('answers the same twice, and the same after learning the same', () => {
    fc.assert(
      fc.property(input, fc.array(input, { maxLength: 5 }), (document, others) => {
        expect(segmentKeywords(document)).toEqual(segmentKeywords(document))
        const learn = () => segmentKeywords({ ...document, archive: collectTagKnowledge(others) })
        expect(learn()).toEqual(learn())
      }),
    )
  })
})
