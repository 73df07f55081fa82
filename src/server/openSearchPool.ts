import { availableParallelism } from 'node:os'

import pg from 'pg'

import type { SearchPool } from '../deliver/search/find/inSession.ts'
import { settingsOfSession } from '../deliver/search/find/inSession.ts'

/** A connection of searches has plans that took longer to make than a search takes. */
const idleTimeoutMillis = 600_000

/**
 * Connections for searches alone, set once for what other searches set in a transaction each: that spares
 * two of five round trips. They are a few more than there are processors. More searches at once would only
 * take longer each; those that come after wait for their turn, and none waits long while others are quick.
 */
export const openSearchPool = ({
  connection,
  hasSessions,
  onError,
}: {
  connection: pg.PoolConfig
  /** False where a pooler may hand a connection on, and all that it was set for, after each transaction. */
  hasSessions: boolean
  /** Told of a connection that was lost while nobody used it. */
  onError: (error: Error) => void
}): { end: () => Promise<void>; pool: SearchPool } => {
  const pool = new pg.Pool({ idleTimeoutMillis, ...connection, max: availableParallelism() + 2 })
  pool.on('error', onError)
  // What is asked next on the connection waits for this; where it fails, that fails too.
  if (hasSessions) {
    pool.on('connect', (client) => void client.query(settingsOfSession).catch(() => undefined))
  }
  return { end: () => pool.end(), pool: { connect: () => pool.connect(), isSet: hasSessions } }
}
