import { describe, expect, it } from 'vitest'

import { addressesOf } from '../../../../src/deliver/published/addresses.ts'
import type { FoundNames } from '../../../../src/deliver/published/names/createNames.ts'
import type { CardRow } from '../../../../src/deliver/published/rows.ts'
import { toCard } from '../../../../src/deliver/published/toArticle.ts'
import type { SourceFound } from '../../../../src/deliver/published/names/toNames.ts'
import { toSource, toTag } from '../../../../src/deliver/published/names/toNames.ts'
import { site } from '../formats/sample.ts'

const to = addressesOf(site)

const row: CardRow = {
  canonicalPolicy: 'inherit',
  contentHash: null,
  deck: ' مقدمة ',
  firstPublishedAt: '2026-02-01 10:00:00+00',
  headline: 'عنوان',
  headlineOrigin: 'given',
  id: 'a1',
  isImported: true,
  issueNumber: '2',
  language: 'ar',
  lastIssuedAt: '2026-02-03 10:00:00.5+00',
  modified: '2026-02-04 00:00:00+00',
  originalAuthor: null,
  originalDatePrecision: 'day',
  originalPublishedAt: '2026-01-02 00:00:00+00',
  originalUrl: 'https://example.org/1',
  publicId: 'p1',
  rights: null,
  robots: 'inherit',
  slug: 'عنوان',
  sourceId: 'outlet',
  tagIds: 't2 noise t1',
}

const source = (id: string, more: Partial<SourceFound['source']> = {}): SourceFound => ({
  modified: '2026-02-05 00:00:00+00',
  source: {
    canonicalPolicy: 'self',
    homepage: 'https://example.org',
    id,
    kind: 'outlet',
    mergedInto: null,
    name: 'صحيفة الأفق',
    robots: 'index',
    slug: id,
    ...more,
  },
})

const found = new Map(
  [
    source('outlet', {
      rights: { creditTemplate: 'نقلا عن {source}، {date} ({author})', license: ' CC BY ' },
    }),
    source('own', { kind: 'own', name: 'نشرة' }),
    source('merged', { mergedInto: 'outlet', name: 'الأفق' }),
    source('wishing', { canonicalPolicy: 'source', robots: 'noindexNews' }),
  ].map((one) => [one.source.id, one]),
)

const names: FoundNames = {
  source: (id) => toSource({ found, id, to }),
  tag: (id) =>
    id === 'noise'
      ? null
      : toTag({ row: { id, modified: '2026-01-01 00:00:00+00', name: id, slug: id }, to }),
}

const card = (more: Partial<CardRow> = {}) => toCard({ names, row: { ...row, ...more }, to })

describe('an article in a list', () => {
  it('says all that readers are told, in one order', () => {
    expect(JSON.stringify(card())).toBe(
      JSON.stringify({
        address: 'https://news.example/articles/%D8%B9%D9%86%D9%88%D8%A7%D9%86',
        canonical: 'https://news.example/articles/%D8%B9%D9%86%D9%88%D8%A7%D9%86',
        credit: 'نقلا عن صحيفة الأفق، 2 يناير 2026',
        dated: { at: '2026-01-02T00:00:00.000Z', precision: 'day' },
        deck: 'مقدمة',
        firstPublishedAt: '2026-02-01T10:00:00.000Z',
        headline: 'عنوان',
        headlineOrigin: 'given',
        id: 'a1',
        issueNumber: 2,
        language: 'ar',
        lastIssuedAt: '2026-02-03T10:00:00.500Z',
        modifiedAt: '2026-02-05T00:00:00.000Z',
        original: {
          at: '2026-01-02T00:00:00.000Z',
          author: null,
          precision: 'day',
          url: 'https://example.org/1',
        },
        publicId: 'p1',
        pubStatus: 'usable',
        rights: {
          copyrightHolder: null,
          copyrightNotice: null,
          license: 'CC BY',
          usageTerms: null,
        },
        robots: 'index',
        slug: 'عنوان',
        source: {
          address: 'https://news.example/sources/outlet',
          homepage: 'https://example.org/',
          id: 'outlet',
          kind: 'outlet',
          name: 'صحيفة الأفق',
          slug: 'outlet',
        },
        tags: [
          { id: 't2', name: 't2', slug: 't2', address: 'https://news.example/tags/t2' },
          { id: 't1', name: 't1', slug: 't1', address: 'https://news.example/tags/t1' },
        ],
      }),
    )
  })

  it.each<[string, Partial<CardRow>, object]>([
    ['no source', { sourceId: null }, { credit: null, robots: 'index', source: null }],
    ['no tags', { tagIds: null }, { tags: [] }],
    ['no slug', { slug: null }, { address: 'https://news.example/articles/p1', slug: 'p1' }],
    [
      'a merged source',
      { sourceId: 'merged' },
      { credit: 'نقلا عن صحيفة الأفق، 2 يناير 2026', source: { id: 'outlet' } },
    ],
    [
      'terms of its own',
      { rights: { creditTemplate: 'من {source}', license: 'خاص', republish: 'yes' } },
      { credit: 'من صحيفة الأفق', rights: { license: 'خاص' } },
    ],
    [
      'a source with wishes',
      { sourceId: 'wishing' },
      { canonical: 'https://example.org/1', robots: 'noindexNews' },
    ],
    [
      'wishes of its own',
      { canonicalPolicy: 'self', robots: 'noindex', sourceId: 'wishing' },
      { canonical: to.article('عنوان'), robots: 'noindex' },
    ],
    [
      'an unknown date, imported',
      { originalDatePrecision: 'unknown', sourceId: 'own' },
      { dated: null },
    ],
    [
      'an unknown date, written here',
      { isImported: false, originalDatePrecision: 'unknown', sourceId: 'own' },
      { dated: { at: '2026-02-01T10:00:00.000Z', precision: 'time' } },
    ],
    [
      'an unknown date of another’s',
      { isImported: false, originalDatePrecision: 'unknown' },
      { dated: null },
    ],
    [
      'a change younger than its names',
      { modified: '2026-03-01 00:00:00.25+00' },
      { modifiedAt: '2026-03-01T00:00:00.250Z' },
    ],
  ])('with %s', (_, more, expected) => {
    expect(card(more)).toMatchObject(expected)
  })
})
