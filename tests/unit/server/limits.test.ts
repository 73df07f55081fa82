import type { IncomingMessage } from 'node:http'

import { describe, expect, it } from 'vitest'

import { clientAddress, isOwnRequest } from '../../../src/server/clientAddress.ts'
import { createRateLimit } from '../../../src/server/rateLimit.ts'
import { serverSettings } from '../../../src/server/settings.ts'

const from = (remoteAddress: string, forwarded?: string): IncomingMessage =>
  ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress },
  }) as unknown as IncomingMessage

describe('whose request it is', () => {
  it.each([
    ['a reader', from('203.0.113.9'), 0, '203.0.113.9'],
    ['a reader over IPv6 sockets', from('::ffff:203.0.113.9'), 0, '203.0.113.9'],
    ['a neighbour of the same network', from('2001:db8:1:2:aaaa::1'), 0, '2001:db8:1:2'],
    ['a short IPv6 address', from('2001:db8::1'), 0, '2001:db8:0:0'],
    ['loopback', from('127.0.0.1'), 0, null],
    ['a private network', from('192.168.1.4'), 0, null],
    ['a private network of IPv6', from('fd12:3456::1'), 0, null],
    ['a header that nobody vouches for', from('203.0.113.9', '198.51.100.7'), 0, '203.0.113.9'],
    ['behind one proxy', from('127.0.0.1', '198.51.100.7'), 1, '198.51.100.7'],
    ['behind one proxy, lying', from('127.0.0.1', '1.1.1.1, 198.51.100.7'), 1, '198.51.100.7'],
    ['behind two', from('127.0.0.1', '198.51.100.7, 10.0.0.2'), 2, '198.51.100.7'],
    ['behind one that says nonsense', from('203.0.113.9', 'unknown'), 1, '203.0.113.9'],
  ])('%s', (_, request, proxies, client) => {
    expect(clientAddress({ proxies, request })).toBe(client)
  })

  it.each([
    ['loopback', from('127.0.0.1'), 0, true],
    ['loopback of IPv6', from('::1'), 0, true],
    ['a private network', from('10.1.2.3'), 0, true],
    ['a reader', from('203.0.113.9'), 0, false],
    ['a proxy that nobody told us of', from('127.0.0.1', '127.0.0.1'), 0, false],
    ['a reader behind a proxy', from('127.0.0.1', '203.0.113.9'), 1, false],
    ['a reader behind a proxy, lying', from('127.0.0.1', '127.0.0.1, 203.0.113.9'), 1, false],
    ['a neighbour behind a proxy', from('127.0.0.1', 'fd12::1'), 1, true],
  ])('%s counts as one’s own or not', (_, request, proxies, isOwn) => {
    expect(isOwnRequest({ proxies, request })).toBe(isOwn)
  })
})

describe('the limit of a client', () => {
  it('lets a burst through, then as much as is made good', () => {
    let at = 0
    const take = createRateLimit({ burst: 3, now: () => at, perSecond: 2 })
    expect([take('a'), take('a'), take('a'), take('a')]).toEqual([null, null, null, 1])
    expect(take('b')).toBeNull()
    at = 500
    expect([take('a'), take('a')]).toEqual([null, 1])
    at = 60_000
    expect([take('a'), take('a'), take('a'), take('a')]).toEqual([null, null, null, 1])
  })

  it('does not count a clock that is set back', () => {
    let at = 10_000
    const take = createRateLimit({ burst: 1, now: () => at, perSecond: 1 })
    expect(take('a')).toBeNull()
    at = 0
    expect(take('a')).toBe(1)
  })
})

describe('the settings of the server', () => {
  it('have defaults', () => {
    expect(serverSettings({ NODE_ENV: 'production' })).toMatchObject({
      cacheBytes: 64_000_000,
      proxies: 0,
    })
  })

  it.each(['-1', '1.5', 'many'])('refuse TRUST_PROXY=%s with a sentence', (value) => {
    expect(() => serverSettings({ NODE_ENV: 'production', TRUST_PROXY: value })).toThrow(
      /TRUST_PROXY.*whole number/,
    )
  })

  it.each(['short', 'with spaces in all of it'])(
    'refuse METRICS_TOKEN=%s with a sentence',
    (token) => {
      expect(() => serverSettings({ METRICS_TOKEN: token, NODE_ENV: 'production' })).toThrow(
        /METRICS_TOKEN.*16 characters/,
      )
    },
  )
})
