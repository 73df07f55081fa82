import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { failure } from '../../database/failure.ts'
import { withLock } from '../../database/embedded/process/lock.mjs'
import { runChild } from './child.mjs'
import type { Lifetime } from './lifetime.mjs'
import { lockFile, ROOT } from './root.mjs'
import { programOf, withConditions } from './tsx.ts'

/** What the build is made of. `commands` and `database` are not in it: only this side of it uses them. */
const INPUTS = [
  'src',
  'collections',
  'migrations',
  'public',
  'payload.config.ts',
  'next.config.ts',
  'tsconfig.json',
  'package-lock.json',
]
const NOT_INPUTS = ['src/commands', 'src/server', 'src/database/embedded']

/** Next writes its identifier last; our stamp comes after it and names the inputs. */
const BUILD_ID = path.join(ROOT, '.next', 'BUILD_ID')
const STAMP = path.join(ROOT, '.next', 'nashra-inputs.txt')

/** Whether `.next` was built from exactly what lies here now. Some tens of milliseconds. */
export const isBuilt = (): boolean =>
  existsSync(BUILD_ID) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hashInputs()

/** Builds the app for production, unless that has been done. Needs no database. */
export const build = ({
  env,
  life,
  note,
  quiet = true,
  args = [],
}: {
  env: NodeJS.ProcessEnv
  life: Lifetime
  note: (line: string) => void
  quiet?: boolean
  args?: string[]
}): Promise<string> =>
  withLock({
    file: lockFile('build'),
    onWait: (pid: number) => note(`waiting for process ${pid}, which is building`),
    work: async () => {
      if (isBuilt()) return 'built already'
      const inputs = hashInputs()
      rmSync(STAMP, { force: true })
      const status = await runChild({
        command: process.execPath,
        args: [programOf({ name: 'next', file: 'dist/bin/next' }), 'build', ...args],
        env: { ...withConditions(env), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
        quiet,
        life,
      })
      if (status !== 0) {
        throw failure({ message: `The build failed (exit status ${status}).`, exitCode: 1 })
      }
      writeFileSync(STAMP, inputs)
      return 'for production'
    },
  })

const hashInputs = (): string => {
  const hash = createHash('sha256')
  for (const file of INPUTS.flatMap(filesUnder)) {
    const bytes = readFileSync(path.join(ROOT, file))
    hash.update(`${file}\0${bytes.length}\0`).update(bytes)
  }
  // Next writes these into the browser's code.
  const inlined = Object.entries(process.env).filter(([name]) => name.startsWith('NEXT_PUBLIC_'))
  return hash.update(JSON.stringify(inlined.sort())).digest('hex')
}

/** Files under a path of the project, relative to it, in one order on every machine. */
const filesUnder = (relative: string): string[] => {
  const full = path.join(ROOT, relative)
  if (NOT_INPUTS.includes(relative) || !existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [relative]
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(`${relative}/${name}`))
}
