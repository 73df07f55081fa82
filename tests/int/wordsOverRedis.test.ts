import { setTimeout as sleep } from 'node:timers/promises'

import { createClient } from '@redis/client'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { getPayload } from 'payload'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

import { hearChanges } from '../../src/database/publicChanges/hearing/hearChanges.ts'
import type { Pace } from '../../src/database/publicChanges/hearing/lookForChanges.ts'
import { channelOf } from '../../src/database/publicChanges/words/channelOf.ts'
import { tellOfCommits } from '../../src/database/publicChanges/words/tellOfCommits.ts'
import { startPayload } from '../helpers/payload.ts'
import { freshDatabase } from '../helpers/postgres.ts'
import type { RedisServer } from '../helpers/redisServer.ts'
import { noRedis, startRedis } from '../helpers/redisServer.ts'
import { eventually } from '../helpers/eventually.ts'

const hours = 3_600_000
/** Never looks by itself: what it hears it heard over the Redis. */
const byWord: Pace = { every: hours, gap: 25, limit: hours }
const byItself: Pace = { every: 200, gap: 25, limit: hours }

/** Two Payloads with pools of their own over one database, as two processes have them. */
let first: Payload
let second: Payload
let database: pg.Client
let stop: () => Promise<void>
let redis: RedisServer
const ends: (() => Promise<void> | void)[] = []

beforeAll(async () => {
  const started = await startPayload()
  first = started.payload
  const { default: config } = await import('../../payload.config.ts')
  second = await getPayload({ config, key: 'second' })
  database = new pg.Client({ connectionString: started.url })
  await database.connect()
  stop = async () => {
    await database.end()
    await second.destroy()
    await started.stop()
  }
})

afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

afterAll(() => stop())

const adapterOf = ({ db }: Payload) => db as unknown as PostgresAdapter

const hearing = ({ of, pace, url }: { of: Payload; pace: Pace; url: string }) => {
  const heard = { onChange: vi.fn(), onLive: vi.fn(), onTrouble: vi.fn() }
  ends.push(hearChanges({ ...heard, adapter: adapterOf(of), pace, redis: url }))
  return heard
}

type Hearing = ReturnType<typeof hearing>

/** Looks that succeeded: each says that it is live. */
const looksOf = ({ onLive }: Hearing): number =>
  onLive.mock.calls.filter(([isLive]) => isLive === true).length

/** Until nothing that was said has it look any more; for those that never look by themselves. @returns its looks */
const settled = async (heard: Hearing): Promise<number> => {
  const looks = looksOf(heard)
  await sleep(1_200)
  return looksOf(heard) === looks ? looks : settled(heard)
}

/** Until it heard a word: before, it may not listen yet. */
const listens = async (heard: Hearing, url: string): Promise<void> => {
  const sender = await createClient({ url }).connect()
  const channel = await channelOf(adapterOf(first))
  try {
    await eventually(
      async () => {
        expect(await sender.publish(channel, 'look')).toBeGreaterThan(0)
        const looks = looksOf(heard)
        await sender.publish(channel, 'look')
        await eventually(() => expect(looksOf(heard)).toBeGreaterThan(looks), { timeout: 2_000 })
      },
      { timeout: 20_000 },
    )
  } finally {
    sender.destroy()
  }
}

const publish = async (payload: Payload): Promise<string> => {
  const { id } = await payload.create({
    collection: 'articles',
    data: { _status: 'published', headline: 'خبر', headlineOrigin: 'given' } as never,
    overrideAccess: true,
  })
  return id
}

/** A change of which no process of ours knows. */
const changeBySql = () => database.query(`UPDATE articles SET headline = headline || '.'`)

const changed = ({ onChange }: Hearing, times = 1) =>
  eventually(() => expect(onChange.mock.calls.length).toBeGreaterThanOrEqual(times), {
    timeout: 20_000,
  })

