import type { Payload } from 'payload'

import type { Counters } from '../../counters.ts'
import { countDocument, newCounters } from '../../counters.ts'
import { innermostMessage, problemOf } from '../../errors.ts'
import { readInputs } from '../../read/index.ts'
import { isInputError, readerOfFormat } from '../../read/inputs.ts'
import { measureBeside } from '../../read/measure.ts'
import type { ReadItem } from '../../read/types.ts'
import { isReportError } from '../../report/reportFile.ts'
import type { Run } from '../../run.ts'
import { runImport } from '../../runImport.ts'
import type { Slugs } from '../../../../collections/slugs.ts'
import { reportPath } from '../folders.ts'
import { inputsOf } from '../inputsOf.ts'
import { openBook } from '../report/book.ts'
import { linesFrom } from '../report/lines.ts'
import { withoutDone } from '../report/withoutDone.ts'
import { withoutTold } from '../report/withoutTold.ts'
import type { Rows } from '../rows.ts'
import { readRow } from '../rows.ts'
import type { ImportSettings } from '../settings.ts'
import type { RunRow } from '../types.ts'
import { startHeartbeat } from './heartbeat.ts'

export type PerformArgs = {
  payload: Payload
  preparing?: string | undefined
  row: RunRow
  rows: Rows
  settings: ImportSettings
  /** Ends the work where it can be resumed. */
  signal: AbortSignal
  slugs: Slugs
}

/**
 * Does an import that was asked for, or goes on with one that stopped: what its report tells is not done
 * again. Never throws for what is wrong with the input or the database; the row says it.
 */
export const performImport = async (args: PerformArgs): Promise<void> => {
  const { row, rows } = args
  try {
    await importRow(args)
  } catch (error) {
    await rows.end({
      id: row.id,
      report:
        isInputError(error) || isReportError(error)
          ? { problem: 'input', sentence: error.message }
          : { problem: problemOf(error), sentence: innermostMessage(error) },
      state: 'failed',
    })
  }
}

const importRow = async (args: PerformArgs) => {
  const { payload, preparing, row, rows, settings, signal, slugs } = args
  const { dryRun = false, format = null, publish = false, request = { by: '' } } = row.options
  const file = reportPath({ id: row.id, settings })
  const reader = format === null ? undefined : readerOfFormat(format)
  const inputs = await inputsOf({ request, settings })
  // A dry run sees what its own documents would do to each other, so it begins from the beginning.
  const book = await openBook({ file, goesOn: !dryRun })
  const counters = newCounters()
  const stop = new AbortController()
  const onStop = () => {
    stop.abort()
  }
  signal.addEventListener('abort', onStop)
  if (signal.aborted) onStop()
  const wish = { isCancelled: false }
  const heart = startHeartbeat({
    counters,
    id: row.id,
    isCounted: true,
    kind: 'import',
    onBeat: book.flush,
    onCancel: () => {
      wish.isCancelled = true
      onStop()
    },
    rows,
    total: measureBeside({ inputs, signal: stop.signal }),
  })
  try {
    const items = readInputs({ inputs, reader, standardInput: nothing() })
    const { error } = await runImport({
      counters,
      dryRun,
      input: row.input,
      items: untold({
        counters,
        file,
        items: request.retryOf
          ? withoutDone({ items, reports: await reportsOf({ payload, row, settings, slugs }) })
          : items,
      }),
      onNotice: heart.note,
      onReport: book.add,
      payload,
      preparing,
      publish,
      run: noRow(row.id),
      signal: stop.signal,
    })
    if (error !== undefined) throw asError(error)
    await book.flush()
  } finally {
    signal.removeEventListener('abort', onStop)
    await heart.end()
    await book.close().catch(() => {})
  }
  // A worker that was told to end leaves the run to be resumed, as one that was killed does.
  const problem = wish.isCancelled ? 'stopped' : stop.signal.aborted ? 'killed' : null
  await rows.end({
    counters,
    id: row.id,
    report: {
      outcomes: counters.outcomes,
      reasons: counters.reasons,
      ...(problem === null ? {} : { problem }),
    },
    state: problem === null ? 'finished' : 'failed',
  })
}

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error('The import broke off.', { cause: error })

/** The items that no line of the report tells yet; those that it tells are counted. */
const untold = ({
  counters,
  file,
  items,
}: {
  counters: Counters
  file: string
  items: AsyncIterable<ReadItem>
}): AsyncGenerator<ReadItem> =>
  withoutTold({
    items,
    lines: linesFrom({ file, from: 0 }),
    onTold: ({ line, size }) => {
      countDocument({ counters, report: line })
      counters.bytes += size
    },
  })

/** The run's row is kept by the heartbeat and by whoever asked for the run. */
const noRow = (id: string): Run => ({
  end: () => Promise.resolve(),
  id: () => Promise.resolve(id),
  progress: () => Promise.resolve(),
})

/** Retries of retries that are followed back. */
const deepest = 100

/** The reports of the runs whose rejected documents are tried again, the newest first. */
const reportsOf = async ({
  payload,
  row,
  settings,
  slugs,
}: Pick<PerformArgs, 'payload' | 'row' | 'settings' | 'slugs'>): Promise<string[]> => {
  const files: string[] = []
  let of = row.options.request?.retryOf
  while (of !== undefined && files.length < deepest) {
    files.push(reportPath({ id: of, settings }))
    of = (await readRow({ id: of, payload, slugs }))?.options.request?.retryOf
  }
  return files
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // Nobody pipes anything into a worker.
}
