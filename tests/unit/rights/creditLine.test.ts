import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { cleanText } from '../../../src/text/clean.ts'
import type { ArticleRights, SourceRights } from '../../../src/rights/index.ts'
import { creditLine, creditPieces } from '../../../src/rights/index.ts'
import { anyText } from '../text/arbitraries.ts'

const article: ArticleRights = {
  language: 'ar',
  originalAuthor: 'قسم الأخبار',
  originalDatePrecision: 'day',
  originalPublishedAt: '2023-09-19T18:00:00.000Z',
  originalUrl: 'https://example.org/1',
}
const source = (creditTemplate: null | string, more: Partial<SourceRights> = {}): SourceRights => ({
  id: 'one',
  name: 'الصحيفة',
  rights: { copyrightHolder: 'دار النشر', creditTemplate, license: 'CC BY 4.0' },
  ...more,
})
const line = (template: null | string, more: ArticleRights = {}) =>
  creditLine({ article: { ...article, ...more }, source: source(template) })

describe('the credit line', () => {
  it.each<[null | string, string]>([
    [null, 'المصدر: الصحيفة'],
    ['   ', 'المصدر: الصحيفة'],
    ['نقلا عن {source} بإذن', 'نقلا عن الصحيفة بإذن'],
    ['{source}، {author}، {date}', 'الصحيفة، قسم الأخبار، 19 سبتمبر 2023'],
    ['{source} ({license})', 'الصحيفة (\u2068CC BY 4.0\u2069)'],
    ['{source} {url}', 'الصحيفة \u2068https://example.org/1\u2069'],
    ['© {holder}', '© دار النشر'],
    ['خاص بقراء الصحيفة', 'خاص بقراء الصحيفة'],
    ['نقلا عن', 'نقلا عن الصحيفة'],
    ['Source: {source}', 'Source: \u2068الصحيفة\u2069'],
    ['{Source} {x} {} {{source}}', '{Source} {x} {} {\u2068الصحيفة\u2069}'],
    ['{constructor} {source}', '{constructor} \u2068الصحيفة\u2069'],
    ['نقلا\u202E عن\n{source}\u0000', 'نقلا عن الصحيفة'],
    ['<b onclick="x">{source}</b>', '<b onclick="x">\u2068الصحيفة\u2069</b>'],
    ['()', 'المصدر: الصحيفة'],
  ])('of %j', (template, made) => {
    expect(line(template)).toBe(made)
  })

  it.each<[string, string]>([
    ['{source}، {author}', 'الصحيفة'],
    ['{author} - {source}', 'الصحيفة'],
    ['{source} ({date})', 'الصحيفة'],
    ['{source} [{date} / {author}] بإذن', 'الصحيفة بإذن'],
    ['{source} | {author} | {license}', 'الصحيفة | \u2068CC BY 4.0\u2069'],
    ['الكاتب: {author}', 'الكاتب الصحيفة'],
    ['{author}', 'المصدر: الصحيفة'],
  ])('leaves out what is not known, with its signs: %j', (template, made) => {
    expect(line(template, { originalAuthor: ' ', originalPublishedAt: null })).toBe(made)
  })

  it.each([
    ['year', '2023'],
    ['month', 'سبتمبر 2023'],
    ['day', '19 سبتمبر 2023'],
    ['time', '19 سبتمبر 2023'],
    ['unknown', ''],
  ] as const)('dates no more exactly than is known: %s', (originalDatePrecision, date) => {
    expect(line('{source} {date}', { originalDatePrecision })).toBe(`الصحيفة ${date}`.trim())
  })

  it('is in the language of the article', () => {
    expect(line(null, { language: 'en-GB' })).toBe('Source: \u2068الصحيفة\u2069')
    expect(line('By {source}, {date}', { language: 'en' })).toBe(
      'By \u2068الصحيفة\u2069, 19 September 2023',
    )
    expect(line(null, { language: '"><script>' })).toBe('المصدر: الصحيفة')
  })

  it('puts values in once: one that looks like a placeholder stays as it is', () => {
    expect(creditLine({ article, source: source('{source}', { name: '{url}' }) })).toBe(
      '\u2068{url}\u2069',
    )
  })

  it('is the usual one where a template makes a joke of it', () => {
    const url = `https://example.org/${'a'.repeat(900)}`
    expect(line('{url}'.repeat(60), { originalUrl: url })).toBe('المصدر: الصحيفة')
  })

  it('credits nobody where there is nobody', () => {
    expect(creditLine({ article: {}, source: null })).toBeNull()
  })

  it('is made of pieces, so that a page can make a link of the name', () => {
    expect(creditPieces({ article, source: source('عن {source}: {date}') })).toEqual([
      { kind: 'words', text: 'عن ' },
      { kind: 'source', text: 'الصحيفة' },
      { kind: 'words', text: ': ' },
      { kind: 'date', text: '19 سبتمبر 2023' },
    ])
  })

  it('names the source, holds nothing invisible and closes what it isolates, whatever they say', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (template, name, author) => {
        const made = creditLine({
          article: { ...article, originalAuthor: author },
          source: source(`${template}{author}`, { name, rights: { creditTemplate: template } }),
        })
        if (cleanText(name) === '') return
        const bare = made?.replaceAll(/[\u2068\u2069]/g, '') ?? ''
        expect(bare).toContain(cleanText(name))
        expect(cleanText(bare).length).toBeGreaterThan(0)
        expect(made?.split('\u2068').length).toBe(made?.split('\u2069').length)
        expect(made).not.toMatch(/[\n\r\t\u200E\u200F\u202A-\u202E]/)
      }),
    )
  })
})
