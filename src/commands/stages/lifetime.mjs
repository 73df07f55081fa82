import { constants } from 'node:os'

/** Milliseconds within which a second signal counts as the same: on Ctrl-C we get one from the terminal and one from npm. */
const SAME = 400

/**
 * One a command: what has to be ended when it ends, in the reverse order of its beginning, whether
 * the work is done, failed, or was stopped by Ctrl-C, SIGTERM, SIGHUP, or npm going away.
 *
 * The exit status after a signal is 128 + its number (130, 143, 129) while there was work to do, and 0
 * once `ready` was called: then being stopped is how the command ends. A second signal forces: what
 * still runs is killed, and the watches left behind (afterDeath.mjs) see to the database.
 *
 * @typedef {{ end: () => unknown, force?: () => void }} Hold
 * @typedef {{
 *   hold: (hold: Hold) => () => void,
 *   ready: () => void,
 *   isEnding: () => boolean,
 *   signal: () => string | null,
 *   finish: (status: number) => Promise<never>,
 * }} Lifetime
 * @param {{ say?: (line: string) => void }} [options]
 * @returns {Lifetime}
 */
export const makeLifetime = ({ say = console.error } = {}) => {
  /** @type {Hold[]} */
  const holds = []
  let isReady = false
  let first = 0
  /** @type {string | null} */
  let received = null
  let ending = null

  const endAll = async () => {
    for (let hold = holds.pop(); hold; hold = holds.pop()) {
      try {
        await hold.end()
      } catch (error) {
        say(error instanceof Error ? error.message : String(error))
      }
    }
  }
  const finish = (status) => (ending ??= endAll().then(() => process.exit(status)))
  const force = (status) => {
    for (const hold of holds) hold.force?.()
    process.exit(status)
  }
  const onSignal = (signal) => {
    const status = 128 + constants.signals[signal]
    if (first && Date.now() - first > SAME) return force(status)
    if (first) return
    first = Date.now()
    received = signal
    say(`\nStopping (again to force) · إيقاف`)
    void finish(isReady ? 0 : status)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => onSignal(signal))
  watchParent(() => onSignal('SIGTERM'))

  return {
    /** Has `end` called at the end; `force` at once when the user does not wait. Returns its undoing. */
    hold: (hold) => {
      holds.push(hold)
      return () => {
        const at = holds.indexOf(hold)
        if (at >= 0) holds.splice(at, 1)
      }
    },
    ready: () => {
      isReady = true
    },
    /** The signal that ends this, null when it is none. */
    signal: () => received,
    isEnding: () => first > 0 || ending !== null,
    /** Ends everything and the process. Never resolves. */
    finish,
  }
}

/**
 * npm passes on SIGINT and SIGTERM, but not SIGHUP, and nobody passes on SIGKILL: then we are left
 * with another parent. Only where npm is the parent; a shell may go and leave us running.
 */
const watchParent = (onGone) => {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    onGone()
  }, 250)
  timer.unref()
}
