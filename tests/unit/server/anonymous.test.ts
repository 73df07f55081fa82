import type { IncomingMessage } from 'node:http'

import type { Payload } from 'payload'
import { describe, expect, it } from 'vitest'

import { keyOf, tellsAnonymous } from '../../../src/server/anonymous.ts'

type Knows = Pick<Payload, 'authStrategies' | 'config'>

const knows = ({ autoLogin = false, strategies = ['local-jwt', 'api-clients-api-key'] } = {}) =>
  ({
    authStrategies: strategies.map((name) => ({ name })),
    config: { admin: { autoLogin }, cookiePrefix: 'payload' },
  }) as unknown as Knows

const asking = (headers: Record<string, string>, more: object = {}) =>
  ({ headers, method: 'GET', url: '/api/articles', ...more }) as unknown as IncomingMessage

describe('whose request may be answered as everybody’s', () => {
  it.each([
    ['without anything', {}, true],
    ['with other cookies', { cookie: 'payload-lng=ar; theme=dark' }, true],
    ['with a session', { cookie: 'payload-lng=ar; payload-token=x' }, false],
    ['with a key', { authorization: 'api-clients API-Key x' }, false],
  ])('one %s', (_, headers, isAnonymous) => {
    expect(tellsAnonymous(knows())(asking(headers))).toBe(isAnonymous)
  })

  it('nobody’s where the host knows people by ways of its own', () => {
    expect(tellsAnonymous(knows({ strategies: ['local-jwt', 'by-header'] }))(asking({}))).toBe(
      false,
    )
    expect(tellsAnonymous(knows({ autoLogin: true }))(asking({}))).toBe(false)
  })
})

describe('the key of an answer', () => {
  it.each([
    ['reading', asking({}), '/api/articles'],
    ['only the headers', asking({}, { method: 'HEAD' }), '/api/articles'],
    ['from a page', asking({ origin: 'https://a.example' }), '/api/articles https://a.example'],
    ['writing', asking({}, { method: 'POST' }), null],
    ['another method in a header', asking({ 'x-http-method-override': 'GET' }), null],
    ['a very long address', asking({}, { url: `/api/articles?${'x'.repeat(2_000)}` }), null],
  ])('%s', (_, request, key) => {
    expect(keyOf(request)).toBe(key)
  })
})
