import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { oneAtATime } from '../../../database/importLocks.ts'
import { sha256Hex } from '../../../text/hash.ts'

/**
 * Has two imports that are about to write the same thing do so one after the other: the second sees
 * what the first wrote. A lock a key, held to the end of the transaction, taken in one order by
 * everybody so that no two wait for each other. Imports in batches have one lock for all of that, and are
 * waited for.
 *
 * Unique indexes alone do not do: the same text, or a title and its article, may come in two documents
 * at once, and neither would see the other.
 */
export const lockKeys = async ({
  keys,
  req,
}: {
  keys: Iterable<string>
  req: PayloadRequest
}): Promise<void> => {
  const db = req.payload.db as unknown as PostgresAdapter
  const session = db.sessions[String(await req.transactionID)]
  if (!session) throw new Error('Keys are locked within a transaction only.')
  for (const statement of oneAtATime) await session.db.execute(sql.raw(statement))
  const numbers = [...new Set([...keys].map(numberOf))].sort(compare).map(String)
  await session.db.execute(
    sql`select pg_advisory_xact_lock(key) from unnest(${`{${numbers.join(',')}}`}::bigint[]) as key`,
  )
}

/** 64 bits of the key's hash, as the signed number that Postgres takes. */
const numberOf = (key: string): bigint =>
  BigInt.asIntN(64, BigInt(`0x${sha256Hex(`nashra import ${key}`).slice(0, 16)}`))

const compare = (one: bigint, other: bigint): number => (one < other ? -1 : one > other ? 1 : 0)
