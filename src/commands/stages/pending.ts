import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'

import { withClient } from '../../database/connect.ts'
import { ROOT } from './root.mjs'

/** What a start still has to do in the database. */
export type Pending = {
  /** Names of the migrations that have not run. */
  migrations: string[]
  /** Places of the seed documents that have not been imported. */
  seeds: string[]
  /** Whether the first admin is to be made. */
  admin: boolean
}

/**
 * Asks the database itself, in a few milliseconds and without Payload, whose loading takes seconds:
 * so a start that has nothing to do is quick, and one against another database misses nothing.
 */
export const findPending = ({
  url,
  env,
}: {
  url: string
  env: NodeJS.ProcessEnv
}): Promise<Pending> =>
  withClient({
    url,
    use: async (client) => {
      const migrations = await findMigrations(client)
      const { ADMIN_EMAIL, ADMIN_PASSWORD } = env
      return {
        migrations,
        seeds: await findSeeds(client),
        admin:
          Boolean(ADMIN_EMAIL && ADMIN_PASSWORD) && !(await hasRows({ client, table: 'users' })),
      }
    },
  })

const findMigrations = async (client: pg.Client): Promise<string[]> => {
  const folder = path.join(ROOT, 'migrations')
  if (!existsSync(folder)) return []
  const names = readdirSync(folder)
    .filter((name) => /^\d.*\.ts$/.test(name))
    .map((name) => name.replace(/\.ts$/, ''))
    .sort()
  const done = await known({ client, table: 'payload_migrations', column: 'name', values: names })
  return names.filter((name) => !done.has(name))
}

const findSeeds = async (client: pg.Client): Promise<string[]> => {
  const folder = path.join(ROOT, 'seeds', 'documents')
  if (!existsSync(folder)) return []
  // Before the first migration there is nothing to ask for them.
  if (!(await hasTable({ client, table: 'documents' }))) return readdirSync(folder)
  // Loaded late: a start without seeds need not know how documents are read.
  const { findPendingSeeds } = await import('./pendingSeeds.ts')
  return findPendingSeeds({ client, folder })
}

/** Which of the values stand in the column; none where the table has not been made. */
const known = async ({
  client,
  table,
  column,
  values,
}: {
  client: pg.Client
  table: 'payload_migrations'
  column: 'name'
  values: string[]
}): Promise<Set<string>> => {
  if (!(await hasTable({ client, table }))) return new Set()
  const { rows } = await client.query<[string]>({
    text: `SELECT ${column} FROM ${table} WHERE ${column} = ANY($1)`,
    values: [values],
    rowMode: 'array',
  })
  return new Set(rows.map(([value]) => value))
}

const hasRows = async (asked: { client: pg.Client; table: 'users' }): Promise<boolean> =>
  (await hasTable(asked)) &&
  (await asked.client.query(`SELECT 1 FROM ${asked.table} LIMIT 1`)).rowCount === 1

const hasTable = async ({
  client,
  table,
}: {
  client: pg.Client
  table: string
}): Promise<boolean> =>
  (await client.query('SELECT 1 WHERE to_regclass($1) IS NOT NULL', [table])).rowCount === 1
