import type { Payload } from 'payload'
import { getPayload } from 'payload'

import { freshDatabase } from './postgres.ts'

export type RunningPayload = {
  payload: Payload
  /** Closes the pool; the database is dropped at the end of the run. */
  stop: () => Promise<void>
  url: string
}

/**
 * The real Payload with the real config on a new, migrated database of its own. Once a test file:
 * the config reads the environment when it is loaded.
 */
export const startPayload = async (): Promise<RunningPayload> => {
  const { url } = await freshDatabase()
  process.env.DATABASE_URL = url
  process.env.PAYLOAD_SECRET = 'for tests only, never for a server'
  const { default: config } = await import('../../payload.config.ts')
  const payload = await getPayload({ config })
  payload.logger.level = 'fatal'
  return {
    payload,
    stop: () => payload.destroy(),
    url,
  }
}
