import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

export type Session = Pick<PostgresAdapter['drizzle'], 'execute'>

/** Where statements of a request are run: in its transaction, where it has one. */
export const sessionOf = async (req: PayloadRequest): Promise<Session> => {
  const db = req.payload.db as unknown as PostgresAdapter
  const id = await req.transactionID
  return (id ? db.sessions[String(id)]?.db : undefined) ?? db.drizzle
}
