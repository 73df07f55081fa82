import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds before the database is asked whether it is back: soon first, then ever more seldom. */
const first = 250
const longest = 5_000

/** Milliseconds that an import waits for a database that went away: a restart takes less. */
export const patience = 30_000

/**
 * Waits until `ask` is answered without an error. Resolves to false where that takes longer than
 * `milliseconds`, or `signal` is aborted.
 */
export const waitUntilBack = async ({
  ask,
  milliseconds = patience,
  signal,
}: {
  ask: () => Promise<unknown>
  milliseconds?: number
  signal: AbortSignal
}): Promise<boolean> => {
  const until = Date.now() + milliseconds
  for (let pause = first; !signal.aborted; pause = Math.min(2 * pause, longest)) {
    const left = until - Date.now()
    if (left <= 0) return false
    await sleep(Math.min(pause, left), undefined, { signal }).catch(() => {})
    try {
      await ask()
      return true
    } catch {
      // It is asked again.
    }
  }
  return false
}
