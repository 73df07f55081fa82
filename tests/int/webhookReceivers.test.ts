import { setTimeout as sleep } from 'node:timers/promises'

import type { Payload } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { startWorker } from '../helpers/startWorker.ts'
import { postMessage } from '../../src/deliver/webhooks/post/postMessage.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'
import type { WebhookReceiver } from '../helpers/webhookReceiver.ts'
import { startReceiver } from '../helpers/webhookReceiver.ts'
import type { Newsroom } from './webhookHelpers.ts'
import { openNewsroom, secret } from './webhookHelpers.ts'

/** Receivers that mean no good, workers that die, and what administrators do by hand. */

let payload: Payload
let receiver: WebhookReceiver
let room: Newsroom
let stop: () => Promise<void>
let url: string
let source: string

beforeAll(async () => {
  // The plugin reads it when the config is loaded.
  process.env['WEBHOOKS_ALLOW_PRIVATE'] = '127.0.0.1'
  const started = await startPayload()
  ;({ payload, stop, url } = started)
  room = openNewsroom(started)
  receiver = await startReceiver()
  // The first person is made an administrator, whatever was asked for.
  await signIn({ payload, role: 'admin' })
  const data = { kind: 'outlet', name: 'مصدر', rights: { republish: 'yes' } } as const
  source = (await payload.create({ collection: 'sources', data })).id
})
afterAll(async () => {
  delete process.env['WEBHOOKS_ALLOW_PRIVATE']
  await receiver.stop()
  await stop()
})
beforeEach(async () => {
  await room.clear()
  receiver.behave = () => 204
  receiver.got = []
})

const published = async (headline: string) => {
  const id = await room.draft(headline, { source })
  await room.act('publish', id)
  return id
}

describe('a receiver', () => {
  const post = (address = receiver.url, allowPrivate: boolean | string[] = ['127.0.0.1']) =>
    postMessage({ address, allowPrivate, body: '{}', headers: {}, timeout: 1_500 })

  it('may answer without end: only the head is read', async () => {
    const sent = { bytes: 0, isClosed: false }
    receiver.behave = ({ response }) => {
      response.writeHead(200)
      const chunk = Buffer.alloc(65_536, 'x')
      const more = () => {
        while (!sent.isClosed && sent.bytes < 1e9 && response.write(chunk))
          sent.bytes += chunk.length
      }
      response.on('drain', more).on('close', () => (sent.isClosed = true))
      more()
      return undefined
    }
    expect(await post()).toMatchObject({ status: 200 })
    for (let tries = 0; tries < 200 && !sent.isClosed; tries += 1) await sleep(10)
    expect(sent.isClosed).toBe(true)
    expect(sent.bytes).toBeLessThan(50e6)
  })

  it('may say nothing, or begin and never end its head', async () => {
    receiver.behave = () => undefined
    expect(await post()).toEqual({ problem: 'timeout' })
    receiver.behave = ({ response }) => {
      response.socket?.write('HTTP/1.1 200 OK\r\nx-slow: ')
      return undefined
    }
    expect(await post()).toEqual({ problem: 'timeout' })
  })

  it('may send huge headers, or what is no HTTP', async () => {
    receiver.behave = ({ response }) => {
      response.socket?.write(`HTTP/1.1 200 OK\r\nx-big: ${'x'.repeat(100_000)}\r\n\r\n`)
      return undefined
    }
    expect(await post()).toEqual({ problem: 'unreachable HPE_HEADER_OVERFLOW' })
    receiver.behave = ({ response }) => {
      response.socket?.end('+OK hello\r\n')
      return undefined
    }
    expect(await post()).toEqual({ problem: expect.stringMatching(/^unreachable HPE_/) })
  })

  it('may hang up', async () => {
    receiver.behave = ({ response }) => {
      response.socket?.destroy()
      return undefined
    }
    expect(await post()).toEqual({ problem: 'unreachable ECONNRESET' })
  })

  it('may send elsewhere, and nobody goes there', async () => {
    receiver.behave = ({ response }) => {
      response.setHeader('location', `${receiver.url}/inside`)
      return 307
    }
    expect(await post()).toMatchObject({ status: 307 })
    expect(receiver.got.map(({ path }) => path)).toEqual(['/'])
  })

  it('is not asked in a private network, by whatever name', async () => {
    const port = new URL(receiver.url).port
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433']) {
      expect(await post(`http://${host}:${port}/`, false)).toEqual({ problem: 'privateAddress' })
    }
    expect(receiver.got).toEqual([])
  })

  it('is connected to at the addresses that were checked, whatever the name leads to by then', async () => {
    const { port } = new URL(receiver.url)
    let asked = 0
    const posted = await postMessage({
      address: `http://rebinding.invalid:${port}/`,
      allowPrivate: ['127.0.0.1'],
      body: '{}',
      headers: {},
      resolve: () => Promise.resolve([{ address: `127.0.0.${(asked += 1)}`, family: 4 }]),
    })
    expect(posted).toMatchObject({ status: 204 })
    expect(asked).toBe(1)
    expect(receiver.got[0]?.headers.host).toBe(`rebinding.invalid:${port}`)
  })
})

