import type { PoolClient } from 'pg'

import type { ImportContext } from '../../context.ts'
import type { Counters } from '../../counters.ts'
import { flushBatch } from './rows/flushBatch.ts'
import { markWriting } from './hand.ts'
import type { SealedBatch } from './rows/sealBatch.ts'
import type { Statement } from './rows/sendSteps.ts'
import { sendSteps } from './rows/sendSteps.ts'
import type { Tables } from './rows/tables.ts'

export type Writer = {
  /**
   * Writes a batch in one transaction, with the place that the run has come to. Batches are written in
   * the order in which they are given. The end of the transaction is sent with all the rest, so that the
   * database comes to it without this process.
   */
  write: (args: { batch: SealedBatch; progress: Progress }) => Promise<void>
}

/** How far the run is once the batch is written. */
export type Progress = { counters: Counters; last: string; runId: null | string }

export const createWriter = ({
  client,
  context: { payload, slugs },
  tables,
}: {
  client: PoolClient
  context: ImportContext
  tables: Tables
}): Writer => {
  const mostVersions = payload.collections[slugs.articles].config.versions?.maxPerDoc ?? 0
  return {
    write: async ({ batch, progress }) => {
      try {
        await sendSteps({
          client,
          steps: [
            { sql: 'BEGIN' },
            { sql: markWriting },
            ...flushBatch({ batch, mostVersions, tables }),
            ...noteProgress({ progress, tables }),
            { sql: 'COMMIT' },
          ],
        })
      } catch (error) {
        // Where the connection is gone this fails too, and the first error says why.
        await client.query('ROLLBACK').catch(() => {})
        throw error
      }
    },
  }
}

const noteProgress = ({
  progress: { counters, last, runId },
  tables,
}: {
  progress: Progress
  tables: Tables
}): Statement[] => {
  if (runId === null) return []
  const cursor = { documents: counters.documents, last }
  return [
    {
      sql: `UPDATE ${tables.runs.name} SET counters = $2, cursor = $3, updated_at = now() WHERE id = $1`,
      values: [runId, JSON.stringify(counters), JSON.stringify(cursor)],
    },
  ]
}
