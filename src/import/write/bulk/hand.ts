import type { PoolClient } from 'pg'

import { importLocks as locks } from '../../../database/importLocks.ts'

/** Lets one import at a time decide what becomes of documents, over all processes. */
export type Hand = {
  /** Waits for one's turn, and for what a killed one has still on its way. */
  take: () => Promise<void>
  isHeld: () => boolean
  isWanted: () => Promise<boolean>
  release: () => Promise<void>
}

export const createHand = ({ client }: { client: PoolClient }): Hand => {
  let held = false
  const { deciding, space, writing } = locks
  return {
    isHeld: () => held,
    isWanted: async () => {
      const { rowCount } = await client.query(
        `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND classid = $1 AND objid = $2 LIMIT 1`,
        [space, deciding],
      )
      return (rowCount ?? 0) > 0
    },
    release: async () => {
      if (!held) return
      held = false
      await client.query('SELECT pg_advisory_unlock($1, $2)', [space, deciding])
    },
    take: async () => {
      if (held) return
      await client.query('SELECT pg_advisory_lock($1, $2)', [space, deciding])
      await client.query('SELECT pg_advisory_lock($1, $2), pg_advisory_unlock($1, $2)', [
        space,
        writing,
      ])
      held = true
    },
  }
}

/** Has later imports wait until the transaction has ended, also when its process is killed. */
export const markWriting = `SELECT pg_advisory_xact_lock_shared(${locks.space}, ${locks.writing})`
