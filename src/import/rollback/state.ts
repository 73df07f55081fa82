import type { ImportContext } from '../context.ts'
import type { RollbackContext, RollbackReport } from './types.ts'

/** How far a rollback has come, and what it came to, as the row of the run keeps it. */
export type RollbackState = {
  /** Documents up to this id are done; null while none is. */
  afterId: null | string
  /** Of what was written over, all from this number on is done; null while none is. */
  beforeSeq: null | number
  deleted: number
  left: number
  /** Documents that were left, the first of them; all are in the report file. */
  leftOnes: { document: string; reason: string }[]
  restored: number
  /** Articles that readers had, which are in the trash. */
  withdrawn: number
}

const mostLeftOnes = 200

export const newState = (): RollbackState => ({
  afterId: null,
  beforeSeq: null,
  deleted: 0,
  left: 0,
  leftOnes: [],
  restored: 0,
  withdrawn: 0,
})

/** The state that a run's row has, from an earlier process or from none. */
export const readState = ({ report }: { report?: unknown }): RollbackState => {
  const kept = (report as { rollback?: Partial<RollbackState> } | null | undefined)?.rollback
  return { ...newState(), ...kept }
}

/**
 * How far a rollback has come by now, whoever did it, and whether it has ended. What a dry run has done
 * it knows alone.
 */
export const readRunNow = async ({
  context: { dryRun, payload, req, run, slugs },
  state,
}: {
  context: RollbackContext
  state: RollbackState
}): Promise<{ isOver: boolean; state: RollbackState }> => {
  if (dryRun) return { isOver: false, state }
  const row = await payload.findByID({
    collection: slugs.importRuns,
    depth: 0,
    id: run.id,
    overrideAccess: true,
    req,
    select: { report: true, state: true },
  })
  return { isOver: row.state === 'rolledBack', state: readState(row) }
}

/** Counts one document. */
export const countReport = ({
  report: { articles, document, outcome, reason },
  state,
}: {
  report: RollbackReport
  state: RollbackState
}): RollbackState => ({
  ...state,
  [outcome]: state[outcome] + 1,
  leftOnes:
    outcome === 'left' && state.leftOnes.length < mostLeftOnes
      ? [...state.leftOnes, { document, reason: reason ?? '' }]
      : state.leftOnes,
  withdrawn: state.withdrawn + articles.filter(({ action }) => action === 'withdrawn').length,
})

/** Writes the state into the run's row, in the transaction of what it tells of. */
export const writeState = async ({
  context: { payload, req, run, slugs },
  ends = false,
  state,
}: {
  context: Pick<ImportContext, 'payload' | 'slugs'> & {
    req?: Parameters<ImportContext['payload']['db']['updateOne']>[0]['req']
    run: { id: string }
  }
  ends?: boolean
  state: RollbackState
}): Promise<void> => {
  const row = await payload.findByID({
    collection: slugs.importRuns,
    depth: 0,
    id: run.id,
    overrideAccess: true,
    ...(req ? { req } : {}),
    select: { report: true },
  })
  const report = { ...(row.report as object | null), rollback: state }
  await payload.db.updateOne({
    collection: slugs.importRuns,
    data: { report, ...(ends ? { state: 'rolledBack' } : {}) },
    id: run.id,
    ...(req ? { req } : {}),
    returning: false,
  })
}
