import { describe, expect, it } from 'vitest'

import { sinceWhen, spanOfWords } from '../../../../src/desk/origin/fieldOrigins.ts'
import type { VersionRow } from '../../../../src/desk/origin/findRows.ts'
import type { Kept } from '../../../../src/desk/origin/kept.ts'
import { keptOf } from '../../../../src/desk/origin/kept.ts'
import type { KeptParse } from '../../../../src/import/settle/kept.ts'

const version = (at: string, headline: string): VersionRow => ({
  at,
  body: null,
  deck: null,
  headline,
  originalAuthor: null,
  originalPublishedAt: null,
  originalUrl: null,
  source: null,
})

describe('when a field came to say what it says', () => {
  it.each([
    ['nobody knows without versions', [], null],
    ['nobody knows where all versions say it', ['a', 'a'], null],
    ['is the first version in a row that says it', ['a', 'a', 'b', 'a'], '3'],
    ['is the newest where only that one says it', ['a', 'b'], '2'],
  ])('%s', (_, headlines, expected) => {
    const newestFirst = headlines.map((headline, at) =>
      version(String(headlines.length - at), headline),
    )
    const since = sinceWhen({ field: 'headline', versions: newestFirst })
    expect(since).toBe(expected)
  })
})

describe('the words of a label', () => {
  const text = 'كلمات دلالية: الولايات المتحدة ناجورنو قره باغ، اذربيجان'
  const span = { end: text.length, start: text.indexOf(':') + 1 }

  it.each([
    ['الولايات المتحدة', 'الولايات المتحدة'],
    ['أذربيجان', 'اذربيجان'],
    ['قره باغ', 'قره باغ'],
    ['قره أذربيجان', null],
    ['كلمات', null],
    ['…', null],
  ])('%s are found in whatever spelling, in their stretch only', (label, expected) => {
    const found = spanOfWords({ label, span, text })
    expect(found && text.slice(found.start, found.end)).toBe(expected)
  })
})

describe('what a document keeps', () => {
  it('is read as the import writes it', () => {
    const parse: KeptParse = {
      file: 'a.txt',
      links: [],
      metadata: { url: 'https://example.org' },
      written: [],
    }
    const { file, metadata }: Kept = keptOf(parse)
    expect({ file, metadata }).toEqual({ file: 'a.txt', metadata: { url: 'https://example.org' } })
  })

  it('is an article as the import writes it', () => {
    // The desk may not import the import: this line does not compile once they differ.
    const articles = (parse: KeptParse): Kept['written'] => parse.written
    const conflicts = (parse: KeptParse): NonNullable<Kept['conflicts']> => parse.conflicts ?? []
    expect([articles, conflicts].map((read) => read.length)).toEqual([1, 1])
  })

  it.each([null, undefined, 7, 'text', [], {}, { file: 3, metadata: 'x', written: {} }])(
    'is nothing where it is no such thing: %j',
    (value) => {
      expect(keptOf(value)).toEqual({ file: '', hasEditions: false, metadata: {}, written: [] })
    },
  )
})
