import type { Payload } from 'payload'

import type { ImportContext } from './context.ts'
import { slugsOf } from './context.ts'
import type { Counters } from './counters.ts'
import { newCounters } from './counters.ts'
import { importInBatches } from './inBatches.ts'
import { importItems } from './pipeline.ts'
import type { ReadItem } from './read/types.ts'
import type { DocumentReport } from './report/types.ts'
import { createRun } from './run.ts'

/** How a run ended. `error` is what ended it early, other than being asked to. */
export type ImportResult = { counters: Counters; error?: unknown; state: 'failed' | 'finished' }

type RunImportArgs = {
  counters?: Counters
  dryRun?: boolean
  /** What is imported, in the words of whoever asked. */
  input: string
  items: AsyncIterable<ReadItem>
  onReport?: (report: DocumentReport) => Promise<void>
  options?: Record<string, unknown>
  payload: Payload
  publish?: boolean
  signal?: AbortSignal
  /** `local` writes every document by Payload's Local API; `bulk` writes batches. Both come to the same. */
  writer?: 'bulk' | 'local'
}

/** Milliseconds between two notes of how far a run is. */
const noteEvery = 5_000

/**
 * Imports a stream of documents: each whole or not at all, each once, whatever was imported before.
 *
 * Never throws for what is wrong with a document or with the database; `error` holds the latter.
 */
export const runImport = async ({
  counters = newCounters(),
  dryRun = false,
  input,
  items,
  onReport = async () => {},
  options = {},
  payload,
  publish = false,
  signal = new AbortController().signal,
  writer = dryRun ? 'local' : 'bulk',
}: RunImportArgs): Promise<ImportResult> => {
  const slugs = slugsOf(payload)
  const run = createRun({ input, options: { ...options, publish }, payload, slugs })
  const context: ImportContext = {
    dryRun,
    payload,
    publish,
    runId: async () => (dryRun ? null : run.id()),
    slugs,
  }
  let notedAt = Date.now()
  try {
    const importAll = writer === 'bulk' ? importInBatches : importItems
    await importAll({
      context,
      counters,
      items,
      onReport: async (report) => {
        await onReport(report)
        if (Date.now() - notedAt < noteEvery) return
        notedAt = Date.now()
        await run.progress({ counters, last: report.key })
      },
      signal,
    })
    const state = signal.aborted ? 'failed' : 'finished'
    await run.end({ counters, state, ...(signal.aborted ? { problem: 'stopped' } : {}) })
    return { counters, state }
  } catch (error) {
    const problem = error instanceof Error ? error.name : 'error'
    // Where the database failed it may be back, or this fails too: then the next run closes the row.
    const end = () => run.end({ counters, problem, state: 'failed' })
    await end()
      .catch(end)
      .catch(() => {})
    return { counters, error, state: 'failed' }
  }
}
