import { randomUUID } from 'node:crypto'

import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { drizzle } from '@payloadcms/db-postgres/drizzle/node-postgres'
import type { Payload, PayloadRequest, RequestContext } from 'payload'
import { createLocalReq } from 'payload'
import type { PoolClient } from 'pg'

/**
 * Runs `work` within the transaction that `client` is in: all Local API calls with its `req` join it.
 * What fails leaves nothing behind, and what was there before it stays. See `inTransaction` for why
 * Payload may not end the transaction itself.
 */
export const inSavepoint = async <Result>({
  client,
  context,
  payload,
  work,
}: {
  client: PoolClient
  context: RequestContext
  payload: Payload
  work: (req: PayloadRequest) => Promise<Result>
}): Promise<Result> => {
  const db = payload.db as unknown as PostgresAdapter
  const req = await createLocalReq({ context }, payload)
  const id = randomUUID()
  await client.query('SAVEPOINT nashra_document')
  try {
    db.sessions[id] = {
      db: drizzle({ client, schema: db.schema }) as unknown as Session['db'],
      reject: settled,
      resolve: settled,
    }
    req.transactionID = id
    const result = await work(req)
    await client.query('RELEASE SAVEPOINT nashra_document')
    return result
  } catch (error) {
    // Where the connection is gone this fails too, and the first error says why.
    await client.query('ROLLBACK TO SAVEPOINT nashra_document').catch(() => {})
    throw error
  } finally {
    Reflect.deleteProperty(db.sessions, id)
  }
}

type Session = PostgresAdapter['sessions'][string]

const settled = (): Promise<void> => Promise.resolve()
