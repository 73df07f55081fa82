import type { Payload } from 'payload'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import type { WebhookMessage } from '../../src/client/index.ts'
import { verifyWebhook } from '../../src/client/index.ts'
import { transact } from '../../src/database/transact.ts'
import { pauses } from '../../src/deliver/webhooks/backOff.ts'
import { actOn } from '../../src/desk/actions/actOn.ts'
import { startPayload } from '../helpers/payload.ts'
import type { Received, WebhookReceiver } from '../helpers/webhookReceiver.ts'
import { startReceiver } from '../helpers/webhookReceiver.ts'
import { bodyOn, importRecords } from './importHelpers.ts'
import type { Newsroom } from './webhookHelpers.ts'
import { openNewsroom, secret } from './webhookHelpers.ts'

/** Channels are told of every public act, in order, once it is committed, and of nothing else. */

let payload: Payload
let receiver: WebhookReceiver
let room: Newsroom
let stop: () => Promise<void>
const names: Record<'source' | 'otherSource' | 'tag' | 'otherTag', string> = {} as never

beforeAll(async () => {
  const started = await startPayload()
  ;({ payload, stop } = started)
  room = openNewsroom(started)
  receiver = await startReceiver()
  const rights = { republish: 'yes' } as const
  for (const [key, name] of Object.entries({ otherSource: 'مصدر آخر', source: 'مصدر' })) {
    const data = { kind: 'outlet', name, rights } as const
    names[key as 'source'] = (await payload.create({ collection: 'sources', data })).id
  }
  for (const [key, label] of Object.entries({ otherTag: 'رياضة', tag: 'اقتصاد' })) {
    const data = { label, status: 'approved' } as never
    names[key as 'tag'] = (await payload.create({ collection: 'tags', data })).id
  }
})
afterAll(async () => {
  await receiver.stop()
  await stop()
})
beforeEach(async () => {
  await room.clear()
  receiver.behave = () => 204
  receiver.got = []
})

const published = async (headline: string, more: Record<string, unknown> = {}) => {
  const id = await room.draft(headline, { source: names.source, ...more })
  await room.act('publish', id)
  return id
}

type ActMessage = Exclude<WebhookMessage, { type: 'ping' }>

const told = (got: readonly Received[] = receiver.got) =>
  got.map(({ message }) => (message as ActMessage).data)

const send = (args: Partial<Parameters<Newsroom['send']>[0]> = {}) =>
  room.send({ isDone: room.settled, ...args })

