import { stat } from 'node:fs/promises'

import { reportPath } from '../folders.ts'
import { stateOf } from '../stateOf.ts'
import type { RunRow } from '../types.ts'
import type { AskedArgs } from './context.ts'
import { rowIn } from './context.ts'

/** How a run stands and how far it is: one row of the database, and whether a file is there. */
export const progressOf = async (args: AskedArgs) => {
  const { settings } = args
  const row = await rowIn(args)
  const { counters, cursor, ended, id, input, options, report, started } = row
  const state = stateOf({ row })
  const isMoving = state === 'running' || state === 'rollingBack' || state === 'stopping'
  return {
    can: canOf(row),
    counters,
    dryRun: options.dryRun ?? false,
    ended,
    files: options.request?.files ?? null,
    format: options.format ?? null,
    hasReport: await stat(reportPath({ id, settings })).then(
      () => true,
      () => false,
    ),
    id,
    input,
    notice: isMoving ? (cursor?.notice ?? null) : null,
    path: options.request?.path ?? null,
    problem: problemOf(row),
    progress: isMoving && cursor?.rate ? progressIn(cursor) : null,
    publish: options.publish ?? false,
    retryOf: options.request?.retryOf ?? null,
    rollback: report?.rollback ?? null,
    started,
    state,
    upload: options.request?.upload ?? null,
    waitingSince: state === 'waiting' ? (options.ask?.at ?? null) : null,
  }
}

export type RunProgress = Awaited<ReturnType<typeof progressOf>>

/** What may be asked of a run now; the endpoints look again. */
const canOf = (row: RunRow) => {
  const { counters, options, report } = row
  const state = stateOf({ row })
  const isQuiet = !['rollingBack', 'running', 'stopping', 'waiting'].includes(state)
  const isLive = isQuiet && state !== 'rolledBack'
  const isAsked = options.request !== undefined && !report?.rollback
  const isWritten = !options.dryRun
  return {
    cancel: Boolean(options.ask) && !isQuiet && state !== 'stopping',
    resume: isLive && isAsked && state !== 'finished',
    retry: isLive && isAsked && isWritten && (counters?.outcomes.rejected ?? 0) > 0,
    rollback: isLive && isWritten,
  }
}

const progressIn = ({ done = 0, documents = 0, rate, total = null }: Partial<PastReached>) => {
  const perSecond = rate?.done ?? 0
  const left = total !== null && total > done && perSecond > 0 ? (total - done) / perSecond : null
  return {
    documents,
    /** Documents a second, of the last ten. */
    rate: rate?.documents ?? 0,
    /** Seconds. */
    secondsLeft: left === null ? null : Math.ceil(left),
    /** From 0 to 1; null where nobody knows how much there is. */
    share: total ? Math.min(1, done / total) : null,
  }
}

type PastReached = NonNullable<RunRow['cursor']>

const problemOf = ({ report }: RunRow): null | string => {
  const { problem, rollbackProblem, sentence } = (report ?? {}) as Record<string, unknown>
  const said = sentence ?? rollbackProblem ?? problem
  return typeof said === 'string' && !known.has(said) ? said : null
}

/** Those that the state says in better words. */
const known: ReadonlySet<string> = new Set(['killed', 'stopped'])
