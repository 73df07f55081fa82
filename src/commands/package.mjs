import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** `npm run build:package`: what `npm pack` packs, compiled to JavaScript with its types. */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const dist = path.join(root, 'dist')

rmSync(dist, { force: true, recursive: true })

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.package.json'], {
  cwd: root,
  stdio: 'inherit',
})
if (status !== 0) process.exit(status ?? 1)

// The compiler leaves style sheets behind.
for (const file of readdirSync(path.join(root, 'src/admin'), { recursive: true })) {
  if (!file.endsWith('.css')) continue
  cpSync(path.join(root, 'src/admin', file), path.join(dist, 'src/admin', file))
}

// Our own host's generated types: they are needed to compile, and a package must not hand them on.
for (const ending of ['d.ts', 'js']) rmSync(path.join(dist, `src/payload-types.${ending}`))
