import { setTimeout as sleep } from 'node:timers/promises'

import type { Payload } from 'payload'
import { createLocalReq } from 'payload'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import type { MemoryStore, SyncPage } from '../../src/client/index.ts'
import { createMemoryStore, createReplica } from '../../src/client/index.ts'
import { endEmbargoes } from '../../src/database/publicChanges/endEmbargoes.ts'
import { ensureTriggers } from '../../src/database/publicChanges/ensureTriggers.ts'
import { actOn } from '../../src/desk/actions/actOn.ts'
import { richText } from '../../src/text/richText.ts'
import { startPayload } from '../helpers/payload.ts'
import type { ReadServer } from '../helpers/readServer.ts'
import { startReadServer } from '../helpers/readServer.ts'
import { eventually } from '../helpers/eventually.ts'

let payload: Payload
let database: pg.Client
let server: ReadServer
let stop: () => Promise<void>
let url: string
let store: MemoryStore

beforeAll(async () => {
  const started = await startPayload()
  payload = started.payload
  stop = started.stop
  url = started.url
  database = new pg.Client({ connectionString: url })
  await database.connect()
  server = await startReadServer()
})

beforeEach(() => {
  store = createMemoryStore()
})

afterAll(async () => {
  await database.end()
  await server.stop()
  await stop()
})

const replica = (more: Partial<Parameters<typeof createReplica>[0]> = {}) =>
  createReplica({ limit: 3, store, url: `${server.url}/api`, ...more })

const create = async (headline: string, more: object = {}): Promise<string> => {
  const body = richText({ blocks: [{ kind: 'paragraph', text: `نص ${headline}` }] })
  const data = { _status: 'published', body, headline, headlineOrigin: 'given', ...more }
  const made = await payload.create({
    collection: 'articles',
    data: data as never,
    overrideAccess: true,
  })
  return made.id
}

const update = (id: string, data: object) =>
  payload.update({ collection: 'articles', data, id, overrideAccess: true })

/** What readers see now, by the list that they are answered with. */
const published = async (): Promise<Record<string, string>> => {
  const { docs } = await payload.find({
    collection: 'articles',
    depth: 0,
    overrideAccess: false,
    pagination: false,
    select: { headline: true },
  })
  return Object.fromEntries(docs.map(({ headline, id }) => [id, headline]))
}

const held = (): Record<string, string> =>
  Object.fromEntries([...store.articles].map(([id, { headline }]) => [id, headline]))

/**
 * Pulls until the replica holds what is expected: changes are told once no older transaction of the server
 * is under way, and other tests have some on theirs.
 */
const pullUntil = (holds: () => Promise<void> | void, into = store): Promise<void> =>
  eventually(async () => {
    await replica({ store: into }).pull()
    await holds()
  })

const holdsAll = async (): Promise<void> => {
  expect(held()).toEqual(await published())
}