describe.skipIf(noRedis)(`with a Redis${noRedis === null ? '' : ` (${noRedis})`}`, () => {
  beforeAll(async () => {
    redis = await startRedis({ password: 'a/b' })
    redis.url = redis.url.replace('a/b', 'a%2Fb')
  })
  beforeEach(() => redis.start())
  afterAll(() => redis.kill())

  it('hears at once what another process committed, without LISTEN', async () => {
    const asked = vi.spyOn(pg.Client.prototype, 'query')
    const here = hearing({ of: first, pace: byWord, url: redis.url })
    const there = hearing({ of: second, pace: byWord, url: redis.url })
    for (const heard of [here, there]) await listens(heard, redis.url)
    expect(JSON.stringify(asked.mock.calls.map(([query]) => query))).not.toContain('LISTEN')
    asked.mockRestore()
    await publish(first)
    await changed(there)
    await changed(here)
    await publish(second)
    await changed(here, 2)
    await changed(there, 2)
    for (const { onTrouble } of [here, there]) expect(onTrouble).not.toHaveBeenCalled()
  })

  it('hears at once what a worker committed, which hears nothing itself', async () => {
    const here = hearing({ of: second, pace: byWord, url: redis.url })
    await listens(here, redis.url)
    const onTrouble = vi.fn()
    const words = tellOfCommits({ adapter: adapterOf(first), onTrouble, redis: redis.url })
    ends.push(words.close)
    await eventually(
      async () => {
        await publish(first)
        await eventually(() => expect(here.onChange).toHaveBeenCalled(), { timeout: 2_000 })
      },
      { timeout: 20_000 },
    )
    expect(onTrouble).not.toHaveBeenCalled()
  })

  it('tells the others of what it found by itself', async () => {
    await publish(first)
    const here = hearing({ of: first, pace: byWord, url: redis.url })
    const there = hearing({ of: second, pace: byItself, url: redis.url })
    for (const heard of [here, there]) await listens(heard, redis.url)
    // A look that was asked for finds a change without telling of it, and words are still about.
    await eventually(
      async () => {
        await changeBySql()
        await eventually(() => expect(here.onChange).toHaveBeenCalled(), { timeout: 2_000 })
      },
      { timeout: 20_000 },
    )
    await changed(there)
  })

  it('looks a few times for thousands of words, and not at all for what is no word of ours', async () => {
    const here = hearing({ of: first, pace: { ...byWord, gap: 500 }, url: redis.url })
    await listens(here, redis.url)
    const sender = await createClient({ url: redis.url }).connect()
    ends.push(() => sender.destroy())
    const channel = await channelOf(adapterOf(first))
    const before = looksOf(here)
    const began = performance.now()
    for (let at = 0; at < 100; at += 1) {
      await Promise.all(Array.from({ length: 100 }, () => sender.publish(channel, 'look')))
    }
    const most = (performance.now() - began) / 500 + 2
    await eventually(() => expect(looksOf(here)).toBeGreaterThan(before))
    expect(looksOf(here) - before).toBeLessThanOrEqual(most)

    const quiet = await settled(here)
    for (const foreign of ['', 'look ', 'LOOK', '{"look":true}', 'look'.repeat(1_000_000)]) {
      await sender.publish(channel, foreign)
    }
    expect(await settled(here)).toBe(quiet)
  })

  it('has words of its own for each archive, and for a copy of it', async () => {
    const copy = new pg.Pool({ connectionString: (await freshDatabase()).url })
    ends.push(() => copy.end())
    const history = `INSERT INTO nashra_public_changes (kind, id, xact, at)
      SELECT 'generation', $1, 0, now()`
    const { rows } = await database.query<{ id: string }>(
      `SELECT id FROM nashra_public_changes WHERE kind = 'generation'`,
    )
    await copy.query(`DELETE FROM nashra_public_changes WHERE kind = 'generation'`)
    await copy.query(history, [rows[0]?.id])
    const channel = await channelOf(adapterOf(first))
    expect(channel).toMatch(/^nashra:changes:[\da-f]{16}$/)
    expect(await channelOf(adapterOf(second))).toBe(channel)
    expect(await channelOf({ pool: copy })).not.toBe(channel)
  })

  it('goes on without a Redis that is killed, says so once, and takes it up again', async () => {
    await publish(first)
    const here = hearing({ of: first, pace: byWord, url: redis.url })
    const there = hearing({ of: second, pace: byItself, url: redis.url })
    for (const heard of [here, there]) await listens(heard, redis.url)
    await redis.kill()
    await settled(here)
    const before = here.onChange.mock.calls.length
    await changeBySql()
    await changed(there)
    for (const { onTrouble } of [here, there]) {
      await eventually(() => expect(onTrouble).toHaveBeenCalledTimes(1))
      expect(onTrouble.mock.calls[0]?.[0]).toMatch(/nothing listens there|closed the connection/)
    }
    expect(here.onChange).toHaveBeenCalledTimes(before)
    expect(here.onLive).toHaveBeenLastCalledWith(true)
    await redis.start()
    // What was said while it was away it looks for by itself, and it hears what comes after, however much
    // later the other one finds the Redis again.
    await changed(here, before + 1)
    await listens(here, redis.url)
    const times = here.onChange.mock.calls.length
    await publish(second)
    await changed(here, times + 1)
    for (const { onTrouble } of [here, there]) expect(onTrouble).toHaveBeenCalledTimes(1)
  })

  it('says that the password is wrong, never which it is, and looks by itself', async () => {
    await publish(first)
    const url = redis.url.replace('a%2Fb', 'wr%2Fong')
    const here = hearing({ of: first, pace: byItself, url })
    await eventually(() => expect(here.onTrouble).toHaveBeenCalledTimes(1))
    await eventually(() => expect(here.onLive).toHaveBeenLastCalledWith(true))
    const [said] = here.onTrouble.mock.calls[0] as [string]
    expect(said).toContain('user or password is wrong')
    expect(said).toContain('REDIS_URL')
    expect(said).not.toMatch(/wr\/ong|wr%2Fong/)
    await changeBySql()
    await changed(here)
  })
})

it.each([
  ['where there never is a Redis', 'redis://127.0.0.1:1', 'nothing listens there'],
  ['where REDIS_URL is no address', 'localhost:6379', 'It has the form redis://'],
  ['where REDIS_URL is of something else', 'https://127.0.0.1', 'It has the form redis://'],
])('finds what was written in plain SQL %s, and says what to do', async (_, url, says) => {
  await publish(first)
  const here = hearing({ of: first, pace: byItself, url })
  await eventually(() => expect(here.onLive).toHaveBeenLastCalledWith(true))
  await eventually(() => expect(here.onTrouble).toHaveBeenCalledTimes(1))
  expect(here.onTrouble.mock.calls[0]?.[0]).toContain(says)
  expect(here.onTrouble.mock.calls[0]?.[0]).toContain('REDIS_URL')
  const times = here.onChange.mock.calls.length
  await changeBySql()
  await changed(here, times + 1)
  expect(here.onLive).not.toHaveBeenLastCalledWith(false)
})

it('says which package is missing', async () => {
  vi.doMock('@redis/client', () => {
    throw new Error('Cannot find package')
  })
  const here = hearing({ of: first, pace: byItself, url: 'redis://127.0.0.1:1' })
  await eventually(() => expect(here.onTrouble).toHaveBeenCalledTimes(1))
  expect(here.onTrouble.mock.calls[0]?.[0]).toContain('npm install @redis/client')
  vi.doUnmock('@redis/client')
  await eventually(() => expect(here.onLive).toHaveBeenLastCalledWith(true))
})
