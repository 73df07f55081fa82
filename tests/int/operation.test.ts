import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { healthRoutes } from '../../src/deliver/answers/health.ts'
import { Refusal } from '../../src/deliver/answers/refusal.ts'
import { openApi } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'
import type { ReadServer } from '../helpers/readServer.ts'
import { startReadServer } from '../helpers/readServer.ts'

/** What whoever runs the server asks of it. */
let payload: Payload
let server: ReadServer
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
  server = await startReadServer()
})
afterAll(async () => {
  await server.stop()
  await stop()
})

type Pool = { query: (text: string) => Promise<unknown> }
const sql = (text: string) => (payload.db as unknown as { pool: Pool }).pool.query(text)

const ready = async (query: () => Promise<unknown[]>) => {
  const route = healthRoutes().find(({ path }) => path === '/health/ready')
  try {
    await route?.answer({
      migrations: () => Promise.resolve(['20260101_000000_a']),
      query,
    } as never)
    return 'ready'
  } catch (error) {
    return error instanceof Refusal ? error.reason : error
  }
}

describe('health', () => {
  it.each(['/health/live', '/health/ready'])('%s is well, by both ways', async (path) => {
    const own = await server.get(`/api${path}`)
    expect([own.status, await own.json()]).toEqual([200, { status: 'ok' }])
    expect(await openApi({ payload }).get(path)).toEqual({ body: { status: 'ok' }, status: 200 })
  })

  it('is not ready while a migration has not been run, and says which; it lives all the same', async () => {
    const name = '20261122_033948_initial'
    expect((await server.get('/api/health/ready')).status).toBe(200)
    await sql(`UPDATE payload_migrations SET name = 'x' WHERE name = '${name}'`)
    try {
      for (const language of ['ar', 'en']) {
        const answer = await server.get('/api/health/ready', {
          headers: { 'accept-language': language },
        })
        expect(answer.status).toBe(503)
        expect(answer.headers.get('cache-control')).toBe('no-store')
        const text = await answer.text()
        expect(text).toContain(name)
        expect(text).toContain('npm run migrate')
        expect(/\p{Script=Arabic}/u.test(text)).toBe(language === 'ar')
      }
      expect((await server.get('/api/health/live')).status).toBe(200)
    } finally {
      await sql(`UPDATE payload_migrations SET name = '${name}' WHERE name = 'x'`)
    }
    expect((await server.get('/api/health/ready')).status).toBe(200)
  })

  it.each([
    ['ready', 'all was run', () => Promise.resolve([{ name: '20260101_000000_a' }])],
    ['notMigrated', 'nothing was run', () => Promise.resolve([])],
    ['notMigrated', 'there is no table', () => refuse({ code: '42P01' })],
    ['databaseSilent', 'nobody listens', () => refuse({ code: 'ECONNREFUSED' })],
    ['databaseSilent', 'nobody answers', () => new Promise<unknown[]>(() => {})],
  ])('is %s where %s', async (expected, _, query) => {
    expect(await ready(query)).toBe(expected)
  })
})

const refuse = (more: object): Promise<unknown[]> =>
  Promise.reject(Object.assign(new Error('SECRET'), more))

describe('metrics', () => {
  const figures = async (): Promise<string> => {
    const answer = await server.get('/api/metrics')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    return answer.text()
  }
  const valueOf = async (series: string): Promise<number> => {
    const line = (await figures()).split('\n').find((one) => one.startsWith(`${series} `))
    return Number(line?.slice(series.length + 1) ?? 0)
  }

  it('count answers that were kept, and what was asked, by kind and class', async () => {
    const hit = 'nashra_kept_answers_total{result="hit"}'
    const miss = 'nashra_kept_answers_total{result="miss"}'
    const asked = (kind: string, status: string) =>
      `nashra_http_request_duration_seconds_count{kind="${kind}",status="${status}"}`
    const before = await Promise.all([
      valueOf(hit),
      valueOf(miss),
      valueOf(asked('read', '2xx')),
      valueOf(asked('read', '4xx')),
    ])
    for (const path of ['?limit=7', '?limit=7', '?limit=0']) {
      await (await server.get(`/api/read/articles${path}`)).text()
    }
    const after = await Promise.all([
      valueOf(hit),
      valueOf(miss),
      valueOf(asked('read', '2xx')),
      valueOf(asked('read', '4xx')),
    ])
    // A refusal is made anew each time.
    expect(after.map((value, at) => value - (before[at] ?? 0))).toEqual([1, 2, 2, 1])
  })

  it('have the cache, the pool and the process, and every line in the text format', async () => {
    const text = await figures()
    for (const name of [
      'nashra_kept_answers_bytes ',
      'nashra_kept_answers_entries ',
      'nashra_database_connections{state="all"} ',
      'process_cpu_seconds_total ',
      'nodejs_eventloop_lag_seconds ',
    ]) {
      expect(text).toContain(`\n${name}`)
    }
    const line = /^(?:|# (?:HELP|TYPE) .+|[a-z_]\w*(?:\{\w+="[^"\n]*"(?:,\w+="[^"\n]*")*\})? \S+)$/i
    expect(text.split('\n').filter((one) => !line.test(one))).toEqual([])
  })

  it('have no series that a client could name', async () => {
    for (const path of [
      '/api/__proto__',
      '/api/constructor',
      '/api/strange-name',
      '/strange-page',
    ]) {
      const answer = await server.get(path)
      expect([path, answer.status]).toEqual([path, 404])
      await answer.text()
    }
    expect(await figures()).not.toMatch(/strange|proto|constructor/)
  })

  it('are told to nobody for whom an unknown proxy asks', async () => {
    for (const name of ['x-forwarded-for', 'forwarded']) {
      const answer = await server.get('/api/metrics', { headers: { [name]: '127.0.0.1' } })
      expect(answer.status).toBe(403)
      expect(await answer.text()).toContain('METRICS_TOKEN')
    }
  })

  it('are not written to', async () => {
    expect((await server.get('/api/metrics', { method: 'POST' })).status).toBe(404)
  })

  it('are told to whoever has the token, and to nobody else, where there is one', async () => {
    const token = 'a token for tests only'.replaceAll(' ', '-')
    process.env.METRICS_TOKEN = token
    const guarded = await startReadServer()
    try {
      const statusOf = async (authorization?: string) =>
        (
          await guarded.get('/api/metrics', {
            headers: authorization === undefined ? {} : { authorization },
          })
        ).status
      expect(await statusOf()).toBe(401)
      expect(await statusOf(`Bearer ${token}x`)).toBe(401)
      expect(await statusOf(token)).toBe(401)
      expect(await statusOf(`Bearer ${token}`)).toBe(200)
    } finally {
      await guarded.stop()
      delete process.env.METRICS_TOKEN
    }
  })
})