describe('a replica', () => {
  it('begins with everything, then gets what changed', async () => {
    const [kept, killed] = [await create('يبقى'), await create('يسحب')]
    await create('مسودة', { _status: 'draft' })
    await pullUntil(holdsAll)
    expect(Object.keys(held())).toHaveLength(2)

    await eventually(async () => {
      expect(await replica().pull()).toBe(0)
    })
    await update(kept, { headline: 'عدل' })
    await update(killed, { pubStatus: 'canceled' })
    const changes: unknown[] = []
    const told = {
      ...store,
      apply: (page: Parameters<typeof store.apply>[0]) => {
        changes.push(...page.changes)
        return store.apply(page)
      },
    }
    await pullUntil(() => {
      expect(held()).toEqual({ [kept]: 'عدل' })
    }, told)
    expect(changes).toContainEqual(
      expect.objectContaining({ action: 'remove', id: killed, isKilled: true, note: null }),
    )
  })

  it.each([
    ['what readers are told of it', 'نعتذر عن <b>خطأ</b> في الوقائع', 'kill'],
    ['nothing where readers are told nothing', null, 'kill'],
    ['nothing where it may come back', null, 'withhold'],
  ] as const)('is told of a withdrawal %s, and never its reason', async (_, note, action) => {
    const id = await create('يسحب بكلمة')
    await pullUntil(() => {
      expect(held()).toHaveProperty(id)
    })
    const since = await store.cursor()
    await actOn({
      action,
      article: id,
      input: { reason: 'سبب لا يخص أحدا', ...(note === null ? {} : { publicNote: note }) },
      overrideAccess: true,
      req: await createLocalReq({}, payload),
      slugs,
    })
    await pullUntil(() => {
      expect(held()).not.toHaveProperty(id)
    })
    const text = await (await server.get(`/api/sync?since=${since}&limit=200`)).text()
    const { changes } = JSON.parse(text) as SyncPage
    const removed = { action: 'remove', id, isKilled: action === 'kill', kind: 'article', note }
    expect(changes).toContainEqual({ ...removed, at: expect.any(String) as string })
    expect(text).not.toContain('سبب لا يخص أحدا')
  })

  it('misses nothing that commits late', async () => {
    await replica().pull()
    const id = await create('قديم')
    const late = new pg.Client({ connectionString: url })
    await late.connect()
    await late.query('BEGIN')
    await late.query(`UPDATE articles SET headline = 'من معاملة بطيئة' WHERE id = $1`, [id])
    // Others commit meanwhile, with higher numbers, and the replica comes by.
    const other = await create('أسرع')
    await replica().pull()
    expect(held()[id]).not.toBe('من معاملة بطيئة')
    await late.query('COMMIT')
    await late.end()
    await pullUntil(async () => {
      expect(held()[id]).toBe('من معاملة بطيئة')
      expect(held()[other]).toBe('أسرع')
      await holdsAll()
    })
  })

  it('holds exactly what is published while writers write', async () => {
    const stopping = new AbortController()
    const following = replica().follow({ everyMs: 5, signal: stopping.signal })
    const write = async (writer: number): Promise<void> => {
      const own: string[] = []
      for (let step = 0; step < 12; step += 1) {
        const [id] = own.slice(step % (own.length || 1))
        const act = (step + writer) % 4
        if (!id || act === 0) own.push(await create(`كاتب ${writer} خطوة ${step}`))
        else if (act === 1) await update(id, { headline: `عدله ${writer} في ${step}` })
        else if (act === 2) await update(id, { pubStatus: step % 2 ? 'withheld' : 'usable' })
        else await payload.delete({ collection: 'articles', id, overrideAccess: true })
        if (act === 3) own.splice(own.indexOf(id ?? ''), 1)
      }
    }
    await Promise.all([1, 2, 3].map(write))
    const wanted = await published()
    await expect.poll(held, { timeout: 20_000 }).toEqual(wanted)
    stopping.abort()
    await following
    expect(Object.keys(wanted).length).toBeGreaterThan(3)
  })

  it('is told of an article when its embargo ends, and of nothing before', async () => {
    const until = new Date(Date.now() + 1_500)
    const id = await create('تحت الحظر', { embargoedUntil: until.toISOString() })
    const before = await (await server.get('/api/sync?limit=200')).text()
    expect(before).not.toContain(id)
    await replica().pull()
    expect(held()).not.toHaveProperty(id)
    await sleep(until.getTime() - Date.now() + 50)
    expect(await endEmbargoes({ payload, since: null, slugs })).toBe(1)
    expect(await endEmbargoes({ payload, since: null, slugs })).toBe(0)
    await pullUntil(() => {
      expect(held()).toHaveProperty(id)
    })
  })

  it('carries tags and sources', async () => {
    const tag = await payload.create({
      collection: 'tags',
      data: { label: 'وسم', status: 'approved' },
      overrideAccess: true,
    })
    await pullUntil(() => {
      expect(store.tags.get(tag.id)).toMatchObject({ movedTo: null, name: 'وسم' })
    })
    await payload.update({
      collection: 'tags',
      data: { status: 'noise' },
      id: tag.id,
      overrideAccess: true,
    })
    await pullUntil(() => {
      expect(store.tags.has(tag.id)).toBe(false)
    })
  })

  it('begins anew after a restore on a server whose transactions are younger', async () => {
    await replica().pull()
    const far = '900000000000000'
    await database.query(`UPDATE nashra_public_changes SET xact = $1 WHERE kind = 'article'`, [far])
    expect(await ensureTriggers({ payload, slugs })).toBe(true)
    const { rows } = await database.query(
      `SELECT max(xact)::text AS most FROM nashra_public_changes`,
    )
    expect(rows).toEqual([{ most: '0' }])
    const since = await store.cursor()
    expect((await server.get(`/api/sync?since=${since}`)).status).toBe(410)
    await pullUntil(holdsAll)
  })

  it('tries again what fails for a moment, and says what fails for good', async () => {
    let calls = 0
    const flaky: typeof fetch = (...args) => {
      calls += 1
      if (calls === 1) return Promise.reject(new TypeError('fetch failed'))
      if (calls === 2) {
        const headers = { 'retry-after': '0' }
        return Promise.resolve(new Response('{}', { headers, status: 429 }))
      }
      return fetch(...args)
    }
    await replica({ fetch: flaky }).pull()
    await pullUntil(holdsAll)
    expect(calls).toBeGreaterThan(2)
    const wrong = replica({ url: `${server.url}/api/read` }).pull()
    await expect(wrong).rejects.toThrow(/refused \(404\)/)
  })
})

it.each(['x', 'a'.repeat(60), '..', 'AAAA'])('refuses since=%s', async (since) => {
  const answer = await server.get(`/api/sync?since=${since}`)
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain('since')
})
