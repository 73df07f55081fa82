import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import path from 'node:path'

import { ROOT } from '../../../src/commands/stages/root.mjs'
import { withClient } from '../../../src/database/connect.ts'

/** The name of a filled database that is kept: another one for another schema. */
export const keptName = (size: number): string => {
  const migrations = readdirSync(path.join(ROOT, 'migrations')).sort().join('\n')
  return `nashra_kept_${size}_${createHash('sha256').update(migrations).digest('hex').slice(0, 8)}`
}

/** The address of a database on a server, or null where it has none of that name. */
export const findDatabase = ({
  name,
  url,
}: {
  name: string
  url: string
}): Promise<null | string> =>
  withClient({
    url,
    use: async (client) => {
      const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
      return rowCount ? Object.assign(new URL(url), { pathname: `/${name}` }).href : null
    },
  })

/** Gives a database that nobody is connected to a name of its own, under which it outlives the benchmark. */
export const keepDatabase = async ({
  name,
  server,
  url,
}: {
  name: string
  /** Another database's address on the same server. */
  server: string
  url: string
}): Promise<string> => {
  await withClient({
    url: server,
    use: async (client) => {
      await client.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} RENAME TO ${name}`)
    },
  })
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}
