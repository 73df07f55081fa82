import { spawnSync } from 'node:child_process'
import {
  readdirSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

import { failure } from '../../failure.ts'
import { give, identity, type Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Login } from '../credentials.ts'
import type { DataFolder } from '../folder.ts'
import { reachable } from './reachable.ts'
import { asFlags, clusterSettings } from './settings.ts'

/**
 * Makes the cluster in a folder of its own and then renames it into its place: what is killed on the
 * way leaves only a draft, which the next start throws away.
 *
 * Text sorts by code point (`builtin` provider, locale C.UTF-8): the same on every platform and in
 * every ICU version, with prefix searches on plain indexes. Names are put in order by their match
 * key, whose letters are folded already. LC_CTYPE must still be one of the system's UTF-8 locales:
 * with C, pg_trgm and text search take Arabic letters for punctuation and find nothing.
 */
export const initialise = ({
  folder,
  account,
  binaries,
  owner,
  durable,
}: {
  folder: DataFolder
  account: Account
  binaries: Binaries
  owner: Login
  durable: boolean
}): void => {
  removeDrafts({ folder })
  const failed: string[] = []
  for (const ctype of CTYPES) {
    const draft = mkdtempSync(folder.draftPrefix)
    const cluster = path.join(draft, 'cluster')
    const passwordFile = path.join(draft, 'password')
    mkdirSync(cluster, { mode: 0o700 })
    writeFileSync(passwordFile, `${owner.password}\n`, { mode: 0o600 })
    give({ account, path: draft })
    const { dataFlag, cwd } = reachable({ account, cluster })
    const run = spawnSync(
      binaries.initdb,
      [
        `--pgdata=${dataFlag}`,
        `--username=${owner.user}`,
        `--pwfile=${dataFlag}/../password`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        `--lc-ctype=${ctype}`,
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        ...(durable ? [] : ['--no-sync']),
        ...asFlags(clusterSettings()),
      ],
      { ...identity(account), cwd, encoding: 'utf8', env: serverEnvironment() },
    )
    if (run.status === 0) {
      renameSync(cluster, folder.cluster)
      writeFileSync(folder.record, JSON.stringify({ layout: 1, postgres: binaries.version, ctype }))
      removeDrafts({ folder })
      return
    }
    failed.push((run.error?.message ?? run.stderr).trim())
    if (!/locale/i.test(run.stderr)) break
  }
  removeDrafts({ folder })
  throw failure({
    message: `The embedded database could not be made under ${folder.root}: ${failed.at(-1)?.split('\n').slice(-3).join(' ')}`,
    cause: new Error(failed.join('\n')),
  })
}

/** Names of a locale with UTF-8 letters: Linux, older Linux, macOS. The first that the system knows is taken. */
const CTYPES = ['C.UTF-8', 'en_US.UTF-8', 'UTF-8']

/** What the server's programs get of the environment: nothing of PG* or LC_* may reach them. */
export const serverEnvironment = (): NodeJS.ProcessEnv => ({
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env['PATH'],
  LC_ALL: 'C',
  TZ: 'UTC',
})

/**
 * The cluster's major version against the programs' one; a cluster of another major version cannot be
 * opened, and PostgreSQL's own word for it comes too late and says too little.
 */
export const assertVersion = ({
  folder,
  binaries,
}: {
  folder: DataFolder
  binaries: Binaries
}): void => {
  const made = readFileSync(path.join(folder.cluster, 'PG_VERSION'), 'utf8').trim()
  const major = binaries.version.split('.')[0]
  if (made === major) return
  throw failure({
    message: `The data under ${folder.cluster} were made by PostgreSQL ${made}, and this version brings PostgreSQL ${binaries.version}. Dump them with pg_dump of version ${made} and load them again, or set NASHRA_DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL of your own.`,
  })
}

const removeDrafts = ({ folder }: { folder: DataFolder }): void => {
  const prefix = path.basename(folder.draftPrefix)
  for (const name of readdirSync(folder.root)) {
    if (!name.startsWith(prefix)) continue
    rmSync(path.join(folder.root, name), { recursive: true, force: true, maxRetries: 5 })
  }
}
