import { randomUUID } from 'node:crypto'

import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { sql } from '@payloadcms/db-postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { withClient } from '../../src/database/connect.ts'
import type { RunningPayload } from '../helpers/payload.ts'
import { startPayload } from '../helpers/payload.ts'

/** A process that opens Payload, the server above all, outlives the connections that it loses. */

let running: RunningPayload
let uncaught: unknown[] = []
const note = (error: unknown) => void uncaught.push(error)

beforeAll(async () => {
  running = await startPayload()
  process.on('uncaughtException', note)
})
afterAll(async () => {
  process.off('uncaughtException', note)
  await running.stop()
})

/** Ends every connection to the database but its own, as a server that restarts does. */
const endAll = () =>
  withClient({
    url: running.url,
    use: async (client) => {
      const { rowCount } = await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      )
      // Node hears of it in a later turn.
      await new Promise((resolve) => setTimeout(resolve, 200))
      return rowCount ?? 0
    },
  })

describe('a process that loses its connections', () => {
  it('lives, with a transaction open and with idle ones, and goes on by new ones', async () => {
    uncaught = []
    const { payload } = running
    const db = payload.db as unknown as PostgresAdapter
    await Promise.all([1, 2, 3].map(() => payload.count({ collection: 'tags' })))
    const open = (await payload.db.beginTransaction()) ?? ''
    const drizzleOnes = db.drizzle.transaction(async (transaction) => {
      await transaction.execute(sql`select 1`)
      expect(await endAll()).toBeGreaterThan(2)
      await transaction.execute(sql`select 1`)
    })
    await expect(drizzleOnes).rejects.toThrow()
    expect(uncaught).toEqual([])

    // What stood open fails and says so; what comes after it has a connection of its own.
    const req = { transactionID: open }
    const data = { label: `وسم ${randomUUID()}`, status: 'candidate' as const }
    await expect(payload.create({ collection: 'tags', data, req })).rejects.toThrow()
    expect(await payload.count({ collection: 'tags' })).toEqual({ totalDocs: 0 })
    await payload.create({ collection: 'tags', data })
    expect(await payload.count({ collection: 'tags' })).toEqual({ totalDocs: 1 })
    expect(uncaught).toEqual([])
  })
})
