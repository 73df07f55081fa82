import { describe, expect, it } from 'vitest'

import type { KnownArticle, KnownLink } from '../../../../src/import/archive/types.ts'
import { bodyOf, bodyOfState } from '../../../../src/import/prepare/body.ts'
import type { ArticleFacts, Expected } from '../../../../src/import/rollback/planArticle.ts'
import { whyLeft } from '../../../../src/import/rollback/planArticle.ts'
import { currentOf } from '../../../../src/import/settle/articleData.ts'
import { richText } from '../../../../src/text/richText.ts'

/** Whether an article of a run may be taken back: not where anybody has touched it since. */

const article: KnownArticle = {
  body: bodyOf(richText({ blocks: [{ kind: 'paragraph', text: 'بدأ العمل في الجسر.' }] })),
  deck: null,
  document: 'document',
  documentPart: 'main',
  hasDraft: false,
  headline: 'بدء العمل في الجسر',
  headlineOrigin: 'given',
  id: 'article',
  importKey: 'key',
  isOut: false,
  isPublished: false,
  originalAuthor: null,
  originalDatePrecision: 'day',
  originalPublishedAt: '2024-05-01T00:00:00.000Z',
  originalUrl: null,
  source: 'source',
  stage: 'imported',
  tags: ['tag a', 'tag b'],
}

const link: KnownLink = {
  id: 'link',
  isDecided: false,
  kind: 'similar',
  matchKey: 'key',
  order: 1,
  origin: 'imported',
  state: 'unresolved',
  title: 'عنوان',
  to: null,
  variants: [],
}
const keptLink = { key: 'key', kind: 'similar', order: 1, title: 'عنوان' }

const version = { deck: null, headline: article.headline, slug: 'a', stage: 'imported' }

const untouched: ArticleFacts = {
  article,
  baseline: version,
  issuedByHand: false,
  laterRun: false,
  links: [link],
  newest: version,
  titlesByHand: 0,
}

const wrote: Expected = { links: [keptLink], written: currentOf(article) }

const plan = ({
  expected = {},
  facts = {},
}: {
  expected?: Partial<Expected>
  facts?: Partial<ArticleFacts>
}) => whyLeft({ expected: { ...wrote, ...expected }, facts: { ...untouched, ...facts } })

const changed = (change: Partial<KnownArticle>): Partial<ArticleFacts> => ({
  article: { ...article, ...change },
})
const saved = (change: Record<string, unknown>): Partial<ArticleFacts> => ({
  newest: { ...version, ...change },
})
const linked = (...links: Partial<KnownLink>[]): Partial<ArticleFacts> => ({
  links: links.map((one) => ({ ...link, ...one })),
})

describe('an article is taken back', () => {
  it.each<[string, Partial<ArticleFacts>, Partial<Expected>?]>([
    ['as the run left it', {}],
    ['with its tags in another order', changed({ tags: ['tag b', 'tag a'] })],
    [
      'with its day written in another way',
      changed({ originalPublishedAt: '2024-05-01T03:00:00+03:00' }),
    ],
    [
      'with an address that followed a headline that came with the run',
      saved({ headline: 'عنوان جديد', latinSlug: 'b', slug: 'b' }),
    ],
    ['saved again with nothing else in it', saved({ updatedAt: 'later' })],
    ['with empty in another form', saved({ corrections: [], deck: '', rights: { license: null } })],
    ['with what the house keeps by itself', saved({ issueNumber: 2, searchText: 'x' })],
    ['with titles that have found their articles', linked({ state: 'resolved', to: 'other' })],
    ['with titles that an earlier run wrote', linked({}, { matchKey: 'more' }), { links: null }],
    [
      'whatever is in it, where that is known to be the run’s',
      changed({ headline: 'آخر' }),
      { written: null },
    ],
  ])('%s', (_name, facts, expected = {}) => {
    expect(plan({ expected, facts })).toBeNull()
  })
})

describe('an article stays', () => {
  it.each<[string, Partial<ArticleFacts>, RegExp]>([
    ['that is gone', { article: null }, /^deleted: /],
    ['that a later run changed', { laterRun: true }, /^later-run: .* Roll that one back first\.$/],
    ['with another headline', changed({ headline: 'آخر' }), /^edited: .* \(headline\)\.$/],
    [
      'with another text and another source',
      changed({ body: bodyOfState(null), source: null }),
      /^edited: .* \(body, source\)\.$/,
    ],
    [
      'with a day that is a guess now',
      changed({ originalDatePrecision: 'month' }),
      /^edited: .* \(originalPublishedAt\)\.$/,
    ],
    ['with a tag less', changed({ tags: ['tag a'] }), /^edited: .* \(tags\)\.$/],
    ['with another tag', changed({ tags: ['tag a', 'tag c'] }), /^edited: .* \(tags\)\.$/],
    ['that the desk took out', changed({ isOut: true }), /^taken-out: /],
    ['that was issued by hand', { issuedByHand: true }, /^published: /],
    ['without the version from before', { baseline: null }, /^edited: .* so often/],
    ['without any version', { newest: null }, /^edited: .* so often/],
    ['with a deck', saved({ deck: 'مقدمة' }), /^edited: .* \(deck\)\.$/],
    ['on another stage', saved({ stage: 'review' }), /^edited: .* \(stage\)\.$/],
    ['with another address', saved({ slug: 'b' }), /^edited: .* \(slug\)\.$/],
    ['with a field of the host’s', saved({ dateline: 'المدينة' }), /^edited: .* \(dateline\)\.$/],
    [
      'with something deep in it',
      saved({ rights: { license: ['x'] } }),
      /^edited: .* \(rights\)\.$/,
    ],
    ['to which an editor made a title lead', { titlesByHand: 1 }, /^linked: An editor /],
    ['with a title more', linked({}, { matchKey: 'more' }), /^linked: .* the titles under it/],
    ['with a title less', linked(), /^linked: /],
    ['with an editor’s title', linked({ origin: 'editor' }), /^linked: /],
    ['with a title that was struck out', linked({ state: 'dead' }), /^linked: /],
    ['with a title in another place', linked({ order: 2 }), /^linked: /],
    ['with a title of another kind', linked({ kind: 'background' }), /^linked: /],
    ['with a title in other words', linked({ title: 'عنوان آخر' }), /^linked: /],
  ])('%s', (_name, facts, reason) => {
    expect(plan({ facts })).toMatch(reason)
  })

  it('for the first reason that holds, the weightiest first', () => {
    const all: Partial<ArticleFacts> = {
      ...changed({ headline: 'آخر', isOut: true }),
      issuedByHand: true,
      laterRun: true,
      titlesByHand: 1,
    }
    expect(plan({ facts: { ...all, article: null } })).toMatch(/^deleted: /)
    expect(plan({ facts: all })).toMatch(/^later-run: /)
    expect(plan({ facts: { ...all, laterRun: false } })).toMatch(/^edited: /)
    expect(plan({ expected: { written: null }, facts: { ...all, laterRun: false } })).toMatch(
      /^taken-out: /,
    )
  })
})
