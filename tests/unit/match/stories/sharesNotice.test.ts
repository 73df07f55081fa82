import { describe, expect, it } from 'vitest'

import { oneStory } from '../../../../src/match/stories/oneStory.ts'
import type { HeadedText } from '../../../../src/match/stories/sharesNotice.ts'
import { sharesNotice } from '../../../../src/match/stories/sharesNotice.ts'
import { storySketch, withoutEntries } from '../../../../src/match/stories/storySketch.ts'
import { background, notice, report, textOf } from './fixtures.ts'

const [first, ...rest] = report

/** What several outlets say of one report, and of another story. */
const said = {
  flood: 'إجلاء سكان ثلاث قرى بعد ارتفاع منسوب النهر',
  floodAgain: 'ارتفاع منسوب النهر يدفع إلى إجلاء القرى',
  harvest: 'المزارعون يخشون تلف محصول القمح',
  bookFair: 'انطلاق معرض الكتاب بمشاركة مئة دار للنشر',
  teams: 'الفريقان يتعادلان في افتتاح بطولة الصالات',
  urgent: 'عاجل',
} as const

/** Another beginning, another short story. */
const fair =
  'افتتح وزير الثقافة مساء أمس معرض الكتاب في دورته الثلاثين وسط إقبال كبير من الزوار والناشرين.'
const game =
  'تعادل الفريقان بهدف لمثله في افتتاح بطولة الصالات التي تستضيفها المدينة حتى نهاية الأسبوع.'

const page = (headline: keyof typeof said | null, ...paragraphs: string[]): HeadedText => ({
  headline: headline && said[headline],
  text: textOf(paragraphs),
})

/** Both ways round, because the order of two articles must decide nothing. */
const decide = (one: HeadedText, other: HeadedText): boolean => {
  const answer = sharesNotice({ one, other })
  expect(sharesNotice({ one: other, other: one })).toBe(answer)
  return answer
}

describe('a notice', () => {
  it.each<[string, HeadedText, HeadedText]>([
    ['under two short stories', page('bookFair', fair, notice), page('teams', game, notice)],
    ['under two that nobody gave a headline', page(null, fair, notice), page(null, game, notice)],
    ['under one without a headline', page(null, fair, notice), page('teams', game, notice)],
    [
      'between the paragraphs of two',
      page('bookFair', fair, notice, background),
      page('teams', game, notice),
    ],
    ['and nothing else', page('bookFair', notice), page('teams', notice)],
    ['and a story with it', page('bookFair', notice), page('teams', game, notice)],
    ['above two stories', page('bookFair', notice, fair), page('teams', notice, game)],
  ])('%s', (_, one, other) => {
    expect(decide(one, other)).toBe(true)
    expect(oneStory({ one, other }).same).toBe(false)
  })

  it('that is long enough to be nearly all of both is not called their story', () => {
    const pair = { one: page('bookFair', fair, notice), other: page('teams', game, notice, notice) }
    expect(oneStory(pair).verdict).toBe('notice')
  })
})

describe('a story', () => {
  it.each<[string, HeadedText, HeadedText]>([
    ['word by word', page('flood', ...report), page('flood', ...report)],
    ['under another headline', page('flood', ...report), page('harvest', ...report)],
    ['under none', page(null, ...report), page('harvest', ...report)],
    ['under a word', page('urgent', ...report), page('harvest', ...report)],
    [
      'with a dateline',
      page(null, ...report),
      page('harvest', `العاصمة - مراسل الصحيفة: ${first}`, ...rest),
    ],
    ['without its beginning', page(null, ...report), page('harvest', ...rest)],
    [
      'with two other beginnings and nearly one headline',
      page('flood', fair, ...rest),
      page('floodAgain', game, ...rest),
    ],
    [
      'with another beginning, under a headline on the rest',
      page(null, ...report),
      page('harvest', game, ...rest),
    ],
    ['with its paragraphs turned round', page(null, ...report), page(null, ...rest, first)],
  ])('%s', (_, one, other) => {
    expect(decide(one, other)).toBe(false)
    expect(oneStory({ one, other }).verdict).toBe('same')
  })

  it('with another beginning stays apart where no headline is on the rest', () => {
    const other = page('teams', game, ...rest)
    expect(decide(page('flood', ...report), other)).toBe(true)
    expect(decide(page(null, ...report), other)).toBe(true)
  })
})

describe('a formula of many stories', () => {
  const formulas = new Set(storySketch({ text: textOf([notice, notice]) }))

  it('is taken out of a text, and nothing else', () => {
    const text = textOf([...report, notice])
    const left = withoutEntries({ entries: formulas, text })
    expect(text.startsWith(left.slice(0, textOf(report).length))).toBe(true)
    expect(left.startsWith(textOf(report))).toBe(true)
    expect(left.split(' ').length).toBeLessThan(textOf(report).split(' ').length + 20)
    expect(withoutEntries({ entries: formulas, text: textOf(report) })).toBe(textOf(report))
    expect(withoutEntries({ entries: new Set(), text })).toBe(text)
  })

  it.each<[string, HeadedText, HeadedText]>([
    ['with a sentence that begins alike', page(null, fair, notice), page(null, fair, game, notice)],
    ['with one sentence', page(null, fair, notice), page(null, `${fair} وهو الثالث.`, notice)],
  ])('is no evidence of one story %s', (_, one, other) => {
    expect(oneStory({ one, other }).same).toBe(true)
    expect(oneStory({ formulas, one, other }).same).toBe(false)
    expect(oneStory({ formulas, one: other, other: one }).same).toBe(false)
  })

  it('hides no copy that another outlet prints under its own', () => {
    const one = page(null, ...report.slice(0, 2), notice, notice)
    const other = page(null, ...report.slice(0, 2), background, background)
    expect(oneStory({ one, other }).same).toBe(false)
    expect(oneStory({ formulas, one, other }).same).toBe(true)
    expect(oneStory({ formulas, one: other, other: one }).same).toBe(true)
  })

  it('hides no copy that is long enough without it', () => {
    const one = page(null, ...report, notice)
    const other = page('harvest', ...report.slice(0, 4), notice, notice)
    expect(oneStory({ formulas, one, other }).same).toBe(true)
  })
})
