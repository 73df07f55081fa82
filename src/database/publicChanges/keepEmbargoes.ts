import { setTimeout as sleep } from 'node:timers/promises'

import type { Payload } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { endEmbargoes } from './endEmbargoes.ts'

/** Milliseconds between two looks at the clock. */
const every = 1_000

/** Milliseconds by which looks overlap: clocks of two machines differ, and what was told is not told twice. */
const overlap = 3_600_000

/** Tells of embargoes as they end, until it is told to stop; first of those that ended while nobody looked. */
export const keepEmbargoes = async ({
  onError,
  payload,
  signal,
  slugs,
}: {
  onError: (error: unknown) => void
  payload: Payload
  signal: AbortSignal
  slugs: Slugs
}): Promise<void> => {
  let since: Date | null = null
  while (!signal.aborted) {
    const began = Date.now()
    try {
      await endEmbargoes({ payload, since, slugs })
      since = new Date(began - overlap)
    } catch (error) {
      onError(error)
    }
    await sleep(every, null, { signal }).catch(() => undefined)
  }
}
