import type { Payload } from 'payload'

import { createBacklog } from './runs/backlog.ts'
import { chooseWriter } from './runs/chooseWriter.ts'
import type { ImportContext } from './context.ts'
import { slugsOf } from './context.ts'
import type { Counters } from './counters.ts'
import { newCounters } from './counters.ts'
import { problemOf } from './errors.ts'
import { importInBatches } from './inBatches.ts'
import { importItems } from './pipeline.ts'
import type { ReadItem } from './read/types.ts'
import type { DocumentReport } from './report/types.ts'
import { rehearse } from './rehearse.ts'
import type { Run } from './run.ts'
import { createRun } from './run.ts'
import { withPatience } from './runs/withPatience.ts'

/** How a run ended. `error` is what ended it early, other than being asked to. */
export type ImportResult = { counters: Counters; error?: unknown; state: 'failed' | 'finished' }

type RunImportArgs = {
  counters?: Counters
  dryRun?: boolean
  /** What is imported, in the words of whoever asked. */
  input: string
  items: AsyncIterable<ReadItem>
  /** Says in a sentence what is going on, where that is worth somebody's while. */
  onNotice?: (sentence: string) => void
  onReport?: (report: DocumentReport) => Promise<void>
  options?: Record<string, unknown>
  /** Milliseconds that it waits for a database that went away. */
  patience?: number
  payload: Payload
  /** The program of a thread in which documents are prepared; see `createPreparer`. */
  preparing?: string | undefined
  publish?: boolean
  /** The row of the run, where whoever asks has made one; else one is made when something is written. */
  run?: Run
  signal?: AbortSignal
  /**
   * `local` writes every document by Payload's Local API; `bulk` writes batches. Both come to the same.
   * Without it, see `chooseWriter`.
   */
  writer?: 'bulk' | 'local'
}

const importers = { bulk: importInBatches, local: importItems, rehearsal: rehearse } as const

/** Milliseconds between two notes of how far a run is. */
const noteEvery = 5_000

/**
 * Imports a stream of documents: each whole or not at all, each once, whatever was imported before.
 *
 * Never throws for what is wrong with a document or with the database; `error` holds the latter, or what
 * `onReport` threw.
 */
export const runImport = async ({
  counters = newCounters(),
  dryRun = false,
  input,
  items,
  onNotice = () => {},
  onReport = async () => {},
  options = {},
  patience,
  payload,
  preparing,
  publish = false,
  run: given,
  signal = new AbortController().signal,
  writer: asked,
}: RunImportArgs): Promise<ImportResult> => {
  const slugs = slugsOf(payload)
  const run = given ?? createRun({ input, options: { ...options, publish }, payload, slugs })
  const context: ImportContext = {
    payload,
    preparing,
    publish,
    runId: async () => (dryRun ? null : run.id()),
    slugs,
  }
  const backlog = createBacklog({ counters, items })
  let notedAt = Date.now()
  const tell = async (report: DocumentReport): Promise<void> => {
    backlog.settle()
    await onReport(report)
    if (Date.now() - notedAt < noteEvery) return
    notedAt = Date.now()
    // For people to look at: a run does not hang on it.
    await run.progress({ counters, last: report.key }).catch(() => {})
  }
  try {
    const writer = asked ?? (await chooseWriter({ backlog, onNotice, payload, publish, slugs }))
    const importAll = importers[dryRun ? 'rehearsal' : writer]
    await withPatience({
      counters,
      importRest: () =>
        importAll({
          context,
          counters,
          items: backlog.items(),
          onNotice,
          onReport: tell,
          signal,
          writer,
        }),
      // A dry run begins a transaction of its own, which nobody can take up.
      milliseconds: dryRun ? 0 : patience,
      onNotice,
      payload,
      signal,
    })
    const state = signal.aborted ? 'failed' : 'finished'
    await run.end({ counters, state, ...(signal.aborted ? { problem: 'stopped' } : {}) })
    return { counters, state }
  } catch (error) {
    // Where the database failed it may be back, or this fails too: then the next run closes the row.
    const end = () => run.end({ counters, problem: problemOf(error), state: 'failed' })
    await end()
      .catch(end)
      .catch(() => {})
    return { counters, error, state: 'failed' }
  } finally {
    await backlog.close().catch(() => {})
  }
}
