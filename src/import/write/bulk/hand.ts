import type { PoolClient } from 'pg'

/**
 * Numbers of the advisory locks, read as letters: "nsra" and what is locked. `deciding` is held by the
 * one import that decides, `writing` by every batch on its way, shared.
 */
const locks = { space: 0x6e737261, deciding: 1, writing: 2 } as const

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

/** Has later imports wait until this transaction has ended, also when its process is killed. */
export const markWriting = async (client: PoolClient): Promise<void> => {
  await client.query('SELECT pg_advisory_xact_lock_shared($1, $2)', [locks.space, locks.writing])
}

/**
 * SQL by which one document that is written alone waits for batches, and they for it until its transaction
 * ends: first for whoever decides on one, then for what a killed import has still on its way.
 */
export const oneAtATime: readonly string[] = [
  `SELECT pg_advisory_xact_lock_shared(${locks.space}, ${locks.deciding})`,
  `SELECT pg_advisory_lock(${locks.space}, ${locks.writing}), pg_advisory_unlock(${locks.space}, ${locks.writing})`,
]
