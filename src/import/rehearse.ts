import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import type { PoolClient } from 'pg'

import type { ImportContext } from './context.ts'
import type { Counters } from './counters.ts'
import { countDocument } from './counters.ts'
import type { Entry } from './entries.ts'
import { gather, prepareEntries } from './entries.ts'
import { isDatabaseGone } from './errors.ts'
import { importDocument } from './importDocument.ts'
import { batchSize, mergeReports } from './inBatches.ts'
import type { Preparer } from './prepare/thread/createPreparer.ts'
import { createPreparer } from './prepare/thread/createPreparer.ts'
import type { ReadItem } from './read/types.ts'
import type { DocumentReport } from './report/types.ts'
import { decideBatch } from './write/bulk/decideBatch.ts'
import { createReader } from './write/bulk/fetch/reader.ts'
import { rehearseBatch } from './write/bulk/rehearseBatch.ts'
import { sealBatch } from './write/bulk/rows/sealBatch.ts'
import { findTables } from './write/bulk/rows/tables.ts'

type RehearseArgs = {
  context: ImportContext
  counters: Counters
  items: AsyncIterable<ReadItem>
  onNotice: (sentence: string) => void
  onReport: (report: DocumentReport) => Promise<void>
  signal: AbortSignal
  writer: 'bulk' | 'local'
}

/**
 * Imports in one transaction that is rolled back in the end: each document sees what the ones before it
 * would have written, and nobody else sees anything.
 *
 * What the transaction changes is locked until its end, and a name that it makes keeps others from making
 * the same. So after each batch it looks whether somebody waits for it, an editor or another import, and
 * gives way: it is rolled back there and then, and later documents no longer see the earlier ones.
 *
 * @throws what the database says when it is gone
 */
export const rehearse = async (args: RehearseArgs): Promise<void> => {
  const { items, onNotice, signal, writer } = args
  const client = await connect(args.context.payload)
  const preparer = createPreparer({ program: args.context.preparing })
  try {
    await client.query('BEGIN')
    const importBatch = createRehearsal({ ...args, client, preparer })
    for await (const batch of gather({ items, signal, size: writer === 'bulk' ? batchSize : 1 })) {
      await importBatch(batch)
      if (!(await isInTheWay(client))) continue
      await client.query('ROLLBACK')
      await client.query('BEGIN')
      onNotice(
        `The dry run gave way to somebody who waited for it: the documents after ${args.counters.documents} are told as if those before them were not there.`,
      )
    }
  } finally {
    // Where the connection is gone, so is the transaction.
    await client.query('ROLLBACK').catch(() => {})
    client.release(true)
    await preparer.close()
  }
}

const connect = async (payload: Payload): Promise<PoolClient> => {
  const { pool } = payload.db as unknown as PostgresAdapter
  const client = await pool.connect()
  client.on('error', () => {})
  return client
}

const createRehearsal = ({
  client,
  context,
  counters,
  onReport,
  preparer,
  writer,
}: RehearseArgs & { client: PoolClient; preparer: Preparer }) => {
  const { payload, publish, slugs } = context
  const tables = findTables({ payload, slugs })
  const reader = createReader({ client, tables })
  const { maxPerDoc = 0 } = payload.collections[slugs.articles].config.versions ?? {}
  const tell = async (reports: readonly DocumentReport[]): Promise<void> => {
    for (const report of reports) {
      countDocument({ counters, report })
      await onReport(report)
    }
  }
  const alone = async ([first, ...rest]: readonly Entry[]): Promise<readonly Entry[]> => {
    if (first) await tell([await importDocument({ client, context, item: first.item })])
    return rest
  }
  let most = batchSize

  const send = async (entries: readonly Entry[]): Promise<readonly Entry[]> => {
    const { draft, now, reports, stoppedBy } = await decideBatch({
      documents: entries.slice(0, most).flatMap(({ document }) => document ?? []),
      inFlight: [],
      publish,
      reader,
      runId: () => Promise.resolve(null),
    })
    const told = mergeReports({ decided: reports, entries: entries.slice(0, most) })
    const batch = sealBatch({ draft, now, runId: null, tables })
    try {
      await rehearseBatch({ batch, client, mostVersions: maxPerDoc, tables })
    } catch (error) {
      if (isDatabaseGone(error)) throw error
      most = Math.ceil(told.length / 8)
      return told.length > 1 ? entries : alone(entries)
    }
    await tell(told)
    most = Math.min(batchSize, most * 2)
    const rest = entries.slice(told.length)
    return stoppedBy === 'localApi' || told.length === 0 ? alone(rest) : rest
  }

  return async (items: readonly Entry['item'][]): Promise<void> => {
    let rest: readonly Entry[] = await prepareEntries({ items, preparer, reader })
    while (rest.length > 0) rest = writer === 'bulk' ? await send(rest) : await alone(rest)
  }
}

/** Whether another connection waits for a lock that this one holds. */
const isInTheWay = async (client: PoolClient): Promise<boolean> => {
  const { rowCount } = await client.query(
    `SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid)) LIMIT 1`,
  )
  return (rowCount ?? 0) > 0
}
