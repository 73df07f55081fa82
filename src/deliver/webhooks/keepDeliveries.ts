import { setTimeout as sleep } from 'node:timers/promises'

import type { OutboxArgs } from './outbox.ts'
import { pruneDeliveries } from './pruneDeliveries.ts'

/** Milliseconds between two looks. */
const usual = 3_600_000

/** Deletes deliveries that arrived long ago, until it is told to stop; at once, and then every hour. */
export const keepDeliveries = async ({
  days,
  every = usual,
  onError,
  payload,
  signal,
  slugs,
}: OutboxArgs & {
  /** Days for which deliveries that arrived are kept. */
  days: number
  every?: number
  onError: (error: unknown) => void
  signal: AbortSignal
}): Promise<void> => {
  while (!signal.aborted) {
    try {
      await pruneDeliveries({ days, payload, slugs })
    } catch (error) {
      onError(error)
    }
    await sleep(every, null, { signal }).catch(() => undefined)
  }
}
