import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

import type { Payload } from 'payload'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { tellOfCommits } from '../../src/database/publicChanges/words/tellOfCommits.ts'
import { actOn } from '../../src/desk/actions/actOn.ts'
import { startChild } from '../bench/shared/child.ts'
import { makeDrafts } from '../bench/withdrawn/makeDrafts.ts'
import type { Desk } from '../bench/withdrawn/openDesk.ts'
import { openDesk } from '../bench/withdrawn/openDesk.ts'
import { startPayload } from '../helpers/payload.ts'
import type { RedisServer } from '../helpers/redisServer.ts'
import { noRedis, startRedis } from '../helpers/redisServer.ts'
import { eventually, untold } from '../helpers/eventually.ts'

/**
 * Two servers over one database, each a process of its own, which never look by themselves: what one of them does
 * the other hears over the Redis, or keeps its answers for hours.
 */
const hours = 3_600_000
const pace = { every: hours, gap: 25, limit: hours }
const person = { email: 'admin@example.org', password: 'a password for tests only' }

let payload: Payload
let stop: () => Promise<void>
let redis: RedisServer
let children: ChildProcess[] = []
let bases: string[]
let desks: Desk[]
let words: { close: () => void }
let made: Awaited<ReturnType<typeof makeDrafts>>

const startReading = async (url: string): Promise<string> => {
  const child = await startChild({ script: 'read/ourServer.ts', task: { pace }, url })
  children = [...children, child]
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return `http://127.0.0.1:${port}`
}

const isShown = async ({ base, slug }: { base: string; slug: string }): Promise<boolean> =>
  (await fetch(`${base}/api/read/articles/${encodeURIComponent(slug)}`)).status === 200

const isShownEverywhere = (slug: string) =>
  Promise.all(bases.map((base) => isShown({ base, slug })))

describe.skipIf(noRedis)(`servers with a Redis${noRedis === null ? '' : ` (${noRedis})`}`, () => {
  beforeAll(async () => {
    const started = await startPayload()
    ;({ payload, stop } = started)
    redis = await startRedis()
    process.env['REDIS_URL'] = redis.url
    words = tellOfCommits({
      adapter: payload.db as never,
      onTrouble: (sentence) => expect.fail(sentence),
      redis: redis.url,
    })
    await payload.create({ collection: 'users', data: { ...person, name: 'admin', role: 'admin' } })
    made = await makeDrafts({ count: 3, payload })
    bases = [await startReading(started.url), await startReading(started.url)]
    desks = []
    for (const base of bases) desks.push(await openDesk({ base, person }))
  })

  afterAll(async () => {
    for (const child of children) {
      child.kill()
      await once(child, 'exit')
    }
    words.close()
    await redis.kill()
    delete process.env['REDIS_URL']
    await stop()
  })

  it.each([
    ['the first server', (id: string) => desks[0]?.act({ action: 'kill', id })],
    ['the second server', (id: string) => desks[1]?.act({ action: 'withhold', id })],
    [
      'a process without a server',
      async (id: string) =>
        actOn({
          action: 'kill',
          article: id,
          input: { reason: 'سبب' },
          overrideAccess: true,
          req: await createLocalReq({}, payload),
          slugs,
        }),
    ],
  ])('show nothing any more that was withdrawn at %s', async (where, withdraw) => {
    const at = ['the first server', 'the second server', 'a process without a server'].indexOf(
      where,
    )
    const { id, slug } = made.subjects[at] ?? { id: '', slug: '' }
    await desks[at % 2]?.act({ action: 'publish', id })
    await eventually(async () => expect(await isShownEverywhere(slug)).toEqual([true, true]))
    await withdraw(id)
    await eventually(async () => expect(await isShownEverywhere(slug)).toEqual([false, false]), {
      timeout: untold,
    })
  })
})
