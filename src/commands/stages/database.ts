import { requireUsable } from '../../database/checks.ts'
import { resolveDatabase, type Database } from '../../database/resolve.ts'
import { resolveSecret } from '../../database/secret.ts'
import type { Lifetime } from './lifetime.mjs'
import type { Settings } from './settings.ts'

/** A database that was looked at and found fit, and the environment that leads a child to it. */
export type Prepared = { database: Database; env: NodeJS.ProcessEnv; says: string }

/**
 * Finds or starts the database, has it given back at the end, and checks it. The secret comes first:
 * a start that lacks it should not have touched anything.
 */
export const openDatabase = async ({
  settings,
  life,
  note,
}: {
  settings: Settings
  life: Lifetime
  note: (line: string) => void
}): Promise<Prepared> => {
  const { dataDir } = settings
  const secret = resolveSecret({ env: process.env, dataDir })
  const database = await resolveDatabase({ env: process.env, dataDir, log: note })
  life.hold({
    end: async () => {
      if (!(await database.stop()) && database.kind === 'embedded') {
        note('the database goes on: another command still uses it')
      }
    },
  })
  const checks = await requireUsable({ url: database.url })
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    PAYLOAD_SECRET: secret,
    NASHRA_DATA_DIR: dataDir,
    HOST: settings.host,
    PORT: String(settings.port),
    NEXT_TELEMETRY_DISABLED: '1',
  }
  return { database, env, says: `${checks[0]?.says ?? ''}, ${describe(database)}` }
}

const describe = ({ kind, owned, url }: Database): string => {
  const host = URL.canParse(url) ? new URL(url).host : 'DATABASE_URL'
  if (kind === 'given') return `${host} (DATABASE_URL)`
  return `embedded, ${host}${owned ? '' : ' (running already)'}`
}
