import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import type { TestProject } from 'vitest/node'

import { startEmbedded } from '../../src/database/embedded/index.ts'
import { dropDatabases, STALE, TEST_DATABASES } from './postgresDatabases.ts'

declare module 'vitest' {
  // Vitest has it as an interface, and only that can be added to.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface ProvidedContext {
    /** A server where databases may be made, and what all their names begin with in this run. */
    postgres: { url: string; prefix: string }
  }
}

/**
 * The PostgreSQL of the integration tests: the server of `DATABASE_URL` where it is set, else an
 * embedded one in a temporary folder, which is removed afterwards, also when the run is killed.
 *
 * The address is then taken out of the environment: a test that forgets to ask for a database of its
 * own must not find somebody's real one there.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['DATABASE_URL']?.trim()
  delete process.env['DATABASE_URL']
  delete process.env['DATABASE_REPLICA_URLS']
  process.env['PAYLOAD_SECRET'] = 'a secret for tests only'
  const prefix = `${TEST_DATABASES}${Math.floor(Date.now() / 1000)}_${process.pid}_`
  if (given) {
    await dropDatabases({ url: given, stale: STALE })
    project.provide('postgres', { url: given, prefix })
    return () => dropDatabases({ url: given, prefix })
  }
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'nashra-test-'))
  const server = await startEmbedded({
    dataDir,
    durable: false,
    temporary: true,
    log: console.error,
  })
  process.env['NASHRA_DATA_DIR'] = dataDir
  project.provide('postgres', { url: server.url, prefix })
  return async () => {
    await server.stop()
  }
}
