import { setTimeout as sleep } from 'node:timers/promises'

import type { Payload } from 'payload'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { startWorker } from '../helpers/startWorker.ts'
import { withClient } from '../../src/database/connect.ts'
import { actOn } from '../../src/desk/actions/actOn.ts'
import type { ActionName } from '../../src/desk/actions/table.ts'
import { keepSchedule } from '../../src/desk/schedule/keepSchedule.ts'
import { publishDue } from '../../src/desk/schedule/publishDue.ts'
import type { Article } from '../../src/payload-types.ts'
import { richText } from '../../src/text/richText.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'

/** What is scheduled goes out once, at its time or as soon as somebody looks, as it was then. */

let payload: Payload
let stop: () => Promise<void>
let url: string
let source: string

beforeAll(async () => {
  ;({ payload, stop, url } = await startPayload())
  const data = { kind: 'outlet', name: 'مصدر', rights: { republish: 'yes' } } as const
  source = (await payload.create({ collection: 'sources', data })).id
})
afterAll(() => stop())

const act = async (action: ActionName, article: string, input: object = {}) =>
  actOn({
    action,
    article,
    input,
    overrideAccess: true,
    req: await createLocalReq({}, payload),
    slugs,
  })

const scheduled = async (headline: string, more: Record<string, unknown> = {}): Promise<string> => {
  const body = richText({ blocks: [{ kind: 'paragraph', text: `نص ${headline}.` }] })
  const data = { _status: 'draft', body, headline, headlineOrigin: 'given', source, stage: 'ready' }
  const { id } = await payload.create({
    collection: 'articles',
    data: { ...data, ...more } as never,
  })
  await act('schedule', id, { at: '2100-01-01T00:00:00Z', reason: 'متفق عليه' })
  return id
}

/** As if the clock had gone on. */
const itIsTime = (ids: readonly string[]) =>
  withClient({
    url,
    use: (client) =>
      client.query(
        `UPDATE articles SET scheduled_for = now() - interval '1 hour' WHERE id = ANY($1::uuid[])`,
        [ids],
      ),
  })

const read = (id: string, draft = false): Promise<Article> =>
  payload.findByID({ collection: 'articles', depth: 0, draft, id })

const acts = async (ids: readonly string[]): Promise<string[]> => {
  const { docs } = await payload.find({
    collection: 'issue-log',
    depth: 0,
    limit: 1000,
    where: { article: { in: [...ids] } },
  })
  return docs.map(({ action, article }) => `${article as string} ${action}`).sort()
}

