import type { ImportContext } from './context.ts'
import type { Counters } from './counters.ts'
import { countDocument } from './counters.ts'
import { importDocument } from './importDocument.ts'
import type { ReadItem } from './read/types.ts'
import type { DocumentReport } from './report/types.ts'

type PipelineArgs = {
  context: ImportContext
  /** Changed in place, so that a run that breaks off can still tell how far it came. */
  counters: Counters
  items: AsyncIterable<ReadItem>
  /** Called after each document, in order; the next one waits for it. */
  onReport: (report: DocumentReport) => Promise<void>
  /** Ends the run after the document that is being written. */
  signal: AbortSignal
}

/**
 * Reads, parses, matches and writes document after document. One at a time: what a document becomes
 * hangs on the tags and texts that were there before it, and this way a run that was killed and taken up
 * again ends as an undisturbed one.
 *
 * @throws what the database says when it is gone; what was reported before is written
 */
export const importItems = async ({
  context,
  counters,
  items,
  onReport,
  signal,
}: PipelineArgs): Promise<void> => {
  for await (const item of items) {
    if (signal.aborted) return
    if (item.kind === 'passedOver') continue
    const report = await importDocument({ context, item })
    countDocument({ counters, report })
    await onReport(report)
  }
}
