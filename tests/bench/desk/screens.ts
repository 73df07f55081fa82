import { spawn } from 'node:child_process'
import { once } from 'node:events'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

import type { Page } from '@playwright/test'
import { chromium } from '@playwright/test'
import type { Payload } from 'payload'

import { isBuilt } from '../../../src/commands/stages/build.ts'
import { ROOT } from '../../../src/commands/stages/root.mjs'
import { programOf, withConditions } from '../../../src/commands/stages/tsx.ts'
import { EXIT, failure } from '../../../src/database/failure.ts'
import type { Row } from '../shared/rows.ts'
import { rowOf } from '../shared/rows.ts'

const person = { email: 'bench@example.org', password: 'a password for benchmarks only' }
const loads = 3

/**
 * Milliseconds until each screen shows its first content, as Chromium says it of itself, in the language
 * that the panel falls back to.
 *
 * @throws Failure where the app was not built
 */
export const measureScreens = async ({
  articles,
  payload,
  url,
}: {
  articles: number
  payload: Payload
  url: string
}): Promise<Row[]> => {
  if (!isBuilt()) {
    const message = 'The app is not built as it lies here. Run npm run build first.'
    throw failure({ exitCode: EXIT.usage, message })
  }
  await payload.create({
    collection: 'users',
    data: { ...person, name: 'bench', role: 'admin' },
    overrideAccess: true,
  })
  const { docs } = await payload.find({ collection: 'articles', depth: 0, limit: 1 })
  const list = '/admin/collections/articles'
  const screens = {
    article: `${list}/${docs[0]?.id ?? ''}`,
    'article list': list,
    dashboard: '/admin',
    worklist: `${list}/worklists/review`,
  }
  const server = await serve({ url })
  const browser = await chromium.launch({
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  })
  try {
    const page = await browser.newPage({ baseURL: server.address })
    const login = await page.request.post('/api/users/login', { data: person })
    if (!login.ok()) throw new Error(`Nobody could sign in: status ${login.status()}.`)
    const rows: Row[] = []
    for (const [name, address] of Object.entries(screens)) {
      const times: number[] = []
      for (let load = 0; load <= loads; load += 1) times.push(await firstContent({ address, page }))
      rows.push(
        rowOf({
          against: 'the first load',
          againstValue: times[0] ?? 0,
          name: `first content: ${name}`,
          size: articles,
          unit: 'ms',
          value: times.slice(1).sort((one, other) => one - other)[Math.floor(loads / 2)] ?? 0,
        }),
      )
    }
    return rows
  } finally {
    await browser.close()
    await server.stop()
  }
}

const firstContent = async ({
  address,
  page,
}: {
  address: string
  page: Page
}): Promise<number> => {
  const answer = await page.goto(address)
  if (!answer?.ok()) throw new Error(`${address} answers with status ${String(answer?.status())}.`)
  const paint = await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  )
  return (await paint.jsonValue()) ?? Number.NaN
}

/** The production server on the database, on a free port of this machine. */
const serve = async ({ url }: { url: string }) => {
  const port = await freePort()
  const next = programOf({ file: 'dist/bin/next', name: 'next' })
  const child = spawn(process.execPath, [next, 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: ROOT,
    env: withConditions({ ...process.env, DATABASE_URL: url, NODE_ENV: 'production' }),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const address = `http://127.0.0.1:${port}`
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return
    const exited = once(child, 'exit')
    child.kill()
    await exited
  }
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(`${address}/api/access`).catch(() => null)
    if (answer?.ok) return { address, stop }
    if (child.exitCode !== null) break
    await sleep(200)
  }
  await stop()
  throw new Error('The server did not start.')
}

const freePort = async (): Promise<number> => {
  const probe = net.createServer().listen({ host: '127.0.0.1', port: 0 })
  await once(probe, 'listening')
  const address = probe.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await new Promise((resolve) => probe.close(resolve))
  return port
}
