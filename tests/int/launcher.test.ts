import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { ROOT } from '../../src/commands/stages/root.mjs'
import { processStart } from '../../src/database/embedded/process/start.mjs'
import { freshDatabase } from '../helpers/postgres.ts'
import { eventually } from '../helpers/eventually.ts'

let dataDir = ''
beforeAll(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'nashra-launcher-'))
})
afterAll(() => {
  rmSync(dataDir, { recursive: true, force: true })
})

describe('a command', () => {
  const unreachable = 'postgres://someone:hidden@127.0.0.1:9/archive'

  it.each([
    ['a name that is none', ['run', 'nonsense'], {}, 2, /no command "nonsense"/],
    ['a port that is none', ['start'], { PORT: '70000' }, 2, /PORT is "70000"/],
    [
      'a database without a secret',
      ['start'],
      { DATABASE_URL: unreachable, PAYLOAD_SECRET: '' },
      2,
      /Set PAYLOAD_SECRET/,
    ],
    [
      'a database that is not there',
      ['run', 'migrate'],
      { DATABASE_URL: unreachable, PAYLOAD_SECRET: 'x' },
      3,
      /127\.0\.0\.1:9 cannot be used: nothing listens there/,
    ],
  ])('ends with a sentence for %s', async (_, args, env, status, sentence) => {
    const ended = await runCommand({ args, env: { PORT: String(await freePort()), ...env } })
    expect(ended.status).toBe(status)
    expect(ended.output).toMatch(sentence)
    expect(ended.output).not.toMatch(/hidden|\n +at /)
  })

  it('ends with a sentence for a port that is taken', async () => {
    const other = net.createServer()
    const port = await listen(other)
    const ended = await runCommand({ args: ['start'], env: { PORT: String(port) } })
    other.close()
    expect(ended.status).toBe(2)
    expect(ended.output).toMatch(`Port ${port} on 127.0.0.1 is taken`)
  })

  it('finds all well on a database that is given, and says what is to be done', async () => {
    const { url } = await freshDatabase({ empty: true })
    const env = { DATABASE_URL: url, PAYLOAD_SECRET: 'x', PORT: String(await freePort()) }
    const { status, output } = await runCommand({ args: ['run', 'doctor'], env })
    expect(output).toMatch(/✓ Arabic trigrams/)
    expect(output).toMatch(/✓ migrations +\d+ to do/)
    expect(status).toBe(0)
  })
})

describe('what a command began', () => {
  it.each([
    ['SIGINT', 'working', 130],
    ['SIGTERM', 'working', 143],
    ['SIGTERM', 'ready', 0],
    ['SIGHUP', 'ready', 0],
  ] as const)('is ended in reverse order on %s while %s', async (signal, state, status) => {
    const { child, pids, ended } = await hold(state)
    child.kill(signal)
    expect(await ended).toEqual({ status, said: ['second ended', 'first ended'] })
    // The child's own child gets the signal too, and nobody waits for it.
    await eventually(() => expect(pids.map(processStart)).toEqual([null, null]))
  })

  it('is ended also when the command is killed', async () => {
    const { child, pids, ended } = await hold('working')
    child.kill('SIGKILL')
    await ended
    const until = Date.now() + 20_000
    while (pids.some((pid) => processStart(pid) !== null) && Date.now() < until) await sleep(50)
    expect(pids.map(processStart)).toEqual([null, null])
  })
})

const runCommand = async ({
  args: [name = '', ...args],
  env,
}: {
  args: string[]
  env: Record<string, string>
}): Promise<{ status: number | null; output: string }> => {
  const script = path.join(ROOT, `src/commands/${name}.mjs`)
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, NASHRA_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  }
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { status, output }
}

/** Starts tests/helpers/holdLife.mjs; `pids` are its child's and grandchild's. */
const hold = async (state: 'ready' | 'working') => {
  const script = path.join(ROOT, 'tests/helpers/holdLife.mjs')
  const child = spawn(process.execPath, [script, state], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<{ status: number | null; said: string[] }>((resolve) => {
    child.on('exit', (status) => {
      resolve({ status, said: output.trim().split('\n').slice(1) })
    })
  })
  while (!output.includes('\n')) await sleep(20)
  return { child, ended, pids: (output.split('\n')[0] ?? '').split(' ').map(Number) }
}

const listen = (server: net.Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })

const freePort = async (): Promise<number> => {
  const server = net.createServer()
  const port = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}
