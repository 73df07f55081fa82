import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * When the process with this id began, as a string that is equal only for one and the same process;
 * null when no such process runs (a zombie does not run).
 *
 * A process id alone names nobody for long: the system gives it out again. Linux: boot id and field
 * 22 of proc_pid_stat(5), clock ticks since boot. Other POSIX systems: what ps(1) prints. Windows:
 * only that it lives.
 *
 * @param {number} pid
 * @returns {string | null}
 */
export const processStart = (pid) => (ways[process.platform] ?? fromPs)(pid)

/** @param {{ pid: number, start: string }} process */
export const isRunning = ({ pid, start }) => processStart(pid) === start

/** The calling process, in the form that `isRunning` takes. */
export const thisProcess = () => ({ pid: process.pid, start: processStart(process.pid) ?? '' })

/** @param {number} pid */
const fromProc = (pid) => {
  const stat = readOrNull(`/proc/${pid}/stat`)
  if (stat === null) return null
  // The command's name stands in parentheses and may itself hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, startTicks] = [fields[0], fields[19]]
  return state === 'Z' || state === 'X' ? null : `${bootId()}:${startTicks}`
}

/** @param {number} pid */
const fromPs = (pid) => {
  try {
    const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], options).trim() || null
  } catch {
    return null
  }
}

/** @param {number} pid */
const fromSignal = (pid) => {
  try {
    process.kill(pid, 0)
    return 'alive'
  } catch (error) {
    return error.code === 'EPERM' ? 'alive' : null
  }
}

const ways = { linux: fromProc, win32: fromSignal }

const bootId = () => readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? ''

/** @param {string} file */
const readOrNull = (file) => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
