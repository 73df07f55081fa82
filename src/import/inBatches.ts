import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PoolClient } from 'pg'

import type { ImportContext } from './context.ts'
import type { Counters } from './counters.ts'
import { countDocument } from './counters.ts'
import { isDatabaseGone } from './errors.ts'
import { importDocument } from './importDocument.ts'
import type { Entry } from './entries.ts'
import { gather, prepareEntries } from './entries.ts'
import type { Preparer } from './prepare/thread/createPreparer.ts'
import { createPreparer } from './prepare/thread/createPreparer.ts'
import type { ReadItem } from './read/types.ts'
import type { DocumentReport } from './report/types.ts'
import { decideBatch } from './write/bulk/decideBatch.ts'
import { createReader } from './write/bulk/fetch/reader.ts'
import { createHand } from './write/bulk/hand.ts'
import type { Failed } from './write/bulk/queue.ts'
import { createQueue } from './write/bulk/queue.ts'
import type { SealedBatch } from './write/bulk/rows/sealBatch.ts'
import { sealBatch } from './write/bulk/rows/sealBatch.ts'
import { findTables } from './write/bulk/rows/tables.ts'
import { createWriter } from './write/bulk/writer.ts'

type InBatchesArgs = {
  context: ImportContext
  /** Changed in place, so that a run that breaks off can still tell how far it came. */
  counters: Counters
  items: AsyncIterable<ReadItem>
  /** Called after each document is committed, in order; the next one waits for it. */
  onReport: (report: DocumentReport) => Promise<void>
  /** Ends the run after the batch that is being written. */
  signal: AbortSignal
}

/** Documents of one transaction: enough to share its cost, few enough to be lost to a kill. */
export const batchSize = 250

/**
 * Imports a stream of documents in batches: reads and decides on one while the one before it is written.
 * It comes to the same as importing them one by one, in the same order.
 *
 * @throws what the database says when it is gone; what was reported before is written
 */
export const importInBatches = async ({
  context,
  counters,
  items,
  onReport,
  signal,
}: InBatchesArgs): Promise<void> => {
  const connections = createConnections(context)
  const preparer = createPreparer({ program: context.preparing })
  const batches = gather({ items, signal, size: batchSize })
  let run: Awaited<ReturnType<typeof createBatchRun>> | undefined
  try {
    run = await createBatchRun({ connections, context, counters, onReport, preparer })
    const { add, end, prepare } = run
    let ahead = prepare((await batches.next()).value)
    for (let entries = await ahead; entries && !signal.aborted; entries = await ahead) {
      // The next batch is read and parsed while this one waits for the database's answers.
      ahead = batches.next().then(({ value }) => prepare(value))
      ahead.catch(() => {})
      await add(entries)
    }
    await end()
  } finally {
    await batches.return(undefined).catch(() => {})
    // What is on its way is told before anybody begins again.
    await run?.settled()
    connections.close()
    await preparer.close()
  }
}

