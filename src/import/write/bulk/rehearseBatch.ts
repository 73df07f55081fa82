import type { PoolClient } from 'pg'

import { flushBatch } from './rows/flushBatch.ts'
import type { SealedBatch } from './rows/sealBatch.ts'
import { sendSteps } from './rows/sendSteps.ts'
import type { Tables } from './rows/tables.ts'

/**
 * Writes a batch within a transaction that somebody is going to roll back: as a whole, or not at all.
 * No other import waits for it, and there is no row of a run to note anything in.
 *
 * @throws what the database says
 */
export const rehearseBatch = async ({
  batch,
  client,
  mostVersions,
  tables,
}: {
  batch: SealedBatch
  client: PoolClient
  mostVersions: number
  tables: Tables
}): Promise<void> => {
  await client.query('SAVEPOINT nashra_batch')
  try {
    await sendSteps({ client, steps: flushBatch({ batch, mostVersions, tables }) })
  } catch (error) {
    // Where the connection is gone this fails too, and the first error says why.
    await client.query('ROLLBACK TO SAVEPOINT nashra_batch').catch(() => {})
    throw error
  }
  await client.query('RELEASE SAVEPOINT nashra_batch')
}
