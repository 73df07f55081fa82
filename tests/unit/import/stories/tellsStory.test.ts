import { describe, expect, it } from 'vitest'

import { mayTellSameStory, tellsSameStory } from '../../../../src/import/stories/tellsStory.ts'
import { compareEditions } from '../../../../src/match/stories/compareEditions.ts'
import { storySketch } from '../../../../src/match/stories/storySketch.ts'
import { background, gold, match, report, textOf, weather } from '../../match/stories/fixtures.ts'

const [first, second, third, ...rest] = report

/** Texts long enough for a sketch: of several stories, and of one as others print it. */
const texts = [
  report,
  [...report, background],
  [first, second, third],
  [...rest, second, first, third],
  report.map((text) => text.replaceAll('240', '250')),
  gold([4100, 3588, 3075, 28704]),
  gold([4120, 3605, 3090, 28840]),
  match({ away: 'الميناء', home: 'الوحدة' }),
  match({ away: 'النجمة', home: 'الساحل' }),
  weather({ cities: [38, 22, 31, 24, 42, 28], day: 'السبت' }),
]
  .map(textOf)
  .filter((text) => storySketch({ text }).length > 0)

const headline = 'إجلاء سكان ثلاث قرى بعد ارتفاع منسوب النهر'
const editions = (text: string) =>
  [
    { headline, source: 'one' },
    { headline: null, source: 'one' },
    { headline, source: 'other' },
  ].map((printed) => ({ ...printed, at: 0, labels: [], text }))

const formulas: ReadonlySet<number> = new Set()

const pairs = texts.flatMap((one) => texts.map((other) => ({ one, other })))

describe('a text that may tell a story', () => {
  it('is every one that tells it, or is a later edition of it, whatever its headline', () => {
    const verdicts = new Set<string>()
    for (const { one, other } of pairs) {
      for (const left of editions(one)) {
        for (const right of editions(other)) {
          const verdict = compareEditions({ one: left, other: right })
          verdicts.add(verdict)
          if (verdict === 'different' && !tellsSameStory({ one: left, other: right })) continue
          expect(mayTellSameStory({ formulas, one, other }), `${verdict}: ${one} / ${other}`).toBe(
            true,
          )
        }
      }
    }
    expect([...verdicts].sort()).toEqual(['different', 'nearDuplicate', 'newEdition', 'sameText'])
  })

  it('is none of another story', () => {
    const may = pairs.filter((pair) => mayTellSameStory({ formulas, ...pair }))
    expect(may.length).toBeGreaterThan(texts.length)
    expect(may.length).toBeLessThan(pairs.length / 2)
    expect(mayTellSameStory({ formulas, one: textOf(report), other: texts.at(-1) ?? '' })).toBe(
      false,
    )
    expect(mayTellSameStory({ formulas, one: textOf(report), other: '' })).toBe(false)
  })
})
