import { setTimeout as sleep } from 'node:timers/promises'

import { failure } from '../../database/failure.ts'
import { startChild } from './child.mjs'
import { programArgs } from './compiled.ts'
import type { Lifetime } from './lifetime.mjs'

/** What the server sends when it listens. */
export type ServerMessage = { listening: true }

/**
 * Starts the production server and waits until it has answered a first request: what it prints next
 * opens at once. `ended` resolves to the server's exit status.
 */
export const serve = async ({
  env,
  life,
  url,
}: {
  env: NodeJS.ProcessEnv
  life: Lifetime
  url: string
}): Promise<{ ended: Promise<number> }> => {
  const running = startChild({
    command: process.execPath,
    args: await programArgs('src/server/index.ts'),
    env: { ...env, NODE_ENV: 'production' },
    ipc: true,
    life,
  })
  const listening = new Promise<true>((resolve) =>
    running.child.once('message', () => resolve(true)),
  )
  const outcome = await Promise.race([listening, running.exited])
  if (outcome !== true) {
    throw failure({
      message: `The server did not start (exit status ${outcome}); what it said stands above.`,
      exitCode: outcome === 2 ? 2 : 1,
    })
  }
  await Promise.race([firstAnswers(url), running.exited, sleep(15_000, null, { ref: false })])
  return { ended: running.exited }
}

/** The front page and the API: what they load, they load now. */
const firstAnswers = (url: string) =>
  Promise.allSettled(
    [`${url}/`, `${url}/api/articles?limit=1&depth=0`].map(async (address) => {
      const answer = await fetch(address, { redirect: 'manual' })
      await answer.arrayBuffer()
    }),
  )
