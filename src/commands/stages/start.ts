import type { Lifetime } from './lifetime.mjs'
import { build, isBuilt } from './build.ts'
import { openDatabase, type Prepared } from './database.ts'
import { keepDatabase } from './keepDatabase.ts'
import { prepare } from './prepare.ts'
import type { Printer } from './print.mjs'
import { serve } from './serve.ts'
import { work } from './work.ts'
import { assertPortFree, readSettings, type Settings } from './settings.ts'
import { failure } from '../../database/failure.ts'

/**
 * `npm start`, after the install: database, migrations and seeds beside the build, which needs no
 * database, then the server. What has been done is found out and skipped. Ends when the server ends,
 * which it does by itself only when something is wrong.
 */
export const main = async ({
  life,
  printer,
}: {
  args: string[]
  life: Lifetime
  printer: Printer
}): Promise<number> => {
  const settings = readSettings()
  await assertPortFree(settings)
  const prepared = await openStage({ settings, life, printer })
  const { env, database } = prepared
  await Promise.all([
    prepare({ url: database.url, env, life, printer }),
    buildStage({ env, life, printer }),
  ])
  if (life.isEnding()) return 0
  const address = localAddress(settings)
  let ended = Promise.resolve(0)
  await printer.stage({
    name: 'serve',
    work: async () => {
      ;({ ended } = await serve({ env, life, url: address }))
      return `${settings.host}:${settings.port}`
    },
  })
  // After the server: nobody waits for it, and it takes seconds to load.
  work({ env, life, note: printer.note })
  keepDatabase({ database, dataDir: settings.dataDir, life, note: printer.note })
  life.ready()
  // Counted from the start of this process, the install included.
  printAddresses({ settings, printer, milliseconds: performance.now() })
  const status = await ended
  if (life.isEnding()) return 0
  throw failure({ message: `The server ended by itself (exit status ${status}).` })
}

const openStage = async ({
  settings,
  life,
  printer,
}: {
  settings: Settings
  life: Lifetime
  printer: Printer
}): Promise<Prepared> => {
  let prepared: Prepared | undefined
  await printer.stage({
    name: 'database',
    slow: 'PostgreSQL',
    work: async () => {
      prepared = await openDatabase({ settings, life, note: printer.note })
      return prepared.says
    },
  })
  if (!prepared) throw new Error('the database stage ended without a database')
  return prepared
}

const buildStage = async ({
  env,
  life,
  printer,
}: {
  env: NodeJS.ProcessEnv
  life: Lifetime
  printer: Printer
}): Promise<void> => {
  if (isBuilt()) {
    printer.done({ name: 'build', says: 'done already', milliseconds: 0 })
    return
  }
  await printer.stage({
    name: 'build',
    slow: 'once, about a minute; again only when the code changes',
    work: () => build({ env, life, note: printer.note }),
  })
}

const printAddresses = ({
  settings,
  printer,
  milliseconds,
}: {
  settings: Settings
  printer: Printer
  milliseconds: number
}): void => {
  const { siteUrl, host } = settings
  // The Arabic stands last on its line: a terminal that does not know right to left leaves the rest alone.
  const rows = [
    [siteUrl, 'site · الموقع'],
    [`${siteUrl}/admin`, 'admin panel · لوحة التحرير'],
    [`${siteUrl}/api/articles`, 'REST'],
    [`${siteUrl}/api/graphql`, 'GraphQL (POST)'],
  ]
  const width = Math.max(...rows.map(([address = '']) => address.length)) + 3
  printer.line(`\nReady in ${(milliseconds / 1000).toFixed(1)} s. Open · افتح:\n`)
  for (const [address = '', what = ''] of rows) printer.line(`  ${address.padEnd(width)}${what}`)
  printer.line(
    '\nThe admin panel makes the first user when there is none. Ctrl-C stops everything.',
  )
  if (!LOOPBACK.test(host)) {
    printer.line(`It listens on ${host}: make that first user before others reach this address.`)
  }
}

const LOOPBACK = /^(127\.|::1$|localhost$)/

/** Where this machine itself reaches the server, whatever SITE_URL says. */
const localAddress = ({ host, port }: Settings): string => {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`
  if (host === '::') return `http://[::1]:${port}`
  return host.includes(':') ? `http://[${host}]:${port}` : `http://${host}:${port}`
}