const createBatchRun = async ({
  connections,
  context,
  counters,
  onReport,
  preparer,
}: Pick<InBatchesArgs, 'context' | 'counters' | 'onReport'> & {
  connections: Connections
  preparer: Preparer
}) => {
  const { payload, publish, runId, slugs } = context
  const tables = findTables({ payload, slugs })
  const deciding = await connections.open()
  const reader = createReader({ client: deciding, tables })
  const ahead = createReader({ client: await connections.open(), tables })
  const hand = createHand({ client: deciding })
  const writer = createWriter({ client: await connections.open(), context, tables })
  const queue = createQueue<Entry>()
  /** Documents that go into one batch; fewer after one that could not be written as a whole. */
  let most = batchSize

  const tell = async (reports: readonly DocumentReport[]): Promise<void> => {
    for (const report of reports) {
      countDocument({ counters, report })
      await onReport(report)
    }
  }
  const importAlone = async (item: Entry['item']): Promise<void> => {
    await hand.release()
    await tell([await importDocument({ context, item })])
  }

  /** Goes on with the entries of batches that the database did not take, in smaller ones. */
  const again = async ({ entries, first }: Failed<Entry>, rest: readonly Entry[]) => {
    most = Math.ceil(first / 8)
    const all = [...entries, ...rest]
    return first === 1 ? alone(all) : all
  }

  /** Sends entries to the database as far as one batch holds them; gives back those that are left. */
  const send = async (entries: readonly Entry[]): Promise<readonly Entry[]> => {
    await hand.take()
    const decided = await decideBatch({
      documents: entries.slice(0, most).flatMap(({ document }) => document ?? []),
      inFlight: queue.drafts(),
      publish,
      reader,
      runId,
    })
    const failed = await queue.settle(mostInFlight - 1)
    // What was decided on the strength of it is decided again.
    if (failed) return again(failed, entries)

    const { draft, now, stoppedBy } = decided
    const told = mergeReports({ decided: decided.reports, entries: entries.slice(0, most) })
    const rest = entries.slice(told.length)
    const writes = draft.newDocuments.length + draft.changedDocuments.length > 0
    const id = writes ? await runId() : null
    const batch = sealBatch({ draft, now, runId: id, tables })
    queue.add({
      draft,
      entries: entries.slice(0, told.length),
      write: () => write({ batch, id, reports: told }),
    })
    // Where one needs Payload the next may: what is asked for documents after it would be asked again.
    const near = stoppedBy === 'localApi' ? Math.max(leastAhead, told.length) : most
    most = Math.min(batchSize, near * 2)
    // Not even alone in a batch can it be held by one.
    const isTooMuch = stoppedBy === 'ownBatch' && told.length === 0
    if (stoppedBy !== 'localApi' && !isTooMuch) return rest
    const late = await queue.settle(0)
    return late ? again(late, rest) : alone(rest)
  }

  /** Imports the first entry by Payload's own way. */
  const alone = async ([first, ...rest]: readonly Entry[]): Promise<readonly Entry[]> => {
    if (first) await importAlone(first.item)
    return rest
  }

  /** Whether the batch was written; an error only where the database is gone. */
  const write = async ({
    batch,
    id,
    reports,
  }: {
    batch: SealedBatch
    id: null | string
    reports: readonly DocumentReport[]
  }): Promise<boolean> => {
    const after = structuredClone(counters)
    for (const report of reports) countDocument({ counters: after, report })
    const last = reports.at(-1)?.key ?? ''
    try {
      await writer.write({ batch, progress: { counters: after, last, runId: id } })
    } catch (error) {
      if (isDatabaseGone(error)) throw error
      payload.logger.debug({ err: error, msg: 'A batch could not be written as one' })
      return false
    }
    await tell(reports)
    return true
  }

  const sendAll = async (entries: readonly Entry[]): Promise<void> => {
    let rest = entries
    while (rest.length > 0) rest = await send(rest)
  }

  const finish = async (): Promise<void> => {
    for (let failed = await queue.settle(0); failed; failed = await queue.settle(0)) {
      await sendAll(await again(failed, []))
    }
    await hand.release()
  }

  return {
    add: async (entries: readonly Entry[]): Promise<void> => {
      await sendAll(entries)
      if (hand.isHeld() && (await hand.isWanted())) await finish()
    },
    end: finish,
    prepare: async (items: readonly Entry['item'][] | undefined) =>
      items && prepareEntries({ items, preparer, reader: ahead }),
    settled: async (): Promise<void> => {
      await queue.settle(0).catch(() => {})
    },
  }
}

/** Half of the documents that are looked ahead at after one that was written alone, at least. */
const leastAhead = 8

/** Batches on their way: one that is written, and one that waits for it. */
const mostInFlight = 2

/** Puts the reports of what was decided between those of what was settled before, in the order read. */
export const mergeReports = ({
  decided,
  entries,
}: {
  decided: readonly DocumentReport[]
  entries: readonly Entry[]
}): DocumentReport[] => {
  const told: DocumentReport[] = []
  const waiting = [...decided]
  for (const entry of entries) {
    const report = entry.report ?? waiting.shift()
    if (!report) break
    told.push(report)
  }
  return told
}

type Connections = { close: () => void; open: () => Promise<PoolClient> }

/** Connections of the run's own, out of Payload's pool; they are not used again afterwards. */
const createConnections = ({ payload }: ImportContext): Connections => {
  const { pool } = payload.db as unknown as PostgresAdapter
  const clients: PoolClient[] = []
  return {
    close: () => {
      for (const client of clients) client.release(true)
    },
    open: async () => {
      const client = await pool.connect()
      // One that breaks between two statements is told by the next statement.
      client.on('error', () => {})
      clients.push(client)
      return client
    },
  }
}
