import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'

import { programArgs } from '../../src/commands/stages/compiled.ts'
import { ROOT } from '../../src/commands/stages/root.mjs'

export type RunningWorker = {
  child: ChildProcess
  exited: Promise<[status: null | number, signal: null | string]>
  /** Once it has begun to look for work. */
  ready: Promise<unknown>
}

const args = await programArgs('src/commands/worker.ts')

/** Starts the worker in a process of its own, on the database of `url`, to be waited for or killed. */
export const startWorker = ({ url }: { url: string }): RunningWorker => {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: url, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return {
    child,
    exited: once(child, 'exit') as RunningWorker['exited'],
    ready: once(child, 'message'),
  }
}
