import { newCounters } from '../../counters.ts'
import { innermostMessage } from '../../errors.ts'
import { rollBackRun } from '../../rollback/rollBackRun.ts'
import type { PerformArgs } from './performImport.ts'
import { startHeartbeat } from './heartbeat.ts'

/**
 * Takes a run back that was asked to be. What breaks it off is said in the row; the rollback itself keeps
 * how far it came, and goes on from there when it is asked for again.
 */
export const performRollback = async ({
  payload,
  row,
  rows,
  signal,
}: PerformArgs): Promise<void> => {
  const counters = newCounters()
  let total: null | number = null
  const stop = new AbortController()
  const onStop = () => {
    stop.abort()
  }
  signal.addEventListener('abort', onStop)
  if (signal.aborted) onStop()
  const heart = startHeartbeat({
    counters,
    id: row.id,
    isCounted: false,
    kind: 'rollback',
    onCancel: onStop,
    rows,
    total: () => total,
  })
  let problem: string | undefined
  try {
    const { error } = await rollBackRun({
      onReport: () => {
        counters.documents += 1
        counters.bytes += 1
        return Promise.resolve()
      },
      onStart: (steps) => (total = steps),
      payload,
      signal: stop.signal,
      which: row.id,
    })
    if (error !== undefined) problem = innermostMessage(error)
  } catch (error) {
    problem = innermostMessage(error)
  } finally {
    signal.removeEventListener('abort', onStop)
    await heart.end()
  }
  await rows.end({ id: row.id, report: { rollbackProblem: problem ?? null } })
}
