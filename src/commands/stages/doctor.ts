import { checkDatabase, type Check } from '../../database/checks.ts'
import { isFailure } from '../../database/failure.ts'
import { isBuilt } from './build.ts'
import { findPending } from './pending.ts'
import { assertPortFree, type Settings } from './settings.ts'

/**
 * `npm run doctor`: looks at everything that a start relies on and changes nothing but what a start
 * would make itself (the embedded database, pg_trgm). Exit status 0 when all is well, else 1.
 */
export const doctor = async ({
  settings,
  withDatabase,
}: {
  settings: Settings
  withDatabase: () => Promise<NodeJS.ProcessEnv>
}): Promise<number> => {
  const checks: Check[] = [
    { name: 'Node', ok: true, says: process.versions.node },
    await attempt({ name: 'port', work: () => portCheck(settings) }),
    { name: 'data folder', ok: true, says: settings.dataDir },
    ...(await databaseChecks({ withDatabase })),
    {
      name: 'build',
      ok: true,
      says: isBuilt() ? 'done' : 'to be done: npm start or npm run build',
    },
  ]
  for (const { name, ok, says } of checks)
    console.log(`${ok ? '✓' : '✗'} ${name.padEnd(16)} ${says}`)
  return checks.every(({ ok }) => ok) ? 0 : 1
}

const portCheck = async (settings: Settings): Promise<string> => {
  await assertPortFree(settings)
  return `${settings.host}:${settings.port} is free`
}

const databaseChecks = async ({
  withDatabase,
}: {
  withDatabase: () => Promise<NodeJS.ProcessEnv>
}): Promise<Check[]> => {
  try {
    const env = await withDatabase()
    const url = env['DATABASE_URL'] ?? ''
    const { migrations, seeds } = await findPending({ url, env })
    return [
      ...(await checkDatabase({ url })),
      {
        name: 'migrations',
        ok: true,
        says: pendingSays({ names: migrations, what: 'npm run migrate' }),
      },
      {
        name: 'seed documents',
        ok: true,
        says: pendingSays({ names: seeds, what: 'npm run seed' }),
      },
    ]
  } catch (error) {
    if (!isFailure(error)) throw error
    return [{ name: 'database', ok: false, says: error.message }]
  }
}

const pendingSays = ({ names, what }: { names: string[]; what: string }): string =>
  names.length === 0 ? 'all done' : `${names.length} to do: npm start or ${what}`

const attempt = async ({
  name,
  work,
}: {
  name: string
  work: () => Promise<string>
}): Promise<Check> => {
  try {
    return { name, ok: true, says: await work() }
  } catch (error) {
    if (!isFailure(error)) throw error
    return { name, ok: false, says: error.message }
  }
}
