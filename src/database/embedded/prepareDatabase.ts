import pg from 'pg'

import { EXIT, failure, messageOf } from '../failure.ts'
import { DATABASE, urlOf, type Credentials } from './credentials.ts'
import type { DataFolder } from './folder.ts'

/**
 * Sees to it that the product's role and database are there and can be reached, and gives the address.
 * A server that lets the role in and knows its password is also proved to be ours.
 */
export const prepareDatabase = async ({
  folder,
  port,
  credentials,
}: {
  folder: DataFolder
  port: number
  credentials: Credentials
}): Promise<string> => {
  const url = urlOf({ login: credentials.app, port, database: DATABASE })
  try {
    if (await answers(url)) return url
    await create({ port, credentials })
    if (await answers(url)) return url
  } catch (cause) {
    throw failure({
      message: `The embedded database under ${folder.cluster} runs on 127.0.0.1:${port} but does not let us in (${messageOf(cause)}). Its passwords lie in ${folder.credentials}; its log is ${folder.log}.`,
      exitCode: EXIT.database,
      cause,
    })
  }
  throw failure({
    message: `The embedded database under ${folder.cluster} could not be set up. Its log is ${folder.log}.`,
    exitCode: EXIT.database,
  })
}

/** Whether the address works; false when the role or the database has not been made yet. */
const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    return true
  } catch (error) {
    if (error instanceof pg.DatabaseError && NOT_MADE_YET.has(error.code ?? '')) return false
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

/** invalid_authorization_specification, invalid_password (also: no such role), invalid_catalog_name. */
const NOT_MADE_YET = new Set(['28000', '28P01', '3D000'])

const create = async ({ port, credentials }: { port: number; credentials: Credentials }) => {
  const { owner, app } = credentials
  const client = new pg.Client({
    connectionString: urlOf({ login: owner, port, database: 'postgres' }),
  })
  await client.connect()
  try {
    const name = client.escapeIdentifier(app.user)
    const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [app.user])
    const verb = known.rowCount ? 'ALTER' : 'CREATE'
    await client.query(
      `${verb} ROLE ${name} LOGIN CREATEDB PASSWORD ${client.escapeLiteral(app.password)}`,
    )
    const made = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (!made.rowCount) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${name}`)
  } finally {
    await client.end()
  }
}
