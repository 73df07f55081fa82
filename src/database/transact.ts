import { randomUUID } from 'node:crypto'

import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

type TransactArgs<Result> = {
  /** False rolls everything back and still gives the result. */
  keep?: boolean
  req: PayloadRequest
  work: () => Promise<Result>
}

/**
 * Runs `work` in one transaction that all Local API calls with `req` join: it is committed as a whole, or
 * nothing of it is there. Where the request is in a transaction already, that one is joined, and ends
 * with whoever began it.
 *
 * Payload's own `commitTransaction` swallows a commit that failed and answers as if it had succeeded, so
 * the transaction is opened here and only registered with Payload. Its operations roll back by
 * themselves when they throw; what they would write afterwards would stand outside, so an error must
 * leave `work`, never be caught in it.
 */
export const transact = async <Result>({
  keep = true,
  req,
  work,
}: TransactArgs<Result>): Promise<Result> => {
  if (await req.transactionID) return work()
  const db = req.payload.db as unknown as PostgresAdapter
  const id = randomUUID()
  let result: { value: Result } | undefined
  try {
    await db.drizzle.transaction(async (transaction) => {
      // Payload ends what it finds here; it is drizzle that ends this one, when the callback does.
      db.sessions[id] = { db: transaction, reject: settled, resolve: settled }
      req.transactionID = id
      result = { value: await work() }
      if (!keep) throw new RolledBack()
    })
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error
  } finally {
    Reflect.deleteProperty(db.sessions, id)
    Reflect.deleteProperty(req, 'transactionID')
  }
  if (!result) throw new Error('The transaction ended without a result.')
  return result.value
}

const settled = (): Promise<void> => Promise.resolve()

/** Drizzle rolls back only when the callback throws. */
class RolledBack extends Error {}
