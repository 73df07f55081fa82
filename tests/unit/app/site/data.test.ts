import { describe, expect, it } from 'vitest'

import { creditLine } from '../../../../src/app/(site)/data/creditLine.ts'
import { creditLine as lineOf } from '../../../../src/desk/rights/index.ts'
import { mayRepublish } from '../../../../src/app/(site)/data/mayRepublish.ts'
import { opening } from '../../../../src/app/(site)/data/opening.ts'
import { richText } from '../../../../src/text/richText.ts'

const body = (...texts: string[]) =>
  richText({ blocks: texts.map((text) => ({ kind: 'paragraph', text })) })

describe('the opening of an article', () => {
  it('is its first paragraph', () => {
    expect(opening({ body: body('فقرة أولى.', 'فقرة ثانية.'), headline: 'عنوان آخر' })).toBe(
      'فقرة أولى.',
    )
  })

  it.each(['قالت الوزارة اليوم', 'قالت الوزارة اليوم…', 'قالت  الوزارة اليوم،'])(
    'is the second where the headline was taken from the first: %s',
    (headline) => {
      const text = body('قالت الوزارة اليوم إنها بدأت.', 'وأضافت المزيد.')
      expect(opening({ body: text, headline })).toBe('وأضافت المزيد.')
    },
  )

  it('is the first all the same where there is no second, or no headline', () => {
    expect(opening({ body: body('قالت الوزارة.'), headline: 'قالت الوزارة' })).toBe('قالت الوزارة.')
    expect(opening({ body: body('فقرة أولى.', 'ثانية.'), headline: '' })).toBe('فقرة أولى.')
  })

  it('begins with a paragraph, never with a subhead, and ends after a word', () => {
    const state = richText({
      blocks: [
        { kind: 'subhead', text: 'عنوان فرعي' },
        { kind: 'paragraph', text: 'كلمة '.repeat(100).trim() },
      ],
    })
    const text = opening({ body: state, headline: 'عنوان' })
    expect(text).toMatch(/^كلمة .*كلمة…$/)
    expect(text.length).toBeLessThanOrEqual(240)
  })

  it.each([null, undefined, 'x', {}])('is empty without a text: %j', (state) => {
    expect(opening({ body: state, headline: 'عنوان' })).toBe('')
  })
})

describe('the credit line', () => {
  const page = { name: 'الصحيفة', path: '/sources/x' }
  const line = (creditTemplate: null | string = null) => {
    const source = { id: 'one', name: page.name, rights: { creditTemplate } }
    const credit = creditLine({ line: lineOf({ article: {}, source }), source: page })
    return credit && `${credit.before}[${String(credit.source?.name)}]${credit.after}`
  }

  it.each([
    [undefined, 'المصدر: [الصحيفة]'],
    ['  ', 'المصدر: [الصحيفة]'],
    ['نقلا عن {source} بإذن', 'نقلا عن [الصحيفة] بإذن'],
    ['{source} (© {source})', '[الصحيفة] (© الصحيفة)'],
    ['نقلا عن', 'نقلا عن [الصحيفة]'],
    ['خاص بقراء الصحيفة', 'خاص بقراء [الصحيفة]'],
  ])('%j', (template, made) => {
    expect(line(template)).toBe(made)
  })

  it('of Latin letters leaves no half of an isolate behind', () => {
    const source = { name: 'The Paper', path: '/sources/x' }
    expect(creditLine({ line: 'المصدر: \u2068The Paper\u2069', source })).toEqual({
      after: '',
      before: 'المصدر: ',
      source,
    })
  })

  it('that names another has no link, and none is none', () => {
    expect(creditLine({ line: 'المصدر: الوكالة', source: page })).toEqual({
      after: '',
      before: 'المصدر: الوكالة',
      source: null,
    })
    expect(creditLine({ line: null, source: page })).toBeNull()
  })
})

describe('whether others are offered a text', () => {
  const source = (rights: object, kind = 'outlet') =>
    ({ id: '1', kind, name: 'صحيفة', rights }) as Parameters<typeof mayRepublish>[0]['source']
  const at = new Date('2026-11-22T00:00:00Z')

  it.each([
    ['allow all of it', source({ republish: 'yes' }), {}, true],
    ['allow an excerpt', source({ excerptCharacters: 100, republish: 'excerpt' }), {}, true],
    ['ask to be asked', source({ republish: 'ask' }), {}, false],
    ['forbid it', source({ republish: 'no' }), {}, false],
    ['are unknown', source({ republish: 'unknown' }), {}, false],
    ['ended', source({ republish: 'yes', validUntil: '2026-01-01T12:00:00Z' }), {}, false],
    ['are for some places only', source({ republish: 'yes', territories: ['EG'] }), {}, false],
    ['are our own', source({}, 'own'), {}, true],
    ['are for nobody', null, {}, false],
    ['forbid this one', source({ republish: 'yes' }), { rights: { republish: 'no' } }, false],
  ])('whose terms %s', (_, terms, article, expected) => {
    expect(mayRepublish({ article: article as never, at, source: terms })).toBe(expected)
  })
})
