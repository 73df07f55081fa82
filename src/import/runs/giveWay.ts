import { setImmediate } from 'node:timers/promises'

/** Milliseconds of work after which answers of the database are looked at. */
const mostAtOnce = 4

/**
 * For long work of many small steps, to be awaited between them: from time to time it lets this process
 * take what the database has answered and ask on, so that the database is not idle until all is done.
 * Not at every step, as looking has its own price.
 */
export const createPauses = (): (() => Promise<void>) => {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < mostAtOnce) return
    await setImmediate()
    since = performance.now()
  }
}
