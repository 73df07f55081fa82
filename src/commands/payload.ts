import { getPayload, type Migration, type Payload } from 'payload'

import { migrations } from '../../migrations/index.ts'
import config from '../../payload.config.ts'

/** Payload for a command, without the host's start-up work, on the database of `DATABASE_URL`. */
export const openPayload = (): Promise<Payload> => getPayload({ config, disableOnInit: true })

/** Runs the migrations that have not run, and tells how many those were. */
export const runMigrations = async (): Promise<{ payload: Payload; count: number }> => {
  const payload = await openPayload()
  const before = await countDone(payload)
  // Given as a list: reading the folder, Payload's own way, needs a loader for TypeScript.
  await payload.db.migrate({ migrations: migrations as Migration[] })
  return { payload, count: (await countDone(payload)) - before }
}

const countDone = async (payload: Payload): Promise<number> => {
  try {
    return (await payload.count({ collection: 'payload-migrations', overrideAccess: true }))
      .totalDocs
  } catch {
    // Before the first migration there is no table to count in.
    return 0
  }
}
