import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export type RedisServer = {
  /** Kills it, as a machine that is switched off. */
  kill: () => Promise<void>
  /** Starts it again at the same port, with nothing in it, where it does not run. */
  start: () => Promise<void>
  url: string
}

/** Why nothing can be tried with a Redis here; null where it can. */
export const noRedis: null | string =
  spawnSync('redis-server', ['--version']).status === 0
    ? null
    : 'There is no redis-server on PATH. Install it (Debian: apt-get install redis-server), or leave these tests to CI.'

/** A Redis of one's own on a free port of this machine, which writes nothing to disk. */
export const startRedis = async ({ password = '' } = {}): Promise<RedisServer> => {
  const port = await freePort()
  let child: ChildProcess | undefined
  const runs = (): boolean => child?.exitCode === null && child.signalCode === null
  const kill = async (): Promise<void> => {
    if (!child || !runs()) return
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  }
  const start = async (): Promise<void> => {
    if (runs()) return
    const options = { bind: '127.0.0.1', port, save: '', appendonly: 'no', requirepass: password }
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
    child = spawn('redis-server', args, { stdio: 'ignore' })
    process.once('exit', () => child?.kill('SIGKILL'))
    await untilItListens(port)
  }
  await start()
  return { kill, start, url: `redis://${password && `:${password}@`}127.0.0.1:${port}` }
}

const freePort = async (): Promise<number> => {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const untilItListens = async (port: number): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const socket = net.connect(port, '127.0.0.1')
    const [event] = await Promise.race([
      once(socket, 'connect').then(() => ['connect']),
      once(socket, 'close').then(() => ['close']),
    ]).catch(() => ['error'])
    socket.destroy()
    if (event === 'connect') return
    await sleep(50)
  }
  throw new Error(`redis-server does not listen on port ${port}.`)
}
