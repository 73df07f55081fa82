import type pg from 'pg'

import { withClient } from './connect.ts'
import { EXIT, failure, messageOf } from './failure.ts'

/** What was looked at, whether it is as we need it, and a sentence: what was found, or what to do. */
export type Check = { name: string; ok: boolean; says: string }

/**
 * Looks at what the product relies on, on any server. Makes the extension pg_trgm where it is missing
 * and may be made. Throws a `Failure` only when the server cannot be reached.
 */
export const checkDatabase = ({ url }: { url: string }): Promise<Check[]> =>
  withClient({
    url,
    use: async (client) => {
      const results: Check[] = []
      for (const check of CHECKS) {
        results.push(await check(client))
        // Each check stands on the one before it.
        if (!results.at(-1)?.ok) break
      }
      return results
    },
  })

/** Throws a `Failure` with the sentence of what is wrong, where something is. */
export const requireUsable = async ({ url }: { url: string }): Promise<Check[]> => {
  const checks = await checkDatabase({ url })
  const wrong = checks.find(({ ok }) => !ok)
  if (wrong) throw failure({ message: wrong.says, exitCode: EXIT.database })
  return checks
}

const checkVersion = async (client: pg.Client): Promise<Check> => {
  const number = Number(await value({ client, sql: 'SHOW server_version_num' }))
  const shown = await value({ client, sql: 'SHOW server_version' })
  const ok = number >= OLDEST * 10_000
  const says = ok
    ? `PostgreSQL ${shown}`
    : `The database server is PostgreSQL ${shown}; version ${OLDEST} or newer is needed.`
  return { name: 'server version', ok, says }
}

/** The oldest major version that PostgreSQL's makers still mended when this was written. */
const OLDEST = 14

const checkEncoding = async (client: pg.Client): Promise<Check> => {
  const encoding = await value({ client, sql: 'SHOW server_encoding' })
  const ok = encoding === 'UTF8'
  const says = ok
    ? 'encoding UTF8'
    : `The database's encoding is ${encoding}, which cannot hold Arabic beside other scripts. Make it anew with ENCODING 'UTF8' TEMPLATE template0.`
  return { name: 'encoding', ok, says }
}

const checkTrigrams = async (client: pg.Client): Promise<Check> => {
  const name = 'pg_trgm'
  if (await trigramSchema(client)) return { name, ok: true, says: 'extension pg_trgm is there' }
  try {
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm')
  } catch (error) {
    // Two starts at once may both try to make it: what counts is whether it is there.
    if (!(await trigramSchema(client))) {
      return {
        name,
        ok: false,
        says: `The extension pg_trgm is missing and could not be made (${messageOf(error)}). Have the database's administrator install PostgreSQL's contrib package and run CREATE EXTENSION pg_trgm.`,
      }
    }
  }
  return { name, ok: true, says: 'extension pg_trgm was made' }
}

/** With the C locale pg_trgm takes Arabic letters for punctuation: search would find nothing, silently. */
const checkArabic = async (client: pg.Client): Promise<Check> => {
  const schema = client.escapeIdentifier((await trigramSchema(client)) ?? 'public')
  const found = await value({ client, sql: `SELECT cardinality(${schema}.show_trgm('غزة'))` })
  const ok = Number(found) > 0
  const says = ok
    ? 'pg_trgm knows Arabic letters'
    : "pg_trgm does not know Arabic letters in this database: its LC_CTYPE is C. Make the database anew with LC_CTYPE 'C.UTF-8' or another UTF-8 locale, TEMPLATE template0."
  return { name: 'Arabic trigrams', ok, says }
}

const CHECKS = [checkVersion, checkEncoding, checkTrigrams, checkArabic]

/** The schema that pg_trgm was made in; null where it was not. */
const trigramSchema = (client: pg.Client): Promise<string | null> =>
  value({
    client,
    sql: "SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm'",
  })

const value = async ({
  client,
  sql,
}: {
  client: pg.Client
  sql: string
}): Promise<string | null> => {
  const { rows } = await client.query<(string | number | null)[]>({ text: sql, rowMode: 'array' })
  return rows[0]?.[0]?.toString() ?? null
}
