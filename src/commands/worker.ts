import { setTimeout as sleep } from 'node:timers/promises'

import type { PostgresAdapter } from '@payloadcms/db-postgres'

import { keepDeliveries } from '../deliver/webhooks/keepDeliveries.ts'
import { keepWebhooks } from '../deliver/webhooks/keepWebhooks.ts'
import { tellOfCommits } from '../database/publicChanges/words/tellOfCommits.ts'
import { keepEmbargoes } from '../database/publicChanges/keepEmbargoes.ts'
import { keepSchedule } from '../desk/schedule/keepSchedule.ts'
import { keepImports } from '../import/requested/perform/keepImports.ts'
import type { ResolvedOptions } from '../options.ts'
import { resolveOptions } from '../options.ts'
import { openPayload } from './payload.ts'
import { preparingProgram } from './stages/compiled.ts'

/**
 * `npm run worker`: publishes what is scheduled, does the imports that the panel asks for and sends channels
 * what they are to be told, until it is told to stop. Any number of workers may run side by side, on any number of machines. Started by
 * `npm start` it ends with its parent.
 */
const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopping.abort()
  })
}
process.on('disconnect', () => {
  stopping.abort()
})

/** Milliseconds that what is under way gets to finish. */
const grace = 10_000

type Settings = Pick<ResolvedOptions, 'site' | 'slugs' | 'webhooks'>

const payload = await openPayload()
const custom = payload.config.custom as { nashra?: Settings }
process.send?.({ listening: true })
payload.logger.info(
  'The worker publishes what is scheduled, imports what is asked for, and tells channels.',
)

const { site, slugs, webhooks } = custom.nashra ?? resolveOptions()
const onError = (error: unknown): void => {
  payload.logger.error({ err: error, msg: 'The schedule could not be looked at.' })
}

const words = tellOfCommits({
  adapter: payload.db as unknown as PostgresAdapter,
  onTrouble: (sentence) => {
    payload.logger.warn(sentence)
  },
  redis: process.env['REDIS_URL'],
})
const imports = keepImports({
  onError: (error) => {
    payload.logger.error({ err: error, msg: 'The imports that were asked for could not be done.' })
  },
  payload,
  preparing: await preparingProgram(),
  signal: stopping.signal,
})
const messages = keepWebhooks({
  allowPrivate: webhooks.allowPrivate,
  onError: (error) => {
    payload.logger.error({ err: error, msg: 'Messages to channels could not be sent.' })
  },
  payload,
  signal: stopping.signal,
  site,
  slugs,
})
const deliveries = keepDeliveries({
  days: webhooks.keptDays,
  onError: (error) => {
    payload.logger.error({ err: error, msg: 'Deliveries of long ago could not be deleted.' })
  },
  payload,
  signal: stopping.signal,
  slugs,
})
const embargoes = keepEmbargoes({ onError, payload, signal: stopping.signal, slugs })
await keepSchedule({
  onDue: ({ article, lateBy, problem }) => {
    const says = problem === null ? 'went out' : `could not go out (${problem})`
    payload.logger.info(`The scheduled article ${article} ${says}, ${lateBy} ms after its time.`)
  },
  onError,
  payload,
  signal: stopping.signal,
  slugs,
})
// What is being imported ends with its batch, and is resumed from there.
const ended = Promise.all([deliveries, embargoes, imports, messages])
  .then(words.close)
  .then(() => payload.destroy())
await Promise.race([ended, sleep(grace)])
process.exit(0)