describe('a worker', () => {
  const start = () => startWorker({ url })

  it('that is killed while it sends leaves its messages to the next, under the same ids', async () => {
    await room.channel({ url: receiver.url })
    const id = await published('قتل أثناء الإرسال')
    await room.act('repeat', id)
    receiver.behave = () => undefined
    const first = start()
    await first.ready
    for (let tries = 0; tries < 400 && receiver.got.length === 0; tries += 1) await sleep(25)
    first.child.kill('SIGKILL')
    await first.exited
    expect(await room.deliveries()).toMatchObject([
      { attempts: 1, sequence: 1, state: 'retrying' },
      { attempts: 0, sequence: 2, state: 'pending' },
    ])

    receiver.behave = () => 204
    await room.itIsTime()
    const second = start()
    await second.ready
    for (let tries = 0; tries < 400 && !(await room.settled()); tries += 1) await sleep(25)
    second.child.kill('SIGTERM')
    expect((await second.exited)[0]).toBe(0)
    const ids = (await room.deliveries()).map((row) => row.id)
    expect(receiver.got.map((got) => got.id)).toEqual([ids[0], ids[0], ids[1]])
    expect((await room.deliveries()).every(({ state }) => state === 'delivered')).toBe(true)
  })
})

describe('an administrator', () => {
  it('has a message sent again, as the article is by now', async () => {
    await room.channel({ url: receiver.url })
    const id = await published('يعاد')
    await room.send({ isDone: room.settled })
    await room.run(`UPDATE deliveries SET state = 'dead', last_error = 'answered 500'`)
    const [row] = await room.deliveries()
    const api = openApi({ payload })
    const path = `/deliveries/${row!.id}/resend`
    expect((await api.post(path, {})).status).toBe(403)
    expect((await api.post(path, {}, await signIn({ payload, role: 'editor' }))).status).toBe(403)
    const admin = await signIn({ payload, role: 'admin' })
    expect((await api.post('/deliveries/nothing/resend', {}, admin)).status).toBe(400)
    const unknown = row!.id.replace(/.{4}$/, '0000')
    expect((await api.post(`/deliveries/${unknown}/resend`, {}, admin)).status).toBe(404)

    expect(await api.post(path, {}, admin)).toMatchObject({
      body: { state: 'pending' },
      status: 200,
    })
    await room.send({ isDone: room.settled })
    expect(receiver.got.map((got) => got.id)).toEqual([row!.id, row!.id])
    expect(receiver.got[1]?.message).toMatchObject({ data: { article: { id } } })
    expect(await room.deliveries()).toMatchObject([{ attempts: 1, state: 'delivered' }])
  })

  it('tries a channel out', async () => {
    const { id } = await room.channel({ url: receiver.url })
    const api = openApi({ payload })
    const admin = await signIn({ payload, role: 'admin' })
    const test = (headers = admin) => api.post(`/channels/${id}/test`, {}, headers)
    expect((await test(await signIn({ payload, role: 'editor' }))).status).toBe(403)
    expect(await test()).toMatchObject({ body: { ok: true, problem: null, status: 204 } })
    expect(receiver.got[0]?.message.type).toBe('ping')
    receiver.behave = () => 500
    const english = { ...admin, 'accept-language': 'en' }
    const { body } = await test(english)
    expect(body).toMatchObject({ ok: false, status: 500 })
    expect(body.problem).toContain('answered 500')
    await room.run(`UPDATE channels SET url = 'http://10.255.255.1/'`)
    expect((await test(english)).body).toMatchObject({ status: null })
    expect((await test(english)).body.problem).toContain('webhooks.allowPrivate')
  })

  it('sets a secret that no answer shows, and keeps it by leaving it empty', async () => {
    const api = openApi({ payload })
    const admin = await signIn({ payload, role: 'admin' })
    const data = { name: 'سرية', secret, url: receiver.url }
    const made = await api.post('/channels', data, admin)
    const { id } = made.body.doc
    const changed = await api.patch(`/channels/${id}`, { name: 'باسم آخر', secret: null }, admin)
    const answers = [
      made,
      changed,
      await api.patch(`/channels/${id}`, { name: 'ثالث' }, admin),
      await api.get(`/channels/${id}`, admin),
      await api.get('/channels', admin),
      await api.graphql(`{ Channel(id: "${id}") { name secret } }`, admin),
      await api.post(`/channels/${id}/test`, {}, admin),
    ]
    expect(JSON.stringify(answers)).not.toContain(secret)
    expect(answers.map(({ status }) => status).filter((status) => status >= 300)).toEqual([])
    expect(await room.run('SELECT secret FROM channels')).toEqual([{ secret }])
    await api.patch(`/channels/${id}`, { secret: 'سر آخر طويل بما يكفي' }, admin)
    expect(await room.run('SELECT secret FROM channels')).toEqual([
      { secret: 'سر آخر طويل بما يكفي' },
    ])
    expect((await api.patch(`/channels/${id}`, { secret: 'قصير' }, admin)).status).toBe(400)
  })

  it('reads in words why it failed', async () => {
    await room.channel({ secret: null, url: receiver.url })
    await published('بلا سر')
    await room.send({ isDone: room.settled })
    expect(receiver.got).toEqual([])
    const api = openApi({ payload })
    const admin = await signIn({ payload, role: 'admin' })
    const { body } = await api.get('/deliveries', { ...admin, 'accept-language': 'en' })
    expect(body.docs[0].lastError).toContain('no signing secret')
    expect((await api.get('/deliveries', admin)).body.docs[0].lastError).toContain('سر')
  })

  it('deletes a channel with what it was sent', async () => {
    const { id } = await room.channel({ url: receiver.url })
    await published('تحذف قناته')
    const admin = await signIn({ payload, role: 'admin' })
    expect((await openApi({ payload }).remove(`/channels/${id}`, admin)).status).toBe(200)
    expect(await room.deliveries()).toEqual([])
  })
})
