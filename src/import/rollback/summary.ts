import type { RollbackState } from './state.ts'

/** What a rollback came to, as lines for a terminal. */
export const rollbackLines = ({
  dryRun,
  milliseconds,
  run,
  state: { deleted, left, leftOnes, restored, withdrawn },
  wasDone,
}: {
  dryRun: boolean
  milliseconds: number
  run: string
  state: RollbackState
  /** An earlier command has rolled it back. */
  wasDone: boolean
}): string[] => {
  if (wasDone) return [`The run ${run} is rolled back already; nothing was done.`]
  const done = deleted + restored + left
  const rate = done / Math.max(milliseconds / 1000, 0.001)
  const width = String(done).length
  const counts: [number, string][] = [
    [deleted, 'deleted, with what came in them'],
    [restored, 'put back as they were'],
    [left, 'left: touched since'],
  ]
  return [
    `${dryRun ? 'Dry run, nothing was written. ' : ''}Run ${run}: ${done} document${done === 1 ? '' : 's'} in ${(milliseconds / 1000).toFixed(1)} s (${rate.toFixed(rate < 10 ? 1 : 0)} a second)`,
    ...counts
      .filter(([count]) => count > 0)
      .map(([count, what]) => `  ${String(count).padStart(width)}  ${what}`),
    ...byReason(leftOnes).map(([word, count]) => `  ${' '.repeat(width)}    ${count} ${word}`),
    ...(withdrawn > 0
      ? [`  articles that readers had, unpublished and put in the trash: ${withdrawn}`]
      : []),
  ]
}

const byReason = (leftOnes: RollbackState['leftOnes']): [string, number][] => {
  const counts = new Map<string, number>()
  for (const { reason } of leftOnes) {
    const word = reason.split(':', 1)[0] ?? reason
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts].sort((one, other) => other[1] - one[1])
}