describe('the outbox', () => {
  it('holds what was published by an action, and is gone where that was rolled back', async () => {
    await room.channel({ url: receiver.url })
    const id = await room.draft('خبر', { source: names.source })
    const req = await createLocalReq({}, payload)
    const publish = { action: 'publish', article: id, input: {}, overrideAccess: true } as const
    await transact({ keep: false, req, work: () => actOn({ ...publish, req, slugs }) })
    expect(await room.deliveries()).toEqual([])
    await room.act('publish', id)
    expect(await room.deliveries()).toMatchObject([
      { action: 'publish', attempts: 0, sequence: 1, state: 'pending' },
    ])
  })

  it.each(['bulk', 'local'] as const)(
    'holds what an import publishes, written by %s',
    async (writer) => {
      await room.channel({ url: receiver.url })
      const records = [1, 2, 3].map((number) => ({
        headline: `خبر مستورد ${writer} ${number}`,
        sourceKey: `${writer}-${number}`,
        text: bodyOn(`المشروع ${writer} ${number}`),
      }))
      const reports = await importRecords({ payload, publish: true, records, writer })
      expect(reports.length).toBe(3)
      const rows = await room.deliveries()
      expect(rows.map(({ action }) => action)).toEqual(['publish', 'publish', 'publish'])
      await send()
      expect(told().every(({ article }) => article !== null)).toBe(true)
      expect(receiver.got).toHaveLength(3)
    },
  )

  it('holds nothing for channels that are off, and nothing of drafts', async () => {
    await room.channel({ enabled: false, url: receiver.url })
    await published('لا أحد يسمع')
    await room.channel({ url: receiver.url })
    await room.draft('مسودة')
    expect(await room.deliveries()).toEqual([])
  })

  it('goes by tags, sources and actions', async () => {
    const filters: Record<string, object> = {
      acts: { filterActions: ['correct', 'kill'] },
      all: {},
      both: { filterSources: [names.otherSource], filterTags: [names.tag] },
      source: { filterSources: [names.source] },
      tag: { filterTags: [names.tag, names.otherTag] },
    }
    for (const [name, filter] of Object.entries(filters)) {
      await room.channel({ ...filter, url: `${receiver.url}/${name}` })
    }
    const paths = async () =>
      (await room.deliveries()).map(({ url }) => new URL(url).pathname.slice(1)).sort()
    await published('بوسم', { tags: [names.tag] })
    expect(await paths()).toEqual(['all', 'source', 'tag'])
    await room.run('DELETE FROM deliveries')
    await published('بلا وسم', { source: names.otherSource })
    expect(await paths()).toEqual(['all'])
    await room.run('DELETE FROM deliveries')
    await published('كلاهما', { source: names.otherSource, tags: [names.tag] })
    expect(await paths()).toEqual(['all', 'both', 'tag'])
  })

  it('tells of a withdrawal whoever was told of the article, and nobody of what never was out', async () => {
    await room.channel({ filterActions: ['publish'], filterTags: [names.tag], url: receiver.url })
    const id = await published('يسحب', { tags: [names.tag] })
    await room.run(`DELETE FROM articles_rels WHERE parent_id = $1`, [id])
    await room.act('kill', id)
    expect((await room.deliveries()).map(({ action }) => action)).toEqual(['publish', 'kill'])
    await room.clear()
    await room.channel({ url: receiver.url })
    const secretId = await room.draft('لم يخرج', { source: names.source })
    await room.act('schedule', secretId, { at: '2100-01-01T00:00:00Z' })
    await room.act('kill', secretId)
    expect(await room.deliveries()).toEqual([])
  })

  it('tells that an article was deleted while it was out', async () => {
    await room.channel({ url: receiver.url })
    const id = await published('يحذف')
    await payload.delete({ collection: 'articles', id })
    await send()
    expect(told()).toMatchObject([
      { article: null, id, tombstone: { isKilled: false, note: null } },
      { action: 'unpublish', article: null, id, tombstone: { isKilled: false, note: null } },
    ])
  })

  it('tells it once also where a statement of the host’s own deletes the row', async () => {
    await room.channel({ url: receiver.url })
    const id = await published('يحذف من القاعدة')
    await room.run('DELETE FROM articles WHERE id = $1', [id])
    expect((await room.deliveries()).map(({ action }) => action)).toEqual(['publish', 'unpublish'])
  })
})

describe('a message', () => {
  it('is signed, carries the article as the public has it, and nothing of the desk', async () => {
    await room.channel({ url: receiver.url })
    const id = await published('معلن', { ednote: 'ملاحظة داخلية', tags: [names.tag] })
    await send()
    const [got] = receiver.got
    const checked = await verifyWebhook({ body: got!.body, headers: got!.headers, secret })
    expect(checked).toMatchObject({
      data: { action: 'publish', article: { headline: 'معلن', id }, sequence: 1, tombstone: null },
      type: 'article.publish',
    })
    expect(got!.body).not.toContain('سبب لا يخص أحدا')
    expect(got!.body).not.toContain('ملاحظة داخلية')
    expect(got!.body).not.toContain(secret)
    expect(got!.headers['content-type']).toContain('application/json')
  })

  it('brings back nothing that was withdrawn while it waited', async () => {
    await room.channel({ url: receiver.url })
    const id = await published('عاش قليلا')
    await room.act('kill', id)
    await send()
    expect(told()).toMatchObject([
      { action: 'publish', article: null, tombstone: { isKilled: true } },
      { action: 'kill', article: null, tombstone: { isKilled: true } },
    ])
    expect(receiver.got.map(({ body }) => body).join('')).not.toContain('عاش قليلا')
  })

  it.each([
    ['what readers are told of it', 'نعتذر عن <b>خطأ</b> في الوقائع', 'kill'],
    ['nothing where readers are told nothing', null, 'kill'],
    ['nothing where it may come back', null, 'withhold'],
  ] as const)('carries of a withdrawal %s, and never its reason', async (_, publicNote, action) => {
    await room.channel({ url: receiver.url })
    const id = await published('يسحب بكلمة')
    await room.act(action, id, publicNote === null ? {} : { publicNote })
    await send()
    expect(told().at(-1)).toMatchObject({
      action,
      article: null,
      tombstone: { isKilled: action === 'kill', note: publicNote },
    })
    const bodies = receiver.got.map(({ body }) => body).join('')
    expect(bodies).not.toContain('سبب لا يخص أحدا')
  })

  it('waits for the end of an embargo', async () => {
    await room.channel({ url: receiver.url })
    const id = await published('محظور')
    await room.run(`UPDATE articles SET embargoed_until = '2100-01-01' WHERE id = $1`, [id])
    await send({
      isDone: async () => {
        const [row] = await room.run<{ off: boolean }>(
          'SELECT next_attempt_at > now() AS off FROM deliveries',
        )
        return row?.off === true
      },
    })
    expect(receiver.got).toEqual([])
    expect(await room.deliveries()).toMatchObject([{ attempts: 0, state: 'pending' }])
    await room.run(`UPDATE articles SET embargoed_until = now() - interval '1 s' WHERE id = $1`, [
      id,
    ])
    await room.itIsTime()
    await send()
    expect(told()).toMatchObject([{ article: { headline: 'محظور' } }])
  })
})

