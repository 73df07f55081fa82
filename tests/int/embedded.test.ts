import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { ROOT } from '../../src/commands/stages/root.mjs'
import { TSX } from '../../src/commands/stages/tsx.ts'
import { withClient } from '../../src/database/connect.ts'
import { findRunning, startEmbedded, type Embedded } from '../../src/database/embedded/index.ts'
import { processStart } from '../../src/database/embedded/process/start.mjs'

const children: ChildProcess[] = []
const started: Embedded[] = []
let parent = ''
let dataDir = ''

beforeAll(() => {
  parent = mkdtempSync(path.join(os.tmpdir(), 'nashra-embedded-'))
  dataDir = path.join(parent, 'data')
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await Promise.all(started.splice(0).map(({ stop }) => stop()))
  await waitFor(async () => (await findRunning({ dataDir })) === null)
})

afterAll(() => {
  rmSync(parent, { recursive: true, force: true, maxRetries: 5 })
})

describe('an embedded database', () => {
  it('is made at the first start, and the last to leave stops it', async () => {
    mkdirSync(path.join(dataDir, 'init-killed'), { recursive: true })
    const [one, other] = await Promise.all([start(), start()])
    expect([one.owned, other.owned].sort()).toEqual([false, true])
    expect(one.url).toBe(other.url)
    expect(await ask({ url: one.url, sql: 'CREATE TABLE kept (word text)' })).toEqual([])
    expect(existsSync(path.join(dataDir, 'init-killed'))).toBe(false)

    expect(await one.stop()).toBe(false)
    expect(await findRunning({ dataDir })).toMatchObject({ url: one.url })
    expect(await other.stop()).toBe(true)
    expect(await findRunning({ dataDir })).toBeNull()
  })

  it('listens on loopback only, as one who may not read files of the machine', async () => {
    const { url } = await start()
    const sql = "SELECT current_setting('listen_addresses') AS v"
    expect(await ask({ url, sql })).toEqual([{ v: '127.0.0.1' }])
    await expect(ask({ url, sql: "SELECT pg_read_file('PG_VERSION')" })).rejects.toThrow(
      /permission/,
    )
  })

  it('is stopped by the watch when its only user is killed, and keeps what was committed', async () => {
    const { child, url, pid } = await holdInOtherProcess()
    await ask({ url, sql: "INSERT INTO kept VALUES ('غزة')" })
    child.kill('SIGKILL')
    await waitFor(() => processStart(pid) === null)

    const { url: again } = await start()
    expect(await ask({ url: again, sql: 'SELECT word FROM kept' })).toEqual([{ word: 'غزة' }])
  })

  it('outlives a killed user while there is another', async () => {
    const { child, pid } = await holdInOtherProcess()
    const { url, owned, stop } = await start()
    expect(owned).toBe(false)
    child.kill('SIGKILL')
    await once(child, 'close')
    await sleep(1_500)
    expect(processStart(pid)).not.toBeNull()
    expect(await ask({ url, sql: 'SELECT 1 AS one' })).toEqual([{ one: 1 }])
    expect(await stop()).toBe(true)
  })

  it('recovers when the server itself was killed', async () => {
    const first = await start()
    process.kill(first.pid, 'SIGKILL')
    const second = await start()
    expect(second.owned).toBe(true)
    // Its port too, unless another program has taken that meanwhile.
    expect(withoutPort(second.url)).toBe(withoutPort(first.url))
    expect(await ask({ url: second.url, sql: 'SELECT count(*)::int AS n FROM kept' })).toEqual([
      { n: 1 },
    ])
  })

  it('of a folder copied while it ran is another one', async () => {
    const original = await start()
    const copied = path.join(parent, 'copied')
    cpSync(dataDir, copied, { recursive: true })
    const copy = await start({ in: copied })
    expect(copy.owned).toBe(true)
    expect(copy.pid).not.toBe(original.pid)
    await ask({ url: copy.url, sql: 'DELETE FROM kept' })
    expect(await ask({ url: original.url, sql: 'SELECT word FROM kept' })).toHaveLength(1)
  })

  it('of another major version is refused with a sentence', async () => {
    const file = path.join(dataDir, 'postgres', 'PG_VERSION')
    const version = readFileSync(file, 'utf8')
    writeFileSync(file, '17\n')
    await expect(start()).rejects.toThrow(/were made by PostgreSQL 17.*brings PostgreSQL 18/)
    writeFileSync(file, version)
  })

  it('without its passwords is refused with a sentence', async () => {
    const file = path.join(dataDir, 'credentials.json')
    const text = readFileSync(file, 'utf8')
    rmSync(file)
    await expect(start()).rejects.toThrow(/credentials\.json is missing/)
    writeFileSync(file, text)
  })
})

const start = async (where: { in?: string } = {}): Promise<Embedded> => {
  const database = await startEmbedded({ dataDir: where.in ?? dataDir, durable: false })
  started.push(database)
  return database
}

const ask = ({ url, sql }: { url: string; sql: string }): Promise<unknown[]> =>
  withClient({ url, use: async (client) => (await client.query(sql)).rows })

const holdInOtherProcess = async (): Promise<{ child: ChildProcess; url: string; pid: number }> => {
  const file = path.join(ROOT, 'tests/helpers/holdEmbedded.ts')
  const child = spawn(process.execPath, [...TSX, file, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, ...(JSON.parse(String(line)) as { url: string; pid: number }) }
}

const waitFor = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  const until = Date.now() + 30_000
  while (!(await isSo())) {
    if (Date.now() > until) throw new Error('what was waited for did not happen within 30 s')
    await sleep(50)
  }
}

const withoutPort = (url: string): string => {
  const address = new URL(url)
  address.port = ''
  return address.href
}
