import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import net from 'node:net'
import path from 'node:path'

import { EXIT, failure } from '../../database/failure.ts'
import { ROOT } from './root.mjs'

/** What the environment decides for every command. */
export type Settings = {
  host: string
  port: number
  /** Absolute. */
  dataDir: string
  /** Where the site is reached from outside, without a slash at the end. */
  siteUrl: string
}

/**
 * Reads the settings from the environment and from `.env` files, as Next does: what is set already
 * stays. Throws a `Failure` for a port that is none.
 */
export const readSettings = ({ dev = false }: { dev?: boolean } = {}): Settings => {
  if (existsSync(path.join(ROOT, '.env'))) loadEnvFiles({ dev })
  const { HOST, PORT, SITE_URL, NASHRA_DATA_DIR } = process.env
  const host = HOST?.trim() || '127.0.0.1'
  const port = Number(PORT?.trim() || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw failure({
      message: `PORT is "${PORT}"; it must be a whole number from 1 to 65535.`,
      exitCode: EXIT.usage,
    })
  }
  return {
    host,
    port,
    dataDir: path.resolve(ROOT, NASHRA_DATA_DIR?.trim() || '.data'),
    siteUrl: SITE_URL?.trim().replace(/\/+$/, '') || `http://${addressOf(host)}:${port}`,
  }
}

/** Throws a `Failure` when nothing can listen on the host and port. */
export const assertPortFree = ({ host, port }: { host: string; port: number }): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', (cause: NodeJS.ErrnoException) => {
      const says = REFUSALS[cause.code ?? ''] ?? `cannot be listened on (${cause.message})`
      const message = `Port ${port} on ${host} ${says}`
      reject(failure({ message, exitCode: EXIT.usage, cause }))
    })
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()))
  })

const REFUSALS: Record<string, string> = {
  EADDRINUSE:
    'is taken by another program, perhaps by an earlier start. Stop that one, or choose another port: PORT=3001 npm start',
  EACCES: 'is closed to this user. Choose a port of 1024 or above: PORT=3000 npm start',
  EADDRNOTAVAIL:
    'cannot be listened on: this machine has no such address. Set HOST to one that it has.',
  ENOTFOUND:
    'cannot be listened on: there is no host of this name. Set HOST to an address of this machine.',
}

/** A host as it stands in a web address that opens on this machine. */
const addressOf = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return net.isIPv6(host) ? `[${host}]` : host
}

const loadEnvFiles = ({ dev }: { dev: boolean }): void => {
  // Next's own reader, from Next's own place: it is no dependency of ours.
  const next = createRequire(import.meta.url).resolve('next/package.json')
  const { loadEnvConfig } = createRequire(next)('@next/env') as {
    loadEnvConfig: (
      dir: string,
      dev: boolean,
      log: { info: () => void; error: typeof console.error },
    ) => void
  }
  loadEnvConfig(ROOT, dev, { info: () => {}, error: console.error })
}
