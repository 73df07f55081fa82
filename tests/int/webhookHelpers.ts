import { setTimeout as sleep } from 'node:timers/promises'

import type { Payload } from 'payload'
import { createLocalReq } from 'payload'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { withClient } from '../../src/database/connect.ts'
import { keepWebhooks } from '../../src/deliver/webhooks/keepWebhooks.ts'
import type { AllowPrivate } from '../../src/deliver/webhooks/post/findTarget.ts'
import { actOn } from '../../src/desk/actions/actOn.ts'
import type { ActionName } from '../../src/desk/actions/table.ts'
import { resolveOptions } from '../../src/options.ts'
import type { Channel } from '../../src/payload-types.ts'
import { richText } from '../../src/text/richText.ts'

export const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

type DeliveryRow = {
  action: string
  attempts: number
  id: string
  last_error: null | string
  payload: { publicId: string }
  sequence: number
  state: string
  url: string
}

export type Newsroom = ReturnType<typeof openNewsroom>

/** What the tests of webhooks do again and again. */
export const openNewsroom = ({ payload, url }: { payload: Payload; url: string }) => {
  const run = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
    withClient({ url, use: async (client) => (await client.query(text, values)).rows as Row[] })

  const deliveries = (): Promise<DeliveryRow[]> =>
    run(`SELECT d.*, d.sequence::int, d.attempts::int, c.url FROM deliveries d
      JOIN channels c ON c.id = d.channel_id ORDER BY d.payload->>'publicId', c.url, d.sequence`)

  const act = async (action: ActionName, article: string, input: object = {}) =>
    actOn({
      action,
      article,
      input: { reason: 'سبب لا يخص أحدا', ...input },
      overrideAccess: true,
      req: await createLocalReq({}, payload),
      slugs,
    })

  return {
    act,
    channel: (data: Partial<Channel> & { url: string }) =>
      payload.create({ collection: 'channels', data: { name: 'قناة', secret, ...data } }),
    /** Nothing queued, nobody to tell. */
    clear: () => run('DELETE FROM deliveries').then(() => run('DELETE FROM channels')),
    deliveries,
    draft: async (headline: string, more: Record<string, unknown> = {}): Promise<string> => {
      const body = richText({ blocks: [{ kind: 'paragraph', text: `نص ${headline}.` }] })
      const data = { _status: 'draft', body, headline, headlineOrigin: 'given', stage: 'ready' }
      const made = await payload.create({
        collection: 'articles',
        data: { ...data, ...more } as never,
      })
      return made.id
    },
    /** As if the clock had gone on: everything that waits is due. */
    itIsTime: () =>
      run(`UPDATE deliveries SET next_attempt_at = now() - interval '1 minute'
        WHERE state IN ('pending', 'retrying')`),
    run,
    /** Workers that send until `isDone` says so; they end what they have begun. */
    send: async ({
      allowPrivate = true,
      isDone,
      workers = 1,
    }: {
      allowPrivate?: AllowPrivate
      isDone: () => boolean | Promise<boolean>
      workers?: number
    }): Promise<void> => {
      const stopping = new AbortController()
      const errors: unknown[] = []
      const running = Array.from({ length: workers }, () =>
        keepWebhooks({
          allowPrivate,
          every: 20,
          onError: (error) => errors.push(error),
          payload,
          signal: stopping.signal,
          site: resolveOptions().site,
          slugs,
        }),
      )
      for (let tries = 0; tries < 600 && !(await isDone()); tries += 1) await sleep(25)
      stopping.abort()
      await Promise.all(running)
      if (errors.length > 0) throw new Error('A worker met errors.', { cause: errors[0] })
    },
    /** Whether nothing is left that is due or under way. */
    settled: async (): Promise<boolean> => {
      const [row] = await run<{ open: boolean }>(`SELECT EXISTS (SELECT FROM deliveries d
        WHERE d.state = 'pending' OR (d.state = 'retrying' AND d.last_error IS NULL)) AS open`)
      return row?.open === false
    },
  }
}
