import { withClient } from '../../src/database/connect.ts'

/** What the names of all databases made by tests begin with; then follows the second they were made in. */
export const TEST_DATABASES = 'nashra_test_'

/** Seconds after which a database of a killed run may be dropped by another run on the same server. */
export const STALE = 24 * 60 * 60

/** Drops the databases of one run by their prefix, or those of runs that began more than `stale` seconds ago. */
export const dropDatabases = ({
  url,
  prefix,
  stale,
}: {
  url: string
  prefix?: string
  stale?: number
}): Promise<void> =>
  withClient({
    url,
    use: async (client) => {
      const { rows } = await client.query<{ name: string }>(
        'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
        [prefix ?? TEST_DATABASES],
      )
      const oldest = stale === undefined ? Infinity : Date.now() / 1000 - stale
      for (const { name } of rows) {
        const made = Number(/^nashra_test_(\d+)_/.exec(name)?.[1] ?? NaN)
        if (!(made < oldest)) continue
        await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`)
      }
    },
  })
