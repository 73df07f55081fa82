import { vi } from 'vitest'

/**
 * Tries a check again and again until it holds: what a database, another process or a timer does may take
 * long on a machine that is busy. Vitest's own would give up after a second.
 *
 * @throws what the check threw last
 */
export const eventually = <Result>(
  check: () => Promise<Result> | Result,
  { timeout = 30_000 }: { timeout?: number } = {},
): Promise<Result> => vi.waitFor(check, { interval: 20, timeout })

/**
 * Milliseconds for which a server surely keeps an answer where nobody told it of a change: it is given up after
 * five seconds. What shows sooner was heard.
 */
export const untold = 4_000
