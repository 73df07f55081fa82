import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import type { ClientBase } from 'pg'

/** Connections to the database of the archive. */
export type SearchPool = Pick<PostgresAdapter['pool'], 'connect'> & {
  /** Whether each connection was given `settingsOfSession` when it was made. */
  isSet?: boolean
}

export const poolOf = (payload: Payload): SearchPool =>
  (payload.db as unknown as PostgresAdapter).pool

/** Milliseconds after which a statement of a search is given up. */
const longestStatement = 2000

const settings = {
  enable_seqscan: 'off',
  jit: 'off',
  plan_cache_mode: 'force_generic_plan',
  statement_timeout: longestStatement,
}

const setting = (scope: 'LOCAL' | 'SESSION'): string =>
  Object.entries(settings)
    .map(([name, value]) => `SET ${scope} ${name} = ${value}`)
    .join('; ')

/** Statements that set a connection for searches, and for nothing else. */
export const settingsOfSession = `SET SESSION default_transaction_read_only = on; ${setting('SESSION')}`

const ofTransaction = `BEGIN READ ONLY; ${setting('LOCAL')}`

/** Why a search has no answer, where that is not the fault of the question. */
export class SearchFailure extends Error {
  readonly reason: 'notMigrated' | 'tooSlow'
  constructor(reason: 'notMigrated' | 'tooSlow') {
    super(reason)
    this.reason = reason
  }
}

/**
 * Runs the statements of a search on one connection, reading only, none of them longer than two seconds.
 *
 * @throws SearchFailure where one took too long, or the tables of search are not there
 */
export const inSession = async <Result>({
  pool,
  work,
}: {
  pool: SearchPool
  work: (client: ClientBase) => Promise<Result>
}): Promise<Result> => {
  const client = await pool.connect()
  try {
    if (!pool.isSet) await client.query(ofTransaction)
    const result = await work(client)
    if (!pool.isSet) await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    // A connection that does not even roll back is not to be used again.
    const broken = await client.query(pool.isSet ? '' : 'ROLLBACK').then(
      () => false,
      () => true,
    )
    client.release(broken)
    const reason = failures[codeOf(error)]
    throw reason ? new SearchFailure(reason) : error
  }
}

const failures: Readonly<Record<string, SearchFailure['reason']>> = {
  '42P01': 'notMigrated',
  '57014': 'tooSlow',
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
