import { brotliDecompressSync, gunzipSync } from 'node:zlib'

import { describe, expect, it } from 'vitest'

import { chooseCoding, encode } from '../../../src/server/cache/encodings.ts'

const json = { length: 5_000, type: 'application/json; charset=utf-8' }

describe('the coding of an answer', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['GZIP', 'gzip'],
    ['deflate, zstd', 'identity'],
    ['gzip;q=0.000', 'identity'],
  ] as const)('Accept-Encoding: %s gives %s', (accepts, coding) => {
    expect(chooseCoding({ accepts, ...json })).toBe(coding)
  })

  it.each([
    ['short', { length: 999, type: json.type }],
    ['a picture', { length: 5_000, type: 'image/png' }],
  ])('none for what is %s', (_, answer) => {
    expect(chooseCoding({ accepts: 'gzip, br', ...answer })).toBe('identity')
  })

  it.each(['application/rss+xml', 'application/feed+json', 'text/html; charset=utf-8'])(
    'one for %s',
    (type) => {
      expect(chooseCoding({ accepts: 'gzip', length: 5_000, type })).toBe('gzip')
    },
  )

  it('can be read back', async () => {
    const body = Buffer.from('خبر '.repeat(1_000))
    expect(gunzipSync(await encode({ body, coding: 'gzip' }))).toEqual(body)
    expect(brotliDecompressSync(await encode({ body, coding: 'br' }))).toEqual(body)
  })
})
