import { innermostMessage, isLocked } from '../errors.ts'
import type { RollbackState } from './state.ts'
import type { RollbackContext, RollbackReport } from './types.ts'
import { undoDocument } from './undoDocument.ts'
import { undoEntry } from './undoEntry.ts'
import type { Step } from './work.ts'
import { removeEntry } from './work.ts'

/** Undoes one thing, in the transaction of the context. */
export const undoStep = async ({
  context,
  step,
}: {
  context: RollbackContext
  step: Step
}): Promise<RollbackReport> => {
  if (step.kind === 'document') return undoDocument({ context, id: step.id })
  const report = await undoEntry({ context, entry: step.entry })
  if (report.outcome === 'restored') await removeEntry({ context, seq: step.seq })
  return report
}

/** Whether a document's row is left as it is, or is no longer the run's once its entry is undone. */
export const isDealtWith = ({
  report,
  run,
  step,
}: {
  report: RollbackReport
  run: string
  step: Step & { kind: 'entry' }
}): boolean => {
  const { previous } = step.entry
  return report.outcome === 'left' || (previous !== null && previous.run !== run)
}

/** The state once a step is done, or was passed over. */
export const advance = ({ state, step }: { state: RollbackState; step: Step }): RollbackState =>
  step.kind === 'entry' ? { ...state, beforeSeq: step.seq } : { ...state, afterId: step.id }

/** Why a step could not be done: a word and a sentence. */
export const reasonOfError = (error: unknown): string =>
  isLocked(error)
    ? 'locked: An editor has an article of it open. Roll it back again later.'
    : `not-undone: It could not be undone (${innermostMessage(error)}).`
