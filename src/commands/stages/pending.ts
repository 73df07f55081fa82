import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'

import { withClient } from '../../database/connect.ts'
import { ROOT } from './root.mjs'

/** What a start still has to do in the database. */
export type Pending = {
  /** Names of the migrations that have not run. */
  migrations: string[]
  /** Paths of the seed documents that have not been imported. */
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

/** By the SHA-256 of the file, which the import keeps with every document, rejected ones too. */
const findSeeds = async (client: pg.Client): Promise<string[]> => {
  const folder = path.join(ROOT, 'seeds', 'documents')
  if (!existsSync(folder)) return []
  const seeds = readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .map((name) => path.join(folder, name))
    .map((file) => ({ file, sha256: sha256(readFileSync(file)) }))
  const values = seeds.map((seed) => seed.sha256)
  const done = await known({ client, table: 'documents', column: 'sha256', values })
  return seeds.filter((seed) => !done.has(seed.sha256)).map(({ file }) => file)
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Which of the values stand in the column; none where the table has not been made. */
const known = async ({
  client,
  table,
  column,
  values,
}: {
  client: pg.Client
  table: 'payload_migrations' | 'documents'
  column: 'name' | 'sha256'
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
