import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import type { Counters } from '../counters.ts'
import { innermostMessage, isConnectionLost } from '../errors.ts'
import { patience, waitUntilBack } from './patience.ts'

/** Times that an import begins again without having come any further: something is wrong with it then. */
const mostAttempts = 5

/**
 * Imports; where the connection to the database breaks, waits for it and begins again with what is not
 * settled. What was under way is written as a whole or not at all, and what was written unnoticed is
 * found to be there, as `unchanged`.
 *
 * @throws what the database says when it does not come back, or `signal` is aborted
 */
export const withPatience = async ({
  counters,
  importRest,
  milliseconds = patience,
  onNotice,
  payload,
  signal,
}: {
  counters: Counters
  /** Imports all that is not settled. */
  importRest: () => Promise<void>
  milliseconds?: number | undefined
  /** Says in a sentence what is going on, for whoever waits. */
  onNotice: (sentence: string) => void
  payload: Payload
  signal: AbortSignal
}): Promise<void> => {
  const { pool } = payload.db as unknown as PostgresAdapter
  let attempts = 0
  for (;;) {
    const before = counters.documents
    try {
      await importRest()
      return
    } catch (error) {
      attempts = counters.documents > before ? 0 : attempts + 1
      const isHopeless = milliseconds === 0 || attempts >= mostAttempts
      if (!isConnectionLost(error) || signal.aborted || isHopeless) throw error
      const seconds = Math.round(milliseconds / 1000)
      onNotice(
        `The connection to the database broke (${innermostMessage(error)}). Waiting up to ${seconds} s for it.`,
      )
      const isBack = await waitUntilBack({
        ask: () => pool.query('SELECT 1'),
        milliseconds,
        signal,
      })
      if (!isBack) throw error
      onNotice(`The database is back. Going on after ${counters.documents} documents.`)
    }
  }
}
