import { describe, expect, it } from 'vitest'

import { readParams } from '../../../../src/deliver/search/query/readParams.ts'

const read = (params: Record<string, string>) =>
  readParams(new URLSearchParams({ q: 'خبر', ...params }))

describe('the days of a search', () => {
  it.each([
    ['2020', '2020-01-01T00:00:00.000Z', '2021-01-01T00:00:00.000Z'],
    ['2020-02', '2020-02-01T00:00:00.000Z', '2020-03-01T00:00:00.000Z'],
    ['2020-12', '2020-12-01T00:00:00.000Z', '2021-01-01T00:00:00.000Z'],
    ['2020-02-29', '2020-02-29T00:00:00.000Z', '2020-03-01T00:00:00.000Z'],
    ['2020-12-31', '2020-12-31T00:00:00.000Z', '2021-01-01T00:00:00.000Z'],
  ])('%s is from %s until before %s', (text, from, to) => {
    expect(read({ from: text, to: text })).toMatchObject({ params: { from, to } })
  })

  it.each(['20', '2020-1', '2021-02-29', '2020-00', '2020-01-01T00:00', ' 2020', '٢٠٢٠'])(
    '%j is none',
    (text) => {
      expect(read({ from: text })).toEqual({ fault: { parameter: 'from', reason: 'badDate' } })
      expect(read({ to: text })).toEqual({ fault: { parameter: 'to', reason: 'badDate' } })
    },
  )
})

describe('the limits of a search', () => {
  it.each([
    [{ q: '' }, 'missing'],
    [{ q: 'ا'.repeat(201) }, 'tooLong'],
    [{ q: '«»' }, 'noWord'],
    [{ q: 'ا ب ت ث ج ح خ د ذ ر ز س ش' }, 'tooManyWords'],
    [{ page: '21' }, 'badPage'],
    [{ page: '-1' }, 'badPage'],
    [{ page: '1.5' }, 'badPage'],
    [{ page: '' }, 'badPage'],
    [{ tag: 'ا'.repeat(201) }, 'badSlug'],
    [{ source: 'a\u0000' }, 'badSlug'],
    [{ from: '2021', to: '2020' }, 'badOrder'],
  ])('%j', (params, reason) => {
    expect(read(params as Record<string, string>)).toMatchObject({ fault: { reason } })
  })

  it('are not reached by what they allow', () => {
    expect(read({ page: '20', q: 'ا'.repeat(200), tag: 'وسم' })).toMatchObject({
      params: { from: null, page: 20, source: null, tag: 'وسم', to: null },
    })
  })
})
