import { hostname } from 'node:os'

import type { RunRow, Worker } from './types.ts'

/** Where a run stands, as people are told. */
export type RunStanding =
  | 'cancelled'
  | 'failed'
  | 'finished'
  | 'interrupted'
  | 'rolledBack'
  | 'rollingBack'
  | 'running'
  | 'stopping'
  | 'waiting'

type StateArgs = {
  isGone?: (worker: Worker) => boolean
  now?: number
  row: Pick<RunRow, 'cursor' | 'options' | 'report' | 'state'>
}

/**
 * Where a run stands. Nobody writes down that he was killed: a run whose process is gone, or has not said
 * anything for two minutes, is interrupted, whatever its row says.
 */
export const stateOf = ({ isGone = isGoneHere, now = Date.now(), row }: StateArgs): RunStanding => {
  const { cursor, options, report, state } = row
  const { ask, process: at } = options
  if (!ask) {
    if (state === 'running') return at && isGone(at) ? 'interrupted' : 'running'
    if (state !== 'failed') return state
    return problems[report?.problem ?? ''] ?? 'failed'
  }
  const { isCancelled, kind, taken } = ask
  if (!taken) return 'waiting'
  const lastSaid = Date.parse(laterOf(cursor?.at, taken.since))
  const isImportEnded = kind === 'import' && state !== 'running'
  if (isImportEnded || isGone(taken) || now - lastSaid > silence) return 'interrupted'
  if (isCancelled) return 'stopping'
  return kind === 'rollback' ? 'rollingBack' : 'running'
}

const problems: Readonly<Record<string, RunStanding>> = {
  killed: 'interrupted',
  stopped: 'cancelled',
}

/** Milliseconds without a word after which nobody works on a run any more; a database is waited for 30 s. */
export const silence = 120_000

const laterOf = (one: string | undefined, other: string): string =>
  one !== undefined && one > other ? one : other

/** Whether a process of this machine is gone; of other machines nothing is known. */
export const isGoneHere = ({ host, pid }: Worker): boolean => {
  if (host !== hostname()) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    // EPERM: it lives and is another user's.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}

/** What may be done about a run, by where it stands. */
export const isActive = (standing: RunStanding): boolean => active.has(standing)

const active: ReadonlySet<RunStanding> = new Set(['rollingBack', 'running', 'stopping', 'waiting'])
