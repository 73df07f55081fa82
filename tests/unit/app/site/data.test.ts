import { describe, expect, it } from 'vitest'

import { creditLine } from '../../../../src/app/(site)/data/creditLine.ts'
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
  const source = { name: 'الصحيفة', path: '/sources/x' }
  const line = (template?: null | string) => {
    const { after, before } = creditLine({ source, template })
    return `${before}[${source.name}]${after}`
  }

  it.each([
    [undefined, 'المصدر: [الصحيفة]'],
    ['  ', 'المصدر: [الصحيفة]'],
    ['نقلا عن {source} بإذن', 'نقلا عن [الصحيفة] بإذن'],
    ['{source} (© {source})', '[الصحيفة] (© الصحيفة)'],
    ['نقلا عن', 'نقلا عن [الصحيفة]'],
  ])('%j', (template, made) => {
    expect(line(template)).toBe(made)
  })
})
