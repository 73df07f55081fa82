import { readFileSync } from 'node:fs'

/** Linux counts a process's time in hundredths of a second, whatever the kernel's own clock (proc(5), times(2)). */
const millisecondsATick = 10

/**
 * Milliseconds of processor time that a process has taken, or one of its threads; null where it is gone.
 *
 * @param path below /proc: `123`, or `self/task/123`
 */
export const processorTime = (path: string): null | number => {
  try {
    return timeIn(readFileSync(`/proc/${path}/stat`, 'utf8'))
  } catch {
    return null
  }
}

/** Fields 14 and 15 of proc(5) `stat`: in the program, and in the kernel for it. */
export const timeIn = (stat: string): number => {
  // The second field is a name in parentheses, which may hold spaces and parentheses itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * millisecondsATick
}

/** What this process has taken so far, in milliseconds: its main thread, and all others. */
export type OwnTimes = { main: number; others: number }

/** Null where the system does not tell: on all but Linux. */
export const ownTimes = (): null | OwnTimes => {
  const main = processorTime(`self/task/${process.pid}`)
  if (main === null) return null
  const { system, user } = process.cpuUsage()
  return { main, others: (system + user) / 1000 - main }
}
