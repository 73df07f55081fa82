import type { Payload } from 'payload'

import { ownReasons } from '../../../collections/issueLog/ownReasons.ts'
import { slugsOf } from '../context.ts'
import { isDatabaseGone } from '../errors.ts'
import { rollsBackKey } from '../takenOut/noteTakenOut.ts'
import { lockKeys } from '../write/local/lockKeys.ts'
import { inTransaction } from '../write/local/transaction.ts'
import { findRun } from './findRun.ts'
import { findLaterUse } from './laterUse.ts'
import type { RollbackState } from './state.ts'
import { countReport, readRunNow, readState, writeState } from './state.ts'
import type { RollbackContext, RollbackReport } from './types.ts'
import { advance, isDealtWith, reasonOfError, undoStep } from './undoStep.ts'
import { countWork, nextSteps } from './work.ts'

/** How a rollback ended. `error` is what ended it early, other than being asked to. */
export type RollbackResult = {
  error?: unknown
  run: string
  state: RollbackState
  /** An earlier rollback had done it; nothing was done. */
  wasDone: boolean
}

type RollBackArgs = {
  dryRun?: boolean
  onReport?: (report: RollbackReport) => Promise<void>
  /** Told once how many documents and entries there are to look at. */
  onStart?: (total: number) => void
  payload: Payload
  signal?: AbortSignal
  /** Id of an import run, or `last`. */
  which: string
}

/** Documents of one transaction. */
const batch = 25

/**
 * Takes a run back: puts back what it wrote over, the newest first, then takes away what it made.
 * Whatever was touched since stays and is reported with the reason. Each batch is one transaction with
 * the place where it ended, so a rollback that was killed goes on from there, and one that is done does
 * nothing when it is asked for again.
 *
 * @throws InputError when there is no such run, or it is still running
 */
export const rollBackRun = async ({
  dryRun = false,
  onReport = async () => {},
  onStart = () => {},
  payload,
  signal = new AbortController().signal,
  which,
}: RollBackArgs): Promise<RollbackResult> => {
  const slugs = slugsOf(payload)
  const run = await findRun({ payload, slugs, which })
  let state = readState(run)
  if (run.state === 'rolledBack') return { run: run.id, state, wasDone: true }
  const later = await findLaterUse({ payload, run, slugs })
  onStart(await countWork({ payload, run: run.id, slugs, state }))
  const shared = {
    dryRun,
    foreseen: new Set<string>(),
    later,
    payload,
    publish: true,
    run: { id: run.id, started: run.started },
    runId: () => Promise.resolve(null),
    slugs,
  }
  /** Documents that a dry run has dealt with, which are still there when it looks again. */
  const done = new Set<string>()

  /** One transaction; answers with false when there is nothing more to do. */
  const work = async (size: number): Promise<boolean> => {
    const result = await inTransaction({
      context: { issueReason: ownReasons.rolledBack, [rollsBackKey]: true },
      keep: !dryRun,
      payload,
      work: async (req) => {
        const context: RollbackContext = { ...shared, req }
        await lockKeys({ keys: [`rollback ${run.id}`], req })
        // Another process may have gone on with it meanwhile.
        const from = (await readRunNow({ context, state })).state
        const steps = await nextSteps({ context, limit: size, state: from })
        if (steps.length === 0) return { isDone: true, reached: from, reports: [] }
        const reports: RollbackReport[] = []
        let reached = from
        for (const step of steps) {
          if (!(dryRun && step.kind === 'document' && done.has(step.id))) {
            const report = await undoStep({ context, step })
            reports.push(report)
            if (step.kind === 'entry' && isDealtWith({ report, run: run.id, step })) {
              done.add(step.entry.document)
            }
            reached = countReport({ report, state: reached })
          }
          reached = advance({ state: reached, step })
        }
        await writeState({ context, state: reached })
        return { isDone: false, reached, reports }
      },
    })
    state = result.reached
    for (const report of result.reports) await onReport(report)
    return !result.isDone
  }

  /** Passes over one step that cannot be done, and says so. */
  const passOver = async (error: unknown): Promise<void> => {
    const passed = await inTransaction({
      context: {},
      keep: !dryRun,
      payload,
      work: async (req) => {
        const context: RollbackContext = { ...shared, req }
        await lockKeys({ keys: [`rollback ${run.id}`], req })
        const from = (await readRunNow({ context, state })).state
        const [step] = await nextSteps({ context, limit: 1, state: from })
        if (!step) return null
        const document = step.kind === 'entry' ? step.entry.document : step.id
        const left: RollbackReport = {
          articles: [],
          document,
          key: '',
          outcome: 'left',
          reason: reasonOfError(error),
        }
        const reached = advance({ state: countReport({ report: left, state: from }), step })
        await writeState({ context, state: reached })
        return { left, reached }
      },
    })
    if (!passed) return
    state = passed.reached
    await onReport(passed.left)
  }

  /** Tells what later runs have written over, and says that the run is taken back: once. */
  const end = async (): Promise<void> => {
    const reports = later.overwritten.map(({ document, run: by }): RollbackReport => {
      const reason = `later-run: The run ${by} has written over it. Roll that one back first.`
      return { articles: [], document, key: '', outcome: 'left', reason }
    })
    state = await inTransaction({
      context: {},
      keep: !dryRun,
      payload,
      work: async (req) => {
        const context: RollbackContext = { ...shared, req }
        await lockKeys({ keys: [`rollback ${run.id}`], req })
        const { isOver, state: from } = await readRunNow({ context, state })
        if (isOver) return from
        const reached = reports.reduce((so, report) => countReport({ report, state: so }), from)
        await writeState({ context, ends: true, state: reached })
        return reached
      },
    })
    for (const report of reports) await onReport(report)
  }

  try {
    let size = batch
    let alone = 0
    for (;;) {
      if (signal.aborted) return { run: run.id, state, wasDone: false }
      try {
        if (!(await work(size))) break
        if (alone > 0) alone -= 1
        if (alone === 0) size = batch
      } catch (error) {
        if (isDatabaseGone(error)) throw error
        // One that cannot be undone costs the others of its batch nothing.
        if (size === 1) await passOver(error)
        else alone = size
        size = 1
      }
    }
    await end()
    return { run: run.id, state, wasDone: false }
  } catch (error) {
    return { error, run: run.id, state, wasDone: false }
  }
}
