import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { parseQuery } from '../../../../src/deliver/search/query/parseQuery.ts'
import {
  answersOf,
  excerptAround,
  highlight,
  toHtml,
} from '../../../../src/deliver/search/show/highlight.ts'

const marked = ({ q, text }: { q: string; text: string }): string =>
  toHtml(highlight({ answers: answersOf({ query: parseQuery(q) }), text }))

describe('a text that answers', () => {
  it.each([
    ['as it was written', 'الحكومه', 'قالت الحُكُومَةُ، أمس', 'قالت <mark>الحُكُومَةُ</mark>، أمس'],
    ['in other forms', 'حكومة', 'وبحكومتهم و«الحكومات»', 'وبحكومتهم و«<mark>الحكومات</mark>»'],
    ['in quotes and digits', '2024', '(٢٠٢٤)', '(<mark>٢٠٢٤</mark>)'],
    [
      'what would be markup',
      'x',
      '<b>x</b> & "y"',
      '&lt;b&gt;<mark>x</mark>&lt;/b&gt; &amp; &quot;y&quot;',
    ],
    ['a word of markup itself', 'script', '<script>', '&lt;<mark>script</mark>&gt;'],
    ['nothing', 'غائب', "لا شيء '", 'لا شيء &#39;'],
  ])('is marked %s', (_, q, text, html) => {
    expect(marked({ q, text })).toBe(html)
  })

  it('is whole once its marks are taken away, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, q) => {
        const pieces = highlight({
          answers: answersOf({ query: parseQuery(`${q} ${text}`) }),
          text,
        })
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        expect(toHtml(pieces).replace(/<\/?mark>/g, '')).not.toMatch(/[<>]/)
      }),
    )
  })
})

describe('a passage', () => {
  const text = `${'كلام '.repeat(200)}السد الكبير ${'حديث '.repeat(200)}السد وحده`
  const passage = (q: string, max = 120) =>
    excerptAround({ answers: answersOf({ query: parseQuery(q) }), max, text })

  it('lies where most of the query is, and says that more goes before and after', () => {
    const pieces = passage('السد الكبير') ?? []
    expect(pieces.filter(({ isHit }) => isHit).map((piece) => piece.text)).toEqual([
      'السد',
      'الكبير',
    ])
    expect(pieces[0]?.text).toBe('… ')
    expect(pieces.at(-1)?.text).toBe(' …')
    expect(pieces.map((piece) => piece.text).join('').length).toBeLessThanOrEqual(120 + 4)
  })

  it('is not there where nothing answers', () => {
    expect(passage('غائب')).toBeNull()
  })

  it('is the whole of a short text', () => {
    const short = 'خبر عن السد'
    const pieces = excerptAround({
      answers: answersOf({ query: parseQuery('سد') }),
      max: 120,
      text: short,
    })
    expect(pieces?.map((piece) => piece.text).join('')).toBe(short)
  })
})
