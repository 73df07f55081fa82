import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as turn } from 'node:timers/promises'

import { afterEach, describe, expect, it } from 'vitest'

import { createResponseCache } from '../../../src/server/cache/responseCache.ts'
import { createVersions } from '../../../src/server/cache/versions.ts'
import { createRefuseTooMany } from '../../../src/server/refuseTooMany.ts'
import { createSitePages } from '../../../src/server/sitePages.ts'

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

const errors: unknown[] = []

/** A host with the usual ways of knowing people. */
const payload = {
  authStrategies: [{ authenticate: () => ({ user: null }), name: 'local-jwt' }],
  config: { admin: {}, cookiePrefix: 'payload' },
  logger: { error: (told: unknown) => errors.push(told) },
} as never

const serve = async ({
  burst = 100,
  handle,
  mayKeep = true,
}: {
  burst?: number
  handle: Handle
  mayKeep?: boolean
}) => {
  const versions = createVersions()
  versions.setLive(true)
  const cache = createResponseCache({
    hash: (body) => `${body.length}`,
    maxBytes: 1_000_000,
    versions,
  })
  const answer = createSitePages({
    cache,
    handle,
    mayKeep,
    payload,
    refuseTooMany: createRefuseTooMany({ proxies: 1, rateLimit: { burst, perSecond: 1 } }),
  })
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  stops.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    get: (path: string, init?: RequestInit) => fetch(`${origin}${path}`, init),
    versions,
  }
}

const page = 'صفحة '.repeat(1_000)

/** As Next writes a page: in pieces, by a stream, with headers set before. */
const streaming = () => {
  const asked: { accepts: unknown; method: unknown; tag: unknown }[] = []
  const handle: Handle = async ({ headers, method }, response) => {
    asked.push({ accepts: headers['accept-encoding'], method, tag: headers['if-none-match'] })
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.setHeader('Link', ['</a.woff2>; rel=preload', '</b.woff2>; rel=preload'])
    response.setHeader('Cache-Control', 'private, no-store')
    await turn()
    await pipeline(
      Readable.from([page.slice(0, 700), page.slice(700), `${asked.length}`]),
      response,
    )
  }
  return { asked, handle }
}

describe('pages of the site', () => {
  it('are made once, whole, and sent to whoever asks', async () => {
    const { asked, handle } = streaming()
    const { get } = await serve({ handle })
    const first = await get('/articles/slug')
    expect(await first.text()).toBe(`${page}1`)
    expect(first.headers.get('link')).toBe('</a.woff2>; rel=preload, </b.woff2>; rel=preload')
    expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    const again = await get('/articles/slug', { headers: { cookie: 'theme=dark' } })
    expect(await again.text()).toBe(`${page}1`)
    expect(asked).toHaveLength(1)
  })

  it('are made whole for a client that has another copy, and 304 for one that has this', async () => {
    const { asked, handle } = streaming()
    const { get } = await serve({ handle })
    const headers = { 'accept-encoding': 'gzip', 'if-none-match': '"other"' }
    const first = await get('/', { headers })
    expect(first.status).toBe(200)
    expect(first.headers.get('content-encoding')).toBe('gzip')
    expect(await first.text()).toBe(`${page}1`)
    expect(asked).toEqual([{ accepts: undefined, method: 'GET', tag: undefined }])
    const tag = first.headers.get('etag') ?? ''
    expect((await get('/', { headers: { 'if-none-match': tag } })).status).toBe(304)
  })

  it('are made anew after a public change', async () => {
    const { handle } = streaming()
    const { get, versions } = await serve({ handle })
    await (await get('/tags/tag')).text()
    versions.take({ isNew: false, kind: 'article' })
    expect(await (await get('/tags/tag')).text()).toBe(`${page}2`)
  })

  it.each<[string, string, RequestInit]>([
    ['for somebody who is signed in', '/', { headers: { cookie: 'payload-token=x' } }],
    ['for one who sends credentials', '/', { headers: { authorization: 'JWT x' } }],
    ['in part, for a script', '/', { headers: { rsc: '1' } }],
    ['in part, beforehand', '/', { headers: { 'next-router-prefetch': '1' } }],
    ['of the panel', '/admin', {}],
    ['that are files', '/_next/static/a.js', {}],
    ['deeper than the site has any', '/articles/a/b', {}],
    ['that are sent something', '/', { method: 'POST' }],
  ])('are not kept %s', async (_, path, init) => {
    const { asked, handle } = streaming()
    const { get } = await serve({ handle })
    await (await get(path, init)).text()
    await (await get(path, init)).text()
    expect(asked).toHaveLength(2)
  })

  it('are not kept where they come from a database that lags behind', async () => {
    const { asked, handle } = streaming()
    const { get } = await serve({ handle, mayKeep: false })
    await (await get('/')).text()
    await (await get('/')).text()
    expect(asked).toHaveLength(2)
  })

  it.each([404, 410, 500])('are not kept with status %i', async (status) => {
    let asked = 0
    const { get } = await serve({
      handle: (_, response) => {
        asked += 1
        response.writeHead(status, { 'content-type': 'text/html' })
        response.end('gone')
        return Promise.resolve()
      },
    })
    for (let times = 0; times < 2; times += 1) {
      const answer = await get('/articles/slug')
      expect(answer.status).toBe(status)
      expect(answer.headers.get('content-type')).toBe('text/html')
      expect(await answer.text()).toBe('gone')
    }
    expect(asked).toBe(2)
  })

  it('are not kept with a cookie that they set', async () => {
    let asked = 0
    const { get } = await serve({
      handle: (_, response) => {
        asked += 1
        response.setHeader('set-cookie', 'a=b')
        response.end('page')
        return Promise.resolve()
      },
    })
    for (let times = 0; times < 2; times += 1)
      expect((await get('/')).headers.get('set-cookie')).toBe('a=b')
    expect(asked).toBe(2)
  })

  it('that break say so in a sentence, and are asked for again', async () => {
    let asked = 0
    const { get } = await serve({
      handle: () => {
        asked += 1
        return Promise.reject(new Error('secret path'))
      },
    })
    for (let times = 0; times < 2; times += 1) {
      const answer = await get('/')
      expect(answer.status).toBe(500)
      expect(await answer.text()).not.toContain('secret')
    }
    expect(asked).toBe(2)
    expect(errors).toHaveLength(2)
  })

  it('that are broken off are not sent as whole', async () => {
    const { get } = await serve({
      handle: async (_, response) => {
        response.write('half')
        await turn()
        response.destroy(new Error('broken'))
      },
    })
    expect((await get('/')).status).toBe(500)
  })

  it('that are kept cost a client nothing, and others no more than its share', async () => {
    const { handle } = streaming()
    const { get } = await serve({ burst: 2, handle })
    const statuses: number[] = []
    for (const path of ['/', '/', '/', '/?a', '/?b', '/']) statuses.push((await get(path)).status)
    expect(statuses).toEqual([200, 200, 200, 200, 429, 200])
    const refused = await get('/?b', { headers: { rsc: '1' } })
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('1')
    expect((await get('/_next/static/a.js')).status).toBe(200)
  })

  it('leave HEAD to who makes them, until they are kept', async () => {
    const { asked, handle } = streaming()
    const { get } = await serve({ handle })
    await get('/', { method: 'HEAD' })
    await (await get('/')).text()
    expect(asked.map(({ method }) => method)).toEqual(['HEAD', 'GET'])
    const head = await get('/', { method: 'HEAD' })
    expect(head.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(asked).toHaveLength(2)
  })
})
