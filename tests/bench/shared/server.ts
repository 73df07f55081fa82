import path from 'node:path'

import { ROOT } from '../../../src/commands/stages/root.mjs'
import { withClient } from '../../../src/database/connect.ts'
import { keptCredentials, urlOf } from '../../../src/database/embedded/credentials.ts'
import { openFolder } from '../../../src/database/embedded/folder.ts'
import { startEmbedded } from '../../../src/database/embedded/index.ts'
import type { CreatedDatabase } from '../../helpers/createDatabase.ts'
import { createDatabase } from '../../helpers/createDatabase.ts'
import { dropDatabases, TEST_DATABASES } from '../../helpers/postgresDatabases.ts'

/** The server that a benchmark measures on. */
export type BenchServer = {
  /** Writes all that is pending to disk, so that what is measured next does not pay for it. */
  checkpoint: () => Promise<void>
  /** A new database, migrated, or copied from another. */
  createDatabase: (options?: { template?: string }) => Promise<CreatedDatabase>
  /** Version and how safely it writes, for people. */
  says: string
  stop: () => Promise<void>
  /** Of a database on it that is always there. */
  url: string
}

/**
 * Starts an embedded server of its own with the settings of production: every commit waits for the disk.
 * Its folder lies beside the product's data, so on the same disk, and is removed at the end. With
 * `DATABASE_URL` set, databases are made on that server instead.
 */
export const startServer = async ({
  keep,
}: {
  /** A name under which the server's folder stays for the next time; nothing is kept without. */
  keep?: string | undefined
} = {}): Promise<BenchServer> => {
  const given = process.env['DATABASE_URL']?.trim()
  // For the processes that load Payload; nobody signs in.
  process.env['PAYLOAD_SECRET'] = 'for benchmarks only, never for a server'
  const prefix = `${TEST_DATABASES}${Math.floor(Date.now() / 1000)}_${process.pid}_`
  const { checkpoint, stop, url } = given
    ? { checkpoint: async () => {}, stop: () => dropDatabases({ prefix, url: given }), url: given }
    : await startOwn(keep)
  return {
    checkpoint,
    createDatabase: (options = {}) => createDatabase({ ...options, prefix, url }),
    says: await describe(url),
    stop,
    url,
  }
}

const startOwn = async (keep: string | undefined) => {
  const data = path.resolve(ROOT, process.env['NASHRA_DATA_DIR']?.trim() || '.data')
  const dataDir = path.join(data, `bench-${keep ?? `${process.pid}-${Date.now()}`}`)
  const server = await startEmbedded({ dataDir, log: console.error, temporary: keep === undefined })
  const { owner } = keptCredentials({ folder: openFolder({ dataDir }) })
  const ownerUrl = urlOf({ database: 'postgres', login: owner, port: server.port })
  // Of a run that was stopped: what is kept has another name.
  await dropDatabases({ prefix: TEST_DATABASES, url: server.url })
  return {
    checkpoint: () => execute({ sql: 'CHECKPOINT', url: ownerUrl }),
    stop: async () => {
      await server.stop()
    },
    url: server.url,
  }
}

const execute = ({ sql, url }: { sql: string; url: string }): Promise<void> =>
  withClient({
    url,
    use: async (client) => {
      await client.query(sql)
    },
  })

const describe = (url: string): Promise<string> =>
  withClient({
    url,
    use: async (client) => {
      const { rows } = await client.query<{ name: string; setting: string }>(
        `select name, setting from pg_settings where name in
           ('fsync', 'full_page_writes', 'server_version', 'synchronous_commit', 'shared_buffers')`,
      )
      const of = (name: string) => rows.find((row) => row.name === name)?.setting ?? ''
      const safety = ['fsync', 'full_page_writes', 'synchronous_commit']
      const buffers = `${(Number(of('shared_buffers')) * 8) / 1024} MB of buffers`
      return `PostgreSQL ${of('server_version')}, ${safety.map((name) => `${name} ${of(name)}`).join(', ')}, ${buffers}`
    },
  })
