import { describe, expect, it } from 'vitest'

import { sameStory, type StoryVerdict } from '../../../../src/match/stories/sameStory.ts'
import { sharesStory, storySketch } from '../../../../src/match/stories/storySketch.ts'
import { appointment, background, gold, match, report, textOf, weather } from './fixtures.ts'

const [first, second, third, fourth, fifth] = report

type Pair = { one: readonly string[]; other: readonly string[] }

/** Both ways round, because the order of two articles must decide nothing. */
const verdictOf = ({ one, other }: Pair): StoryVerdict => {
  const pair = { one: textOf(one), other: textOf(other) }
  const { same, similarity, verdict } = sameStory(pair)
  expect(sameStory({ one: pair.other, other: pair.one })).toEqual({ same, similarity, verdict })
  expect(same).toBe(verdict === 'same')
  expect(similarity).toBeGreaterThanOrEqual(0)
  expect(similarity).toBeLessThanOrEqual(1)
  return verdict
}

describe('one story', () => {
  it.each<[string, string[]]>([
    ['word by word', [...report]],
    ['in one paragraph', [report.join(' ')]],
    [
      'in another spelling',
      report.map((text) =>
        text.replaceAll('أ', 'ا').replaceAll('ة', 'ه').replaceAll('240', '٢٤٠').replaceAll('،', ''),
      ),
    ],
    ['with a dateline', [`العاصمة - وكالات: ${first}`, second, third, fourth, fifth]],
    ['without its last paragraph', [first, second, third, fourth]],
    ['without its first two', [third, fourth, fifth]],
    ['with a paragraph more', [first, second, background, third, fourth, fifth]],
    ['with its paragraphs in another order', [fifth, third, first, fourth, second]],
    ['with one paragraph for another', [first, second, third, background, fifth]],
    [
      'with three words for others',
      [
        first.replace('مؤكدة', 'مشددة على'),
        second.replace('عجل', 'وجه السرعة'),
        third,
        fourth,
        fifth,
      ],
    ],
    [
      'with a figure in words',
      [first.replace('ثلاث', '3').replace('عشر', '10'), ...report.slice(1)],
    ],
    ['with a subhead', [first, second, 'سكان على الطريق', third, fourth, fifth]],
  ])('%s', (_, other) => {
    expect(verdictOf({ one: report, other })).toBe('same')
    const sketches = {
      one: storySketch({ text: textOf(report) }),
      other: storySketch({ text: textOf(other) }),
    }
    expect(sharesStory(sketches)).toBe(true)
  })

  it('with a foreign name in another spelling', () => {
    const one = report.map((text) => text.replaceAll('القرى', 'قرى كاراباخ'))
    const other = report.map((text) => text.replaceAll('القرى', 'قرى قره باغ'))
    expect(verdictOf({ one, other })).toBe('same')
  })
})

describe('not one story', () => {
  const days = { cities: [38, 24, 31, 22, 42, 27], day: 'السبت' }
  it.each<[string, StoryVerdict, Pair]>([
    [
      'the weather of two days',
      'words',
      { one: weather(days), other: weather({ cities: [37, 23, 31, 22, 41, 26], day: 'الأحد' }) },
    ],
    [
      'the weather of two days with figures in common',
      'facts',
      { one: weather(days), other: weather({ cities: [38, 22, 31, 24, 42, 28], day: 'السبت' }) },
    ],
    [
      'the weather of two weekdays alone',
      'facts',
      { one: weather(days), other: weather({ ...days, day: 'الاثنين' }) },
    ],
    [
      'the price of gold on two days',
      'words',
      { one: gold([4100, 3588, 3075, 28704]), other: gold([4120, 3605, 3090, 28840]) },
    ],
    [
      'the price of gold where one price moved',
      'facts',
      { one: gold([4100, 3588, 3075, 28704]), other: gold([4100, 3588, 3075, 28840]) },
    ],
    [
      'two matches told in the same words',
      'words',
      {
        one: match({ away: 'الميناء', home: 'الوحدة' }),
        other: match({ away: 'النجمة', home: 'الساحل' }),
      },
    ],
    [
      'a match and the return match',
      'replaced',
      {
        one: match({ away: 'الميناء', home: 'الوحدة' }),
        other: match({ away: 'الميناء', home: 'الساحل' }),
      },
    ],
    [
      'two appointments of one ministry',
      'words',
      {
        one: appointment({ city: 'الشمال', post: 'الجراحة' }),
        other: appointment({ city: 'الجبل', post: 'القلب' }),
      },
    ],
    [
      'two appointments to one hospital',
      'replaced',
      {
        one: appointment({ city: 'الشمال', post: 'الجراحة' }),
        other: appointment({ city: 'الشمال', post: 'الأطفال' }),
      },
    ],
    [
      'a report and the report with a higher figure',
      'facts',
      { one: report, other: report.map((text) => text.replace('240', '310')) },
    ],
    [
      'a rise and a fall',
      'facts',
      { one: report, other: report.map((text) => text.replace('ارتفاع', 'تراجع')) },
    ],
    [
      'two stories with one background',
      'words',
      { one: [first, second, background], other: [third, fourth, fifth, background] },
    ],
    ['a story and a digest that holds it', 'length', { one: [first, second], other: digest() }],
    ['a text too short to be known by', 'short', { one: [fifth], other: [fifth] }],
    ['no text', 'short', { one: [], other: report }],
  ])('%s: %s', (_, verdict, pair) => {
    expect(verdictOf(pair)).toBe(verdict)
  })

  function digest(): string[] {
    const cities = [38, 24, 31, 22, 42, 27]
    return [
      first,
      second,
      ...weather({ cities, day: 'السبت' }),
      ...gold([4100, 3588, 3075, 28704]),
      ...match({ away: 'الميناء', home: 'الوحدة' }),
    ]
  }
})

it('reads hostile texts in time and does not mind words that objects know', () => {
  const long = Array.from({ length: 60_000 }, (_, index) => `w${index % 7}`).join(' ')
  expect(sameStory({ one: long, other: `${long} x` }).verdict).toBe('same')
  const odd = Array.from({ length: 60 }, () => 'constructor __proto__').join(' ')
  expect(sameStory({ one: odd, other: odd }).verdict).toBe('same')
})
