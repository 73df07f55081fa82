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
  // Loaded late: it takes seconds, which nobody should wait for who mistyped a path, and the config
  // reads the environment when it is loaded.
  const { openPayload, runMigrations } = await import('../src/commands/payload.ts')
  const payload =
    migrations.length === 0
      ? await openPayload()
      : (await withDatabaseLock({ url, work: runMigrations })).payload
  // What goes wrong is said by the command, in a sentence.
  payload.logger.level = 'fatal'
  return payload
}
