import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'

import { programArgs } from '../../src/commands/stages/compiled.ts'
import { ROOT } from '../../src/commands/stages/root.mjs'

export type RunningSeed = {
  child: ChildProcess
  /** Once it has ended and all that it said is read. */
  ended: Promise<{ signal: null | string; status: null | number }>
  said: { stderr: string; stdout: string }
}

const args = await programArgs('src/commands/seed.ts')

/** Starts the seed command in a process of its own, on the database of `url`, to be waited for or killed. */
export const startSeed = ({ argv, url }: { argv: readonly string[]; url: string }): RunningSeed => {
  const child = spawn(process.execPath, [...args, ...argv], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: url, NODE_ENV: 'production', PAYLOAD_SECRET: 'for tests' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stderr: '', stdout: '' }
  child.stdout.on('data', (chunk) => (said.stdout += String(chunk)))
  child.stderr.on('data', (chunk) => (said.stderr += String(chunk)))
  const ended = new Promise<{ signal: null | string; status: null | number }>((resolve) => {
    child.on('close', (status, signal) => resolve({ signal, status }))
  })
  return { child, ended, said }
}