describe('sending', () => {
  it('keeps the order of each article while others go on', async () => {
    await room.channel({ url: receiver.url })
    const stuck = await published('متعثر')
    for (let acts = 0; acts < 3; acts += 1) await room.act('repeat', stuck)
    const free = await published('ماض')
    await room.act('repeat', free)
    let failures = 2
    receiver.behave = ({ got }) => {
      const { id, sequence } = (got.message as ActMessage).data
      return id === stuck && sequence === 1 && failures-- > 0 ? 500 : 204
    }
    const failed = async () =>
      (await room.deliveries()).some(({ last_error }) => last_error === 'answered 500') &&
      told().filter(({ id }) => id === free).length === 2
    await send({ isDone: failed })
    expect(
      told()
        .map(({ id, sequence }) => `${id === free ? 'free' : 'stuck'} ${sequence}`)
        .sort(),
    ).toEqual(['free 1', 'free 2', 'stuck 1'])
    for (let tries = 0; tries < 2; tries += 1) {
      await room.itIsTime()
      const had = receiver.got.length
      await send({ isDone: () => receiver.got.length > had + (tries === 0 ? 0 : 3) })
    }
    const ofStuck = receiver.got.filter(({ message }) => (message as ActMessage).data.id === stuck)
    expect(told(ofStuck).map(({ sequence }) => sequence)).toEqual([1, 1, 1, 2, 3, 4])
    expect(new Set(ofStuck.map(({ id }) => id)).size).toBe(4)
    expect((await room.deliveries()).every(({ state }) => state === 'delivered')).toBe(true)
  })

  it('is done once by several workers, in order', async () => {
    await room.channel({ url: receiver.url })
    const ids: string[] = []
    for (let made = 0; made < 6; made += 1) ids.push(await published(`كثير ${made}`))
    for (const id of ids) {
      for (let acts = 0; acts < 3; acts += 1) await room.act('repeat', id)
    }
    await send({ workers: 3 })
    expect(new Set(receiver.got.map(({ id }) => id)).size).toBe(24)
    expect(receiver.got).toHaveLength(24)
    for (const id of ids) {
      const own = told().filter((one) => one.id === id)
      expect(own.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4])
    }
  })

  it('is given up in the end, and what follows goes on', async () => {
    await room.channel({ url: receiver.url })
    const id = await published('بلا جواب')
    await room.act('repeat', id)
    receiver.behave = ({ got }) => ((got.message as ActMessage).data.sequence === 1 ? 503 : 204)
    await room.run('UPDATE deliveries SET attempts = $1 WHERE sequence = 1', [pauses.length])
    await send()
    expect(await room.deliveries()).toMatchObject([
      { attempts: pauses.length + 1, last_error: 'answered 503', sequence: 1, state: 'dead' },
      { last_error: null, sequence: 2, state: 'delivered' },
    ])
  })

  it('waits as long as the receiver asks', async () => {
    await room.channel({ url: receiver.url })
    await published('مشغول')
    receiver.behave = ({ response }) => {
      response.setHeader('retry-after', '4000')
      return 429
    }
    await send()
    const [row] = await room.run<{ seconds: number }>(
      'SELECT extract(epoch FROM next_attempt_at - now())::int AS seconds FROM deliveries',
    )
    expect(row?.seconds).toBeGreaterThan(3_900)
  })

  it('ends with 410, which switches the channel off', async () => {
    const { id } = await room.channel({ url: receiver.url })
    await published('وداعا')
    await published('بعد الوداع')
    receiver.behave = () => 410
    const isOff = async () =>
      (await payload.findByID({ collection: 'channels', id })).enabled === false
    await send({ isDone: isOff })
    const states = (await room.deliveries()).map(({ state }) => state)
    expect(states).toContain('dead')
    await published('لا يسأل عنه')
    expect(await room.deliveries()).toHaveLength(2)
  })
})
