import { withClient } from './connect.ts'

/** Any number that nothing else in this database uses as a key of pg_advisory_lock. */
const KEY = 7_620_143

/**
 * Does `work` while nobody else on the same database, from whichever machine, does work of this kind:
 * migrations, and what stands at the start of a new archive.
 */
export const withDatabaseLock = <T>({
  url,
  work,
}: {
  url: string
  work: () => Promise<T>
}): Promise<T> =>
  withClient({
    url,
    use: async (client) => {
      // Held by the connection: it is given back when that ends, however it ends.
      await client.query('SELECT pg_advisory_lock($1)', [KEY])
      return work()
    },
  })
