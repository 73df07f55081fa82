import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { withLock } from '../../database/embedded/process/lock.mjs'
import { runChild } from './child.mjs'
import { lockFile, ROOT } from './root.mjs'

/**
 * Whether what is installed is what package-lock.json says: by our own stamp, or, where somebody ran
 * npm themselves, package by package. A few milliseconds.
 */
export const isInstalled = () =>
  (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hashLock()) ||
  missingPackages({
    wanted: readPackages('package-lock.json'),
    installed: readPackages('node_modules/.package-lock.json'),
  }).length === 0

/** Inside node_modules, which npm ci removes first: an install that was killed leaves none. */
const STAMP = path.join(ROOT, 'node_modules', '.nashra-lock-sha256')

const hashLock = () => {
  const lock = path.join(ROOT, 'package-lock.json')
  return existsSync(lock) ? createHash('sha256').update(readFileSync(lock)).digest('hex') : ''
}

/**
 * Installs with npm what is missing. npm keeps quiet unless it fails. Two starts at once do not
 * install over one another.
 */
export const install = ({ life, note }) =>
  withLock({
    file: lockFile('install'),
    onWait: (pid) => note(`waiting for process ${pid}, which is installing`),
    work: async () => {
      if (isInstalled()) return
      const verb = existsSync(path.join(ROOT, 'package-lock.json')) ? 'ci' : 'install'
      const [command, ...first] = npmCommand()
      // Types and the compiler are development dependencies, and the build needs them also where
      // NODE_ENV=production keeps npm from installing such.
      const options = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
      const status = await runChild({
        command,
        args: [...first, verb, ...options],
        quiet: true,
        polite: false,
        // npm says what is wrong first, and then how it is used, at length.
        excerpt: (lines) => lines.slice(0, 30),
        life,
      })
      if (life.isEnding()) return
      if (status === 0) return writeFileSync(STAMP, hashLock())
      throw Object.assign(
        new Error(`npm ${verb} failed (exit status ${status}); what it said stands above.`),
        { exitCode: 1 },
      )
    },
  })

/**
 * The paths under node_modules whose version is not installed. npm writes its hidden lock file last,
 * so an install that was killed shows as all missing. Optional packages are those of other platforms.
 *
 * @param {{ wanted: Record<string, any> | null, installed: Record<string, any> | null }} parameters
 */
export const missingPackages = ({ wanted, installed }) => {
  if (!wanted) return installed ? [] : ['node_modules']
  return Object.entries(wanted)
    .filter(([where, entry]) => where !== '' && !NOT_ALWAYS.some((flag) => entry[flag]))
    .filter(([where, { version }]) => installed?.[where]?.version !== version)
    .map(([where]) => where)
}

/** Marks in a lock file of what npm may have left out, and rightly. */
const NOT_ALWAYS = ['optional', 'devOptional', 'peer', 'link', 'extraneous']

/** The npm that called us, else the one on the path. */
const npmCommand = () => {
  const caller = process.env.npm_execpath
  if (caller && /npm-cli\.c?js$/.test(caller)) return [process.execPath, caller]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}

const readPackages = (file) => {
  const full = path.join(ROOT, file)
  if (!existsSync(full)) return null
  try {
    return JSON.parse(readFileSync(full, 'utf8')).packages ?? null
  } catch {
    return null
  }
}
