import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

import { startChild } from '../shared/child.ts'
import type { Bench } from './measure.ts'
import { importFile } from './measure.ts'

/** Times in milliseconds of answers to readers: when nothing else happens, and during an import. */
export type ReadFigures = {
  duringP99: number
  errors: number
  idleP99: number
  requests: number
  size: number
}

/** Milliseconds between two requests, whether or not the one before is answered. */
const every = 100
const idleSeconds = 20

/**
 * Asks for the list of articles as an anonymous reader, in an archive with published ones, before and
 * during an import into it. Payload answers in one process, another imports, this one asks.
 */
export const measureReads = async ({
  bench,
  files,
  size,
}: {
  bench: Bench
  /** What is published before, and what is imported meanwhile. */
  files: { published: string; own: string }
  size: number
}): Promise<ReadFigures> => {
  const { drop, url } = await bench.server.createDatabase()
  await importFile({ bench, file: files.published, publish: true, url })
  const child = await startChild({ script: 'import/serving.ts', task: null, url })
  try {
    const [{ port }] = (await once(child, 'message')) as [{ port: number }]
    const address = `http://127.0.0.1:${port}/api/articles`
    await assertArticles(address)
    await ask({ address, until: sleep(2000) })
    const idle = await ask({ address, until: sleep(idleSeconds * 1000) })
    const running = importFile({ bench, file: files.own, url })
    const during = await ask({ address, until: running })
    return {
      duringP99: p99(during.times),
      errors: during.errors,
      idleP99: p99(idle.times),
      requests: during.times.length + during.errors,
      size,
    }
  } finally {
    child.kill()
    await once(child, 'exit')
    await drop()
  }
}

/** Sends a request at every beat until the promise is settled. */
const ask = async ({ address, until }: { address: string; until: Promise<unknown> }) => {
  const times: number[] = []
  const sent: Promise<void>[] = []
  let [errors, isOver] = [0, false]
  const over = until.finally(() => (isOver = true))
  const one = async (): Promise<void> => {
    const began = performance.now()
    try {
      const response = await fetch(address)
      await response.arrayBuffer()
      if (!response.ok) errors += 1
      else times.push(performance.now() - began)
    } catch {
      errors += 1
    }
  }
  const began = performance.now()
  for (let beat = 0; !isOver; beat += 1) {
    sent.push(one())
    await sleep(Math.max(0, began + (beat + 1) * every - performance.now()))
  }
  await over
  await Promise.all(sent)
  return { errors, times }
}

/** A list of nothing would be answered fast and say nothing. */
const assertArticles = async (address: string): Promise<void> => {
  const body = (await (await fetch(address)).json()) as { docs?: unknown[] }
  if (!body.docs?.length) throw new Error(`${address} lists no articles.`)
}

const p99 = (times: readonly number[]): number =>
  [...times].sort((one, other) => one - other)[Math.ceil(times.length * 0.99) - 1] ?? 0
