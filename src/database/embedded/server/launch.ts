import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { EXIT, failure } from '../../failure.ts'
import type { DataFolder } from '../folder.ts'
import { identity, type Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { readPidFile, type Server } from './find.ts'
import { serverEnvironment } from './initialise.ts'
import { reachable } from './reachable.ts'
import { asFlags, launchSettings } from './settings.ts'

/** Starts the server and waits until it answers, through crash recovery too. */
export const launch = async ({
  folder,
  account,
  binaries,
  durable,
  log,
}: {
  folder: DataFolder
  account: Account
  binaries: Binaries
  durable: boolean
  log: (line: string) => void
}): Promise<Server> => {
  const { dataFlag, cwd } = reachable({ account, cluster: folder.cluster })
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort({ preferred: attempt === 1 ? lastPort({ folder }) : 0 })
    const outcome = await launchOnce({
      folder,
      account,
      binaries,
      durable,
      log,
      dataFlag,
      cwd,
      port,
    })
    if ('pid' in outcome) return outcome
    const again = RETRY.find(({ says }) => says.test(outcome.output))
    if (!again || attempt > again.times) {
      throw failure({
        message: `The embedded database did not start: ${lastLines(outcome.output)} Its log is ${folder.log}.`,
        exitCode: EXIT.database,
        cause: new Error(outcome.output),
      })
    }
    await sleep(again.pause)
  }
}

/** What the server says when another try may succeed; `pause` in milliseconds. */
const RETRY = [
  // Someone took the port between our look and the server's.
  { says: /could not bind|could not create any TCP\/IP sockets/, times: 3, pause: 0 },
  // The first process was killed, and its children have not all noticed yet.
  { says: /shared memory block|is still in use/, times: 60, pause: 500 },
  // The same, seen by the server itself: a killed process that still holds its place.
  { says: /lock file "postmaster\.pid" already exists/, times: 10, pause: 500 },
]

type LaunchOptions = Parameters<typeof launch>[0] & { dataFlag: string; cwd: string; port: number }

const launchOnce = async (options: LaunchOptions): Promise<Server | { output: string }> => {
  const { folder, account, binaries, durable, log, dataFlag, cwd, port } = options
  if (existsSync(folder.log) && statSync(folder.log).size > LOG_LIMIT) {
    renameSync(folder.log, `${folder.log}.1`)
  }
  const output = openSync(folder.log, 'a', 0o600)
  const from = statSync(folder.log).size
  // A session of its own: Ctrl-C on the terminal is for us, and we stop the server when all who use
  // it have gone.
  const child = spawn(
    binaries.postgres,
    ['-D', dataFlag, ...asFlags(launchSettings({ port, durable }))],
    {
      ...identity(account),
      cwd,
      env: serverEnvironment(),
      detached: true,
      stdio: ['ignore', output, output],
    },
  )
  closeSync(output)
  // Where the program cannot even be started there is no process id, and nothing in the log.
  let refusal = ''
  child.on('error', (error) => {
    refusal = error.message
  })
  child.unref()
  const isRunning = () =>
    child.pid !== undefined && child.exitCode === null && child.signalCode === null
  const began = Date.now()
  let told = false
  while (isRunning()) {
    const found = readPidFile({ folder })
    if (found && found.pid === child.pid && found.state === 'ready') return { pid: found.pid, port }
    if (!told && Date.now() - began > 5_000) {
      told = true
      log('the database was not stopped properly last time and is putting itself in order')
    }
    await sleep(10)
  }
  await sleep(0)
  return { output: readFileSync(folder.log).subarray(from).toString('utf8') || refusal }
}

/** Bytes; the log before that is kept beside it, once. */
const LOG_LIMIT = 5_000_000

/** The port that the cluster was served on last; 0 when it never was. */
const lastPort = ({ folder }: { folder: DataFolder }): number => {
  const options = path.join(folder.cluster, 'postmaster.opts')
  const text = existsSync(options) ? readFileSync(options, 'utf8') : ''
  return Number(/"port=(\d+)"/.exec(text)?.[1] ?? 0)
}

/** The preferred port where it is free, else any other. */
const freePort = async ({ preferred }: { preferred: number }): Promise<number> =>
  (preferred > 0 ? await tryPort(preferred) : null) ?? (await tryPort(0)) ?? 0

const tryPort = (port: number): Promise<number | null> =>
  new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', () => resolve(null))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })

const lastLines = (text: string): string =>
  text
    .trim()
    .split('\n')
    .slice(-3)
    .map((line) => line.replace(/^\S+ \S+ \S+ \[\d+\] /, ''))
    .join(' ')
