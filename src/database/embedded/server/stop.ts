import { setTimeout as sleep } from 'node:timers/promises'

import { processStart } from '../process/start.mjs'

/** Ends the server: at once for its clients, with everything written. Harder when it does not listen. */
export const stopServer = async ({ pid }: { pid: number }): Promise<void> => {
  const start = processStart(pid)
  const gone = () => start === null || processStart(pid) !== start
  // pg_ctl's "fast", "immediate", and what is left after that; milliseconds to wait for each.
  const steps = [
    { signal: 'SIGINT', wait: 60_000 },
    { signal: 'SIGQUIT', wait: 10_000 },
    { signal: 'SIGKILL', wait: 5_000 },
  ] as const
  for (const { signal, wait } of steps) {
    if (gone()) break
    try {
      process.kill(pid, signal)
    } catch {
      break
    }
    const until = Date.now() + wait
    while (!gone() && Date.now() < until) await sleep(10)
  }
  // Where it was our own child, Node takes its exit status now, and no zombie is left when we go.
  await sleep(10)
}