describe('what is scheduled', () => {
  it('waits for its time', async () => {
    const id = await scheduled('لم يحن')
    expect(await publishDue({ payload, slugs })).toBeNull()
    expect((await read(id)).stage).toBe('scheduled')
  })

  it('goes out late rather than never, with the text and the reason that it was scheduled with', async () => {
    const id = await scheduled('حان موعده')
    await payload.update({
      collection: 'articles',
      data: { headline: 'تعديل لاحق' },
      draft: true,
      id,
    })
    await itIsTime([id])
    const due = await publishDue({ payload, slugs })
    expect(due).toMatchObject({ article: id, problem: null })
    expect(due?.lateBy).toBeGreaterThan(3_500_000)
    expect(await read(id)).toMatchObject({ headline: 'حان موعده', issueNumber: 1, stage: 'live' })
    expect((await read(id)).scheduledFor ?? null).toBeNull()
    expect((await read(id, true)).headline).toBe('تعديل لاحق')
    const { docs } = await payload.find({
      collection: 'issue-log',
      where: { article: { equals: id } },
    })
    expect(docs).toMatchObject([{ action: 'publish', reason: 'متفق عليه' }])
  })

  it('goes out once, however many workers look', async () => {
    const ids: string[] = []
    for (let at = 0; at < 12; at += 1) ids.push(await scheduled(`كثير ${at}`))
    await itIsTime(ids)
    const told: string[] = []
    const stopping = new AbortController()
    const workers = Array.from({ length: 4 }, () =>
      keepSchedule({
        every: 20,
        onDue: ({ article }) => told.push(article),
        payload,
        signal: stopping.signal,
        slugs,
      }),
    )
    for (let tries = 0; tries < 600 && told.length < ids.length; tries += 1) await sleep(50)
    await sleep(100)
    stopping.abort()
    await Promise.all(workers)
    expect([...told].sort()).toEqual([...ids].sort())
    expect(await acts(ids)).toEqual(ids.map((id) => `${id} publish`).sort())
  })

  it('is not held up by what may not go out, which says why', async () => {
    const blocked = await scheduled('ممنوع')
    const other = await scheduled('مسموح')
    await payload.update({
      collection: 'articles',
      data: { rights: { reason: 'طلب المصدر', republish: 'no' } },
      id: blocked,
    })
    await itIsTime([blocked, other])
    const dues = [await publishDue({ payload, slugs }), await publishDue({ payload, slugs })]
    expect(dues.map((due) => [due?.article, due?.problem])).toEqual(
      expect.arrayContaining([
        [blocked, 'rightsForbid'],
        [other, null],
      ]),
    )
    expect(await publishDue({ payload, slugs })).toBeNull()
    const left = await read(blocked)
    expect(left).toMatchObject({ scheduleProblem: 'rightsForbid', stage: 'scheduled' })
    expect(await acts([blocked])).toEqual([])
    await act('unschedule', blocked)
    expect((await read(blocked)).scheduleProblem ?? null).toBeNull()
  })

  it('goes by the terms of the text that goes out, not of a draft beside it', async () => {
    const terms = { kind: 'outlet', name: 'مصدر بدل رأيه', rights: { republish: 'yes' } } as const
    const changing = (await payload.create({ collection: 'sources', data: terms })).id
    const id = await scheduled('مصدره يمنع', { source: changing })
    await payload.update({ collection: 'articles', data: { source }, draft: true, id })
    const rights = { republish: 'no' } as const
    await payload.update({ collection: 'sources', data: { rights }, id: changing })
    await itIsTime([id])
    expect(await publishDue({ payload, slugs })).toMatchObject({ problem: 'rightsForbid' })
    expect(await read(id)).toMatchObject({ scheduleProblem: 'rightsForbid', stage: 'scheduled' })
    expect(await acts([id])).toEqual([])
    await act('unschedule', id)
  })

  it('goes out only where the desk publishes and the source allows it', async () => {
    const { nashra } = payload.config.custom as { nashra: { territory: null | string } }
    const terms = { republish: 'yes', territories: ['SA'] } as const
    const named = { kind: 'outlet', name: 'مصدر لبلد', rights: terms } as never
    const elsewhere = (await payload.create({ collection: 'sources', data: named })).id
    const id = await scheduled('لبلد واحد', { source: elsewhere })
    const before = nashra.territory
    try {
      nashra.territory = 'EG'
      await itIsTime([id])
      expect(await publishDue({ payload, slugs })).toMatchObject({ problem: 'rightsForbid' })
      expect(await read(id)).toMatchObject({ scheduleProblem: 'rightsForbid', stage: 'scheduled' })
      expect(await acts([id])).toEqual([])
      const { body } = await openApi({ payload }).get(
        `/articles/${id}`,
        await signIn({ payload, role: 'editor' }),
      )
      expect(body.scheduleProblem).toBe('rightsForbid')

      nashra.territory = 'SA'
      await withClient({
        url,
        use: (client) => client.query('UPDATE articles SET schedule_tried_at = NULL'),
      })
      expect(await publishDue({ payload, slugs })).toMatchObject({ article: id, problem: null })
      expect((await read(id)).scheduleProblem ?? null).toBeNull()
    } finally {
      nashra.territory = before
    }
  })

  it('stays in when it is killed', async () => {
    const id = await scheduled('مسحوب')
    await itIsTime([id])
    await act('kill', id, { reason: 'خطأ' })
    expect(await publishDue({ payload, slugs })).toBeNull()
    expect((await read(id)).stage).toBe('archived')
  })
})

describe('a worker', () => {
  const start = () => startWorker({ url })

  it('that is killed at work leaves every article out once or still to go', async () => {
    const ids: string[] = []
    for (let at = 0; at < 30; at += 1) ids.push(await scheduled(`قتل ${at}`))
    await itIsTime(ids)
    for (let kills = 0; kills < 2; kills += 1) {
      const { child, exited, ready } = start()
      await ready
      await sleep(60 + 80 * kills)
      child.kill('SIGKILL')
      await exited
    }
    expect((await acts(ids)).length).toBeLessThan(ids.length)
    const { child, exited, ready } = start()
    await ready
    for (let tries = 0; tries < 600 && (await acts(ids)).length < ids.length; tries += 1) {
      await sleep(50)
    }
    child.kill('SIGTERM')
    expect((await exited)[0]).toBe(0)
    expect(await acts(ids)).toEqual(ids.map((id) => `${id} publish`).sort())
  })
})
