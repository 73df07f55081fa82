import { constants } from 'node:os'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Milliseconds within which a second signal counts as the same: one from the terminal, one from npm. */
const same = 400

/**
 * Listens for being stopped: the first signal lets the document that is being written end, a later one
 * does not wait.
 */
export const onStop = () => {
  const controller = new AbortController()
  let status = 0
  let first = 0
  const listener = (signal: (typeof signals)[number]): void => {
    if (first && Date.now() - first > same) process.exit(status)
    first ||= Date.now()
    status ||= 128 + constants.signals[signal]
    controller.abort()
  }
  for (const signal of signals) process.on(signal, listener)
  return {
    release: () => {
      for (const signal of signals) process.off(signal, listener)
    },
    signal: controller.signal,
    /** Exit status after a signal, 128 + its number; 0 where none came. */
    status: () => status,
  }
}
