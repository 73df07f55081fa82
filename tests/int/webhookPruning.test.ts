import type { Payload } from 'payload'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { keepDeliveries } from '../../src/deliver/webhooks/keepDeliveries.ts'
import { pruneDeliveries } from '../../src/deliver/webhooks/pruneDeliveries.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'
import type { WebhookReceiver } from '../helpers/webhookReceiver.ts'
import { startReceiver } from '../helpers/webhookReceiver.ts'
import type { Newsroom } from './webhookHelpers.ts'
import { openNewsroom } from './webhookHelpers.ts'

/** Deliveries that arrived long ago go; what they tell of who has which article stays. */
let payload: Payload
let receiver: WebhookReceiver
let room: Newsroom
let source: string
let stop: () => Promise<void>
let tag: string

beforeAll(async () => {
  const started = await startPayload()
  ;({ payload, stop } = started)
  room = openNewsroom(started)
  receiver = await startReceiver()
  const outlet = { kind: 'outlet', name: 'مصدر', rights: { republish: 'yes' } } as const
  source = (await payload.create({ collection: 'sources', data: outlet })).id
  const label = { label: 'اقتصاد', status: 'approved' } as const
  tag = (await payload.create({ collection: 'tags', data: label })).id
})
afterAll(async () => {
  await receiver.stop()
  await stop()
})
beforeEach(() => room.clear())

const longAgo = () => room.run(`UPDATE deliveries SET delivered_at = now() - interval '31 days'`)
const prune = (most?: number) =>
  pruneDeliveries({ days: 30, payload, slugs, ...(most ? { most } : {}) })
const send = () => room.send({ isDone: room.settled })
const left = async () => (await room.deliveries()).map(({ action, state }) => [action, state])

const published = async (...actions: Parameters<Newsroom['act']>[0][]): Promise<string> => {
  const id = await room.draft('خبر', { source, tags: [tag] })
  for (const action of ['publish', ...actions] as const) await room.act(action, id)
  return id
}

it('keeps the last delivery of what a channel has, and none of what it has no more', async () => {
  await room.channel({ url: receiver.url })
  await published('repeat', 'repeat')
  await published('repeat', 'kill')
  await send()
  expect(await left()).toHaveLength(6)
  expect(await prune()).toBe(0)
  await longAgo()
  // By two at a time, the last of an article is still the last.
  expect(await prune(2)).toBe(5)
  expect(await left()).toEqual([['repeat', 'delivered']])
})

it('still tells of a withdrawal whom an article has led to by a tag that it lost', async () => {
  await room.channel({ filterTags: [tag], url: receiver.url })
  const id = await published('repeat')
  await send()
  await longAgo()
  expect(await prune()).toBe(1)
  await payload.update({ collection: 'articles', data: { tags: [] }, id })
  await room.act('kill', id)
  expect(await left()).toEqual([
    ['repeat', 'delivered'],
    ['kill', 'pending'],
  ])
})

it('leaves what waits and what was given up, until that is dismissed', async () => {
  await room.channel({ url: receiver.url })
  await published('repeat')
  await send()
  await longAgo()
  const [first, second] = await room.deliveries()
  await room.run(`UPDATE deliveries SET state = 'dead' WHERE id = $1`, [first?.id])
  expect(await prune()).toBe(0)

  const api = openApi({ payload })
  const [admin, editor] = [
    await signIn({ payload, role: 'admin' }),
    await signIn({ payload, role: 'editor' }),
  ]
  expect((await api.remove(`/deliveries/${first?.id}`, editor)).status).toBe(403)
  expect((await api.remove(`/deliveries/${first?.id}`)).status).toBe(403)
  expect((await api.remove(`/deliveries/${second?.id}`, admin)).status).toBe(403)
  expect((await api.remove(`/deliveries/${first?.id}`, admin)).status).toBe(200)
  expect(await left()).toEqual([['repeat', 'delivered']])
})

it('is what the worker does, until it is told to stop', async () => {
  await room.channel({ url: receiver.url })
  await published('kill')
  await send()
  await longAgo()
  const stopping = new AbortController()
  const errors: unknown[] = []
  const keeping = keepDeliveries({
    days: 30,
    every: 20,
    onError: (error) => errors.push(error),
    payload,
    signal: stopping.signal,
    slugs,
  })
  await expect.poll(left).toEqual([])
  stopping.abort()
  await keeping
  expect(errors).toEqual([])
})
