import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import { findPending } from '../src/commands/stages/pending.ts'
import { EXIT, failure } from '../src/database/failure.ts'
import { withDatabaseLock } from '../src/database/withDatabaseLock.ts'

/**
 * Payload on the database of `DATABASE_URL`, brought up to date where it is behind.
 *
 * @throws Failure when a setting is missing, or the database cannot be used
 */
export const openArchive = async ({ env }: { env: NodeJS.ProcessEnv }): Promise<Payload> => {
  for (const name of ['DATABASE_URL', 'PAYLOAD_SECRET']) {
    if (env[name]?.trim()) continue
    const message = `${name} is not set. Use npm run seed, which finds the database, or set it.`
    throw failure({ exitCode: EXIT.usage, message })
  }
  const url = env['DATABASE_URL'] ?? ''
  // Asked before Payload is loaded: its own words for an unreachable database are a stack of errors.
  const { migrations } = await findPending({ env, url })
  const { openPayload, runMigrations } = await loadPayload()
  const payload =
    migrations.length === 0
      ? await openPayload()
      : (await withDatabaseLock({ url, work: runMigrations })).payload
  // A connection that breaks while nobody uses it must not end the process: the next use will say so.
  const { pool } = payload.db as unknown as PostgresAdapter
  pool.on('error', () => {})
  return payload
}

/**
 * Loaded late: it takes seconds, which nobody should wait for who mistyped a path, and the config reads
 * the environment when it is loaded. Node 20 ends, with status 13, while it waits for nothing but a
 * module that comes through a loader (tsx), so something else keeps it going.
 */
const loadPayload = async () => {
  const waiting = setInterval(() => {}, 60_000)
  try {
    return await import('../src/commands/payload.ts')
  } finally {
    clearInterval(waiting)
  }
}
