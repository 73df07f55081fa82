import { describe, expect, it } from 'vitest'

import { scoreDuplicates } from '../../bench/accuracy/duplicates.ts'
import { scoreLinks, scoreTitles } from '../../bench/accuracy/links.ts'
import { scoreSources } from '../../bench/accuracy/sources.ts'
import { storiesOf } from '../../bench/accuracy/stories.ts'
import { scoreTags } from '../../bench/accuracy/tags.ts'
import { wrongsOf } from '../../bench/accuracy/wrongs.ts'
import type { Archive, Imported } from '../../bench/accuracy/archive.ts'
import type { Told, Truth } from '../../bench/accuracy/truth.ts'
import { timeIn } from '../../bench/cost/processTime.ts'
import { differencesOf } from '../../bench/crash/differences.ts'
import { plotOf } from '../../bench/import/plot.ts'
import { byDependency } from '../../bench/import/tables.ts'
import { isReached, rowOf } from '../../bench/shared/rows.ts'

/** A document of which everything came out right, but for what a case says. */
const document = ({
  imported = {},
  key = 'a',
  report = {},
  truth = {},
}: {
  imported?: Partial<Imported>
  key?: string
  report?: Partial<Imported['report']>
  truth?: Partial<Truth>
} = {}): Imported & Told => ({
  key,
  links: [{ state: 'resolved', titles: ['خبر', 'عاجل | خبر'], to: 'read' }],
  main: { cluster: null, id: `main ${key}`, sourceNames: ['صحيفة المدينة'] },
  related: ['خبر'],
  report: {
    articles: [
      { action: 'created', id: `main ${key}`, part: 'main' },
      { action: 'created', id: 'read', part: 'readAlso' },
    ],
    duplicateOf: null,
    file: '',
    key,
    links: [],
    nearDuplicateOf: null,
    outcome: 'created',
    reason: null,
    tags: { accepted: ['القاهرة'], dropped: [], review: ['باكو'] },
    warnings: [],
    ...report,
  },
  truth: {
    dupOf: null,
    readAlso: { headline: 'خبر', source: null, story: 7 },
    related: [{ title: '\u200Fخبر', to: 7 }],
    source: 'صحيفة المدينة',
    story: 1,
    tags: ['القاهرة', 'باكو'],
    ...truth,
  },
  ...imported,
})

const archiveOf = (documents: readonly (Imported & Told)[]): Archive => ({
  documentKeys: new Map(documents.map(({ key }) => [`row ${key}`, key])),
  imported: new Map(documents.map((one) => [one.key, one])),
})

const duplicatesOf = (documents: readonly (Imported & Told)[]) => {
  const archive = archiveOf(documents)
  const stories = storiesOf({ archive, told: documents })
  const { found, wrong } = scoreDuplicates({ archive, documents, stories })
  return { found: `${found.right}/${found.of}`, wrong: wrong.right }
}

const linksOf = (one: Imported & Told) => {
  const stories = storiesOf({ archive: archiveOf([one]), told: [one] })
  const { plainRecall, precision, recall } = scoreLinks({ documents: [one], stories })
  return [precision, recall, plainRecall].map(({ of, right }) => `${right}/${of}`)
}

