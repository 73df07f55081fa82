import { setTimeout as sleep } from 'node:timers/promises'

import type { Payload } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { poolQuery } from '../endpoints.ts'
import { createPublished } from '../published/index.ts'
import type { Site } from '../published/types.ts'
import { syncStatements } from '../sync/statements.ts'
import { messageOf } from './message.ts'
import type { Delivery } from './outbox.ts'
import { channelsWithDue, disableChannel, putOff, settle, takeDue } from './outbox.ts'
import type { AllowPrivate } from './post/findTarget.ts'
import type { Sent } from './sendDelivery.ts'
import { gone, outcomeOf, sendMessage } from './sendDelivery.ts'

type Args = {
  allowPrivate: AllowPrivate
  /** Milliseconds between two looks when nothing is due. */
  every?: number
  onError: (error: unknown) => void
  payload: Payload
  signal: AbortSignal
  site: Omit<Site, 'api'>
  slugs: Slugs
}

/** Channels that are served at once, messages of a channel that are under way at once. */
const most = { channels: 16, messages: 4 }

/** Seconds until it is looked again whether an embargo has ended. */
const embargoed = 30

/**
 * Sends what waits in the outbox until it is told to stop, then ends what is under way. Each channel goes
 * its own way, so that one that does not answer holds up no other. Any number of workers may do so.
 */
export const keepWebhooks = async ({
  every = 1_000,
  onError,
  signal,
  ...args
}: Args): Promise<void> => {
  const send = sender({ ...args, onError })
  const served = new Map<string, Promise<void>>()
  while (!signal.aborted) {
    try {
      for (const channel of await channelsWithDue(args)) {
        if (served.has(channel) || served.size >= most.channels) continue
        const lane = serve({ ...args, channel, send, signal })
          .catch(onError)
          .finally(() => served.delete(channel))
        served.set(channel, lane)
      }
    } catch (error) {
      onError(error)
    }
    await sleep(every, null, { signal }).catch(() => undefined)
  }
  await Promise.all(served.values())
}

type Send = (delivery: Delivery) => Promise<void>

const serve = async ({
  channel,
  payload,
  send,
  signal,
  slugs,
}: Pick<Args, 'payload' | 'signal' | 'slugs'> & {
  channel: string
  send: Send
}): Promise<void> => {
  const work = async (): Promise<void> => {
    while (!signal.aborted) {
      const [delivery] = await takeDue({ channel, limit: 1, payload, slugs })
      if (!delivery) return
      await send(delivery)
    }
  }
  await Promise.all(Array.from({ length: most.messages }, work))
}

const sender = ({
  allowPrivate,
  onError,
  payload,
  site,
  slugs,
}: Pick<Args, 'allowPrivate' | 'onError' | 'payload' | 'site' | 'slugs'>): Send => {
  const query = poolQuery(payload)
  const whole = { ...site, api: payload.config.routes.api }
  const published = createPublished({ query, site: whole, slugs })
  const { hidden } = syncStatements({ slugs })
  const post = async (delivery: Delivery): Promise<null | Sent> => {
    try {
      const message = await messageOf({ delivery, hidden, now: new Date(), published, query })
      if (message === null) return null
      return await sendMessage({ allowPrivate, id: delivery.id, message, receiver: delivery })
    } catch (error) {
      // What cannot be made is given up in the end; otherwise it would hold up its article for ever.
      onError(error)
      return { problem: 'failed' }
    }
  }
  return async (delivery) => {
    const posted = await post(delivery)
    if (posted === null) {
      await putOff({ delivery, payload, seconds: embargoed, slugs })
      return
    }
    const outcome = outcomeOf({ attempts: delivery.attempts, posted })
    await settle({ delivery, outcome, payload, slugs })
    if ('status' in posted && posted.status === gone) {
      await disableChannel({ delivery, payload, slugs })
    }
  }
}
