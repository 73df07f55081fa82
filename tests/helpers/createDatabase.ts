import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

import type pg from 'pg'

import { ROOT } from '../../src/commands/stages/root.mjs'
import { programArgs } from '../../src/commands/stages/compiled.ts'
import { withClient } from '../../src/database/connect.ts'

export type CreatedDatabase = { url: string; drop: () => Promise<void> }

/**
 * A new database on the server of `url`, with a name that begins with `prefix`. It is copied from
 * `template`, by default one that has been migrated, which the first caller makes; with `empty` it holds
 * nothing.
 */
export const createDatabase = async ({
  empty = false,
  prefix,
  template,
  url,
}: {
  empty?: boolean
  prefix: string
  /** The address of a database that nobody is connected to. */
  template?: string
  url: string
}): Promise<CreatedDatabase> => {
  const name = `${prefix}${randomBytes(4).toString('hex')}`
  const from = template
    ? new URL(template).pathname.slice(1)
    : empty
      ? 'template0'
      : await migratedTemplate({ url, name: `${prefix}template` })
  await execute({ url, sql: `CREATE DATABASE ${name} TEMPLATE ${from}` })
  return {
    url: databaseUrl({ url, name }),
    drop: () => drop({ name, url }),
  }
}

/**
 * The server's own vacuum may be at work in the database: only its owner may end that, and it ends by itself.
 */
const drop = async ({
  name,
  tries = 240,
  url,
}: {
  name: string
  tries?: number
  url: string
}): Promise<void> => {
  try {
    await execute({ url, sql: `DROP DATABASE IF EXISTS ${name} WITH (FORCE)` })
  } catch (error) {
    const isVacuumed = error instanceof Error && 'code' in error && error.code === '42501'
    if (!isVacuumed || tries === 1) throw error
    await sleep(500)
    await drop({ name, tries: tries - 1, url })
  }
}

const execute = ({ url, sql }: { url: string; sql: string }): Promise<void> =>
  withClient({
    url,
    use: async (client) => {
      await client.query(sql)
    },
  })

/** The address of another database on the same server. */
const databaseUrl = ({ url, name }: { url: string; name: string }): string =>
  Object.assign(new URL(url), { pathname: `/${name}` }).href

/** Makes the template unless it is there; of several test files at once one makes it, the others wait. */
const migratedTemplate = ({ url, name }: { url: string; name: string }): Promise<string> =>
  withClient({
    url,
    use: async (client) => {
      if (await exists({ client, name })) return name
      await client.query('SELECT pg_advisory_lock(hashtext($1))', [name])
      if (await exists({ client, name })) return name
      // Under another name until it is whole: a run that was stopped here leaves no half template.
      const draft = `${name}_draft`
      await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`)
      await client.query(`CREATE DATABASE ${draft} TEMPLATE template0`)
      const env = { ...process.env, DATABASE_URL: databaseUrl({ url, name: draft }) }
      await run(process.execPath, await programArgs('src/commands/migrate.ts'), { cwd: ROOT, env })
      await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`)
      return name
    },
  })

const run = promisify(execFile)

const exists = async ({ client, name }: { client: pg.Client; name: string }): Promise<boolean> =>
  (await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rowCount === 1