describe('the score of', () => {
  it.each([
    ['the name itself', {}, 1],
    ['another', { truth: { source: 'صحيفة أخرى' } }, 0],
    ['none where one is', { truth: { source: null } }, 0],
    ['a line that names no outlet', { truth: { source: 'وكالات' } }, 0],
  ])('a source that is %s', (_what, args, right) => {
    expect(scoreSources([document(args)])).toEqual({ of: 1, right })
  })

  it.each([
    ['as printed', {}, 1],
    ['lost by the parser', { imported: { related: [] } }, 0],
    ['without a link', { imported: { links: [] } }, 0],
    ['of a document without an article of its own', { imported: { links: null } }, 1],
    ['with a link too many', { truth: { related: [] }, imported: { related: [] } }, 0],
  ])('titles %s', (_what, args, right) => {
    expect(scoreTitles([document(args)])).toEqual({ of: 1, right })
  })

  const to = (link: string | null, state = 'resolved') => ({
    imported: { links: [{ state, titles: ['خبر'], to: link }] },
  })
  it.each([
    ['leads to its story', {}, ['1/1', '1/1', '1/1']],
    ['leads to another', to('main a'), ['0/1', '0/1', '0/1']],
    ['leads nowhere', to(null, 'unresolved'), ['0/0', '0/1', '0/1']],
    ['calls itself its own', to(null, 'self'), ['0/1', '0/1', '0/1']],
    [
      'is nobody’s and leads',
      { truth: { related: [{ title: 'خبر', to: null }] } },
      ['0/1', '0/0', '0/0'],
    ],
    [
      'cannot lead',
      { ...to(null, 'unresolved'), truth: { readAlso: null } },
      ['0/0', '0/0', '0/1'],
    ],
    [
      'is a duplicate’s',
      { imported: { links: null }, report: { outcome: 'duplicate' as const } },
      ['0/0', '0/0', '0/1'],
    ],
  ])('a title that %s', (_what, args, expected) => {
    expect(linksOf(document(args))).toEqual(expected)
  })

  it('tags: what is accepted must be right, what is left for review is found', () => {
    const tags = { accepted: ['القاهرة', 'لندن'], dropped: [], review: ['باكو'] }
    expect(scoreTags([document({ report: { tags } })])).toEqual({
      precision: { of: 2, right: 1 },
      recall: { of: 2, right: 2 },
    })
  })

  it.each([
    ['told', { report: { duplicateOf: 'row a' } }, { found: '1/1', wrong: 0 }],
    [
      'of one cluster',
      { imported: { main: { cluster: 'c', id: 'main b', sourceNames: [] } } },
      { found: '1/1', wrong: 0 },
    ],
    ['missed', {}, { found: '0/1', wrong: 0 }],
    [
      'told, of another story',
      { report: { duplicateOf: 'row a' }, truth: { story: 2 } },
      { found: '0/0', wrong: 1 },
    ],
    [
      'one article, of two stories',
      {
        report: { articles: [{ action: 'linked' as const, id: 'main a', part: 'main' as const }] },
        imported: { main: { cluster: null, id: 'main a', sourceNames: [] } },
        truth: { story: 2 },
      },
      { found: '0/0', wrong: 2 },
    ],
  ])('a re-print that is %s', (_what, args, expected) => {
    const first = document({ imported: { main: { cluster: 'c', id: 'main a', sourceNames: [] } } })
    const second = document({ key: 'b', ...args })
    expect(duplicatesOf([first, second])).toEqual(expected)
  })

  it('lists what is wrong with the documents that it was taken for, or kept from', () => {
    const elsewhere = { links: [{ state: 'resolved', titles: ['خبر'], to: 'main a' }] }
    const documents = [
      document(),
      document({ key: 'b', imported: elsewhere }),
      document({ key: 'c', report: { duplicateOf: 'row a' }, truth: { story: 2 } }),
    ]
    const archive = archiveOf(documents)
    const stories = storiesOf({ archive, told: documents })
    expect(wrongsOf({ archive, documents, stories })).toEqual([
      {
        document: 'c',
        others: ['a', 'b'],
        title: null,
        what: 'called a duplicate of another story',
      },
      { document: 'b', others: ['a'], title: null, what: 're-print not found' },
      {
        document: 'b',
        others: ['a', 'c'],
        title: '\u200Fخبر',
        what: 'title leads elsewhere',
      },
    ])
  })
})

describe('a benchmark', () => {
  it('tells rows that are missing from those that are too many', () => {
    const expected = { articles: ['a', 'a', 'b'], tags: [] }
    const differences = differencesOf({ actual: { articles: ['a', 'c'] }, expected })
    expect(differences.sort()).toEqual(['+ articles c', '- articles a', '- articles b'])
    expect(differencesOf({ actual: expected, expected })).toEqual([])
  })

  it('copies tables after those that they refer to', () => {
    const table = (name: string, ...refersTo: string[]) => ({
      columns: [],
      name,
      refersTo,
      rows: 1,
    })
    const tables = [
      table('links', 'articles'),
      table('articles', 'documents', 'gone'),
      table('documents'),
    ]
    const levels = byDependency(tables).map((level) => level.map(({ name }) => name))
    expect(levels).toEqual([['documents'], ['articles'], ['links']])
    expect(() => byDependency([table('a', 'b'), table('b', 'a')])).toThrow('refer to one another')
  })

  it('holds a row against its target', () => {
    const row = rowOf({ name: '', size: 1, value: 8, unit: '', against: '', againstValue: 10 })
    expect(row.ratio).toBe(0.8)
    expect(isReached({ row, target: { of: 'ratio', atLeast: 0.8 } })).toBe(true)
    expect(isReached({ row, target: { of: 'ratio', atMost: 0.7 } })).toBe(false)
    expect(isReached({ row, target: { of: 'value', atLeast: 9 } })).toBe(false)
    expect(isReached({ row, target: undefined })).toBe(null)
  })

  it('draws every series that was measured, also of one size', () => {
    const size = {
      copyRate: 900,
      firstTenth: 1,
      importRate: 700,
      into: null,
      lastTenth: 1,
      peakMemory: 1,
      rowsFirst: 1,
      rowsSecond: 0,
      secondRate: 1,
      size: 1000,
    }
    const creates = [
      { concurrency: 1, rate: 10 },
      { concurrency: 8, rate: 20 },
    ]
    const plot = plotOf({ creates, published: null, reads: null, sizes: [size] })
    expect(plot).not.toMatch(/NaN|Infinity|undefined/)
    for (const label of [
      'COPY, same rows: 900',
      'import: 700',
      'create, 8 at once: 20',
      'create, one by one: 10',
    ]) {
      expect(plot).toContain(label)
    }
    expect(plotOf({ creates: [], published: null, reads: null, sizes: [size] })).not.toContain(
      'create',
    )
  })
})

describe('the processor time of a process', () => {
  it.each(['node', 'postgres: a (b) c', ') R 1 1'])('is read behind its name «%s»', (name) => {
    const before = 'S 1 2 3 4 5 6 7 8 9 10'
    expect(timeIn(`123 (${name}) ${before} 250 17 900 900 20 0`)).toBe(2670)
  })
})
