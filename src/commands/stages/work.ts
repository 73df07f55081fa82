import { startChild } from './child.mjs'
import type { Lifetime } from './lifetime.mjs'
import { programArgs } from './compiled.ts'
import { IMPORTING } from './tsx.ts'

/** Milliseconds before a worker that ended by itself is started again; as long as it takes to read why. */
const pause = 5_000

/** Milliseconds after which one that ends was killed rather than unable to run: the next starts at once. */
const settled = 30_000

/**
 * Keeps a worker running beside the server, which publishes what is scheduled. One that ends by itself is
 * started again: readers are served without it, and what fell due meanwhile goes out then.
 */
export const work = ({
  env,
  life,
  note,
}: {
  env: NodeJS.ProcessEnv
  life: Lifetime
  note: (line: string) => void
}): void => {
  const start = async (): Promise<void> => {
    const began = Date.now()
    const { exited } = startChild({
      args: [...IMPORTING, ...(await programArgs('src/commands/worker.ts'))],
      command: process.execPath,
      env: { ...env, NODE_ENV: 'production' },
      ipc: true,
      life,
    })
    const status = await exited
    if (life.isEnding()) return
    note(`the worker ended by itself (exit status ${status}); starting it again`)
    setTimeout(() => void start(), Date.now() - began < settled ? pause : 0).unref()
  }
  void start()
}
