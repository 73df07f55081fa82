import { setTimeout as sleep } from 'node:timers/promises'

import type { Payload } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import type { Due } from './publishDue.ts'
import { publishDue } from './publishDue.ts'

type KeepArgs = {
  /** Milliseconds between two looks at the clock when nothing is due. */
  every?: number
  /** Told of each article that went out or could not. */
  onDue?: (due: NonNullable<Due>) => void
  /** Told of what the database says; the next look comes all the same. */
  onError?: (error: unknown) => void
  payload: Payload
  signal: AbortSignal
  slugs: Slugs
}

/**
 * Publishes what is due, until it is told to stop; what was due while nobody looked goes out at once. Any
 * number of processes may do so side by side.
 */
export const keepSchedule = async ({
  every = 1000,
  onDue,
  onError,
  payload,
  signal,
  slugs,
}: KeepArgs): Promise<void> => {
  while (!signal.aborted) {
    const due = await publishDue({ payload, slugs }).catch((error: unknown) => {
      onError?.(error)
      return null
    })
    if (due) onDue?.(due)
    else await sleep(every, null, { signal }).catch(() => {})
  }
}
