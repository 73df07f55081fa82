import { ownReasons } from '../../../../collections/issueLog/ownReasons.ts'
import { innermostMessage, isDatabaseGone } from '../../errors.ts'
import { createPauses } from '../../runs/giveWay.ts'
import type { PreparedDocument } from '../../prepare/prepareDocument.ts'
import { reasonOf, reportOf } from '../../report/lines.ts'
import type { DocumentReport } from '../../report/types.ts'
import { settleDocument } from '../../settle/settleDocument.ts'
import { bulkArchive } from './archive/bulkArchive.ts'
import type { BulkContext } from './bulkContext.ts'
import { NeedsLocalApi, NeedsOwnBatch } from './bulkContext.ts'
import { createDraft } from './memory/draft.ts'
import type { Draft } from './memory/draft.ts'
import { foresee } from './fetch/foresee.ts'
import type { Reader } from './fetch/reader.ts'
import { createMemory } from './memory/memory.ts'
import { rememberDraft } from './memory/rememberDraft.ts'

/** How far a batch came: all its documents are settled, or it ends before one that it cannot hold. */
export type DecidedBatch = {
  draft: Draft
  now: string
  reports: DocumentReport[]
  /** What the first document that is not settled needs; null where all are. */
  stoppedBy: 'localApi' | 'ownBatch' | null
}

type DecideArgs = {
  documents: readonly PreparedDocument[]
  /** Batches that are on their way to the database, the oldest first. */
  inFlight: readonly Draft[]
  publish: boolean
  reader: Reader
  runId: () => Promise<null | string>
}

/**
 * Decides on documents one after the other, each seeing what the ones before it come to, without writing
 * anything. A document that fails leaves nothing behind and becomes a rejection.
 *
 * @throws what the database says when it is gone
 */
export const decideBatch = async ({
  documents,
  inFlight,
  publish,
  reader,
  runId,
}: DecideArgs): Promise<DecidedBatch> => {
  const memory = createMemory()
  for (const draft of inFlight) rememberDraft({ draft, memory })
  await foresee({ documents, memory, reader })

  const draft = createDraft()
  const reports: DocumentReport[] = []
  const now = new Date().toISOString()
  let file = ''
  const context: BulkContext = {
    draft,
    memory,
    now: () => now,
    publish,
    publishNote: () =>
      publish ? { note: file, reason: ownReasons.published } : { note: null, reason: null },
    reader,
    runId,
  }
  const archive = bulkArchive(context)
  const giveWay = createPauses()
  for (const document of documents) {
    await giveWay()
    file = document.file
    try {
      reports.push(await settleDocument({ archive, document }))
      memory.journal.keep()
    } catch (error) {
      memory.journal.undo()
      if (isDatabaseGone(error)) throw error
      if (error instanceof NeedsOwnBatch) return { draft, now, reports, stoppedBy: 'ownBatch' }
      if (error instanceof NeedsLocalApi) return { draft, now, reports, stoppedBy: 'localApi' }
      const message = `It could not be written (${innermostMessage(error)}). It is tried again by the next import.`
      const reason = reasonOf({ message, reason: 'not-written' })
      reports.push(reportOf({ document, outcome: 'rejected', reason }))
    }
  }
  return { draft, now, reports, stoppedBy: null }
}
