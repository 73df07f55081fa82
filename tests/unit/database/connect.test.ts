import net from 'node:net'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Failure } from '../../../src/database/failure.ts'
import { withClient } from '../../../src/database/connect.ts'

/** A port where something listens that hangs up at once, and one where nothing listens. */
let rude: net.Server
let rudePort = 0
let deadPort = 0

const listen = async (server: net.Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

beforeAll(async () => {
  rude = net.createServer((socket) => socket.destroy())
  rudePort = await listen(rude)
  const dead = net.createServer()
  deadPort = await listen(dead)
  await new Promise((resolve) => dead.close(resolve))
})

afterAll(() => void rude.close())

const fail = (url: string) =>
  withClient({ url, use: () => Promise.resolve('used') }).then(
    () => null,
    (error: unknown) => error as Failure,
  )

describe('a database that cannot be reached', () => {
  it.each([
    ['nothing listens', () => `postgres://me:hidden@127.0.0.1:${deadPort}/db`, /nothing listens/],
    [
      'something else listens',
      () => `postgres://me:hidden@127.0.0.1:${rudePort}/db`,
      /cannot be used/,
    ],
  ])('is told by host and port, never by the password: %s', async (_, url, reason) => {
    const error = await fail(url())
    const { host } = new URL(url())
    expect(error?.exitCode).toBe(3)
    expect(error?.message).toContain(host)
    expect(error?.message).toMatch(reason)
    expect(error?.message).not.toContain('hidden')
  })

  it.each(['', 'example', 'mysql://me:hidden@host/db'])(
    'is a wrong use of the command where the address is none: %s',
    async (url) => {
      const error = await fail(url)
      expect(error?.exitCode).toBe(2)
      expect(error?.message).toMatch(/postgres:\/\/USER:PASSWORD@HOST:PORT\/DATABASE/)
      expect(error?.message).not.toContain('hidden')
    },
  )
})
