import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

import { ROOT } from '../../../src/commands/stages/root.mjs'
import { programArgs } from '../../../src/commands/stages/compiled.ts'

type KeepArgs = {
  /** Longest wait between two kills, in milliseconds. */
  every: number
  random: () => number
  url: string
  workers: number
}

export type Kept = {
  /** Ends the killing, then the workers, as they are told to end; resolves to how many kills there were. */
  stop: () => Promise<number>
}

/**
 * Keeps so many workers going, and kills one of them at random instants with SIGKILL; another takes its
 * place, and works once it has loaded. Resolves when the first ones are at work.
 */
export const keepWorkers = async ({ every, random, url, workers }: KeepArgs): Promise<Kept> => {
  const stopping = new AbortController()
  const isOver = () => stopping.signal.aborted
  // Once for all of them: a worker that is started again must not wait for a look at its sources.
  const args = await programArgs('src/commands/worker.ts')
  const all = Array.from({ length: workers }, () => startWorker({ args, url }))
  await Promise.all(all.map(({ ready }) => ready))
  let kills = 0
  const killing = (async () => {
    while (!isOver()) {
      await sleep(random() * every, null, { signal: stopping.signal }).catch(() => {})
      if (isOver()) return
      const at = Math.floor(random() * all.length)
      const victim = all[at]
      // One that has not begun yet would make a kill that strikes nothing.
      if (!victim?.isReady()) continue
      victim.child.kill('SIGKILL')
      kills += 1
      all[at] = startWorker({ args, url })
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await killing
      await Promise.all(
        all.map(async ({ child, exited }) => {
          child.kill('SIGTERM')
          await exited
        }),
      )
      return kills
    },
  }
}

type Worker = {
  child: ChildProcess
  exited: Promise<unknown>
  isReady: () => boolean
  ready: Promise<unknown>
}

const startWorker = ({ args, url }: { args: string[]; url: string }): Worker => {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: url, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let isReady = false
  const exited = once(child, 'exit')
  const ready = Promise.race([once(child, 'message').then(() => (isReady = true)), exited])
  return { child, exited, isReady: () => isReady, ready }
}
