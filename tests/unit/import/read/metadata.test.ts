import { describe, expect, it } from 'vitest'

import { mostCategories, readMetadata } from '../../../../src/import/read/fields/metadata.ts'

const read = (value: Record<string, unknown>) => readMetadata((name) => value[name])

describe('metadata', () => {
  it('is read by every name it goes by, the first of use counting', () => {
    expect(read({ date: '2024', headline: ' عنوان ‏ الخبر ', tags: 'أ، ب' })).toEqual({
      ignored: [],
      metadata: { categories: ['أ', 'ب'], published: '2024', title: 'عنوان الخبر' },
    })
    expect(read({ date: '2023', published: 'x', title: 'أ', headline: 'ب' })).toEqual({
      ignored: ['published'],
      metadata: { published: '2023', title: 'أ' },
    })
  })

  it.each([
    ['title', 7],
    ['title', 'x'.repeat(1001)],
    ['author', ['x']],
    ['source', {}],
    ['url', 'javascript:alert(1)'],
    ['url', 'example.org'],
    ['url', 'https://example.org/\0'],
    ['url', 'https://example.org/\uD800'],
    ['published', 1714521600],
    ['published', 'today'],
    ['timestamp', 'x'.repeat(65)],
    ['id', 1.5],
    ['id', {}],
    ['tags', 7],
    ['categories', [{}]],
  ])('of another type or form is passed over and named: %s', (name, value) => {
    expect(read({ [name]: value })).toEqual({ ignored: [name], metadata: {} })
  })

  it.each(['\0', '\uD800', '\uDC00', '\u0007'])(
    'holds nothing that a database does not: %j',
    (odd) => {
      const value = `a${odd}b`
      const given = { author: value, id: value, source: value, timestamp: value, title: value }
      const kept = JSON.stringify(read({ ...given, tags: [value] }).metadata)
      expect(Object.keys(JSON.parse(kept) as object)).toHaveLength(6)
      expect(kept).not.toMatch(/\\u/)
      // Two keys that differ in it are two keys.
      expect(read({ id: value }).metadata.id).not.toBe(read({ id: 'a\uFFFDb' }).metadata.id)
    },
  )

  it('that is empty is unknown', () => {
    const empty = { author: '', categories: [], id: null, source: ' ', title: undefined }
    expect(read(empty)).toEqual({ ignored: [], metadata: {} })
  })

  it('has subjects once, cleaned, and not without end', () => {
    const many = Array.from({ length: 300 }, (_, at) => `وسم ${at % 150}`)
    const { categories } = read({ categories: [' أ\0 ب ', 'أ ب', 7, ...many] }).metadata
    expect(categories?.slice(0, 2)).toEqual(['أ ب', 'وسم 0'])
    expect(categories).toHaveLength(mostCategories)
  })

  it('never takes when a page was fetched for when it was published', () => {
    expect(read({ timestamp: '2024-05-01T00:00:00Z' }).metadata).toEqual({
      timestamp: '2024-05-01T00:00:00Z',
    })
  })
})
