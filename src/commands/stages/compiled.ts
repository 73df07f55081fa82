import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import type { Plugin } from 'esbuild'

import { ROOT } from './root.mjs'
import { CONDITIONS } from './tsx.ts'

/**
 * Arguments for Node that run a program of ours: its TypeScript as one file of JavaScript, made when it is
 * first asked for and whenever one of its sources has changed. Loading the sources one by one through a
 * loader costs four times the processor time, and a worker that was killed is missed for as long.
 *
 * @param file from the project's folder, for example `src/commands/worker.ts`
 */
export const programArgs = async (file: string): Promise<string[]> => [
  CONDITIONS,
  '--enable-source-maps',
  await compileProgram({ file, root: ROOT }),
]

/** The program of the thread in which an import prepares documents. */
export const preparingProgram = (): Promise<string> =>
  compileProgram({ file: 'src/import/prepare/thread/prepareThread.ts', root: ROOT })

type Args = { file: string; root: string }

/**
 * The file of JavaScript that a program below `root` became, made anew if need be.
 *
 * @throws the compiler's error, where a source cannot be read as TypeScript
 */
export const compileProgram = async ({ file, root }: Args): Promise<string> => {
  // Beside the locks of the project's folder: packages are found from here as from the sources.
  const folder = path.join(root, '.data', 'compiled')
  const name = file.replace(/\.ts$/, '').replaceAll(/\W+/g, '-')
  const record = path.join(folder, `${name}.json`)
  const made = read(record)
  if (made && isCurrent({ made, root })) return made.output
  const output = await make({ file, folder, name, record, root })
  await removeOld({ current: output, folder, name })
  return output
}

/** What was made, and the look of each of its sources then. */
type Made = { inputs: Record<string, null | string>; output: string }

const make = async ({
  file,
  folder,
  name,
  record,
  root,
}: Args & Record<'folder' | 'name' | 'record', string>): Promise<string> => {
  // Loaded where something has to be made, which is once.
  const { build } = await import('esbuild')
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    bundle: true,
    entryPoints: [file],
    format: 'esm',
    legalComments: 'none',
    logLevel: 'silent',
    metafile: true,
    outfile: path.join(folder, `${name}.mjs`),
    packages: 'external',
    platform: 'node',
    plugins: [ownAddresses],
    sourcemap: 'inline',
    sourcesContent: false,
    target: 'node20.9',
    write: false,
  })
  const [code] = outputFiles
  if (!code) throw new Error(`Nothing was made of ${file}.`)
  const output = path.join(folder, `${name}-${hashOf(code.contents)}.mjs`)
  mkdirSync(folder, { recursive: true })
  const inputs = Object.keys(metafile.inputs).map((input) => [
    input,
    lookOf(path.join(root, input)),
  ])
  write({ bytes: code.contents, file: output })
  write({ bytes: JSON.stringify({ inputs: Object.fromEntries(inputs), output }), file: record })
  return output
}

/** Whole or not at all: another command may do the same at this moment. */
const write = ({ bytes, file }: { bytes: string | Uint8Array; file: string }): void => {
  const beside = `${file}.${process.pid}.new`
  writeFileSync(beside, bytes)
  renameSync(beside, file)
}

const read = (record: string): Made | null => {
  try {
    return JSON.parse(readFileSync(record, 'utf8')) as Made
  } catch {
    return null
  }
}

const isCurrent = ({ made: { inputs, output }, root }: { made: Made; root: string }): boolean =>
  existsSync(output) &&
  Object.entries(inputs).every(([input, look]) => lookOf(path.join(root, input)) === look)

/** By its time and size; null where there is no such file. Some milliseconds for all of a program's. */
const lookOf = (file: string): null | string => {
  const found = statSync(file, { throwIfNoEntry: false })
  return found ? `${found.mtimeMs} ${found.size}` : null
}

const hashOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 16)

/** Milliseconds that an older version stays, for a process that was just told to run it. */
const stay = 60_000

const removeOld = async ({
  current,
  folder,
  name,
}: Record<'current' | 'folder' | 'name', string>): Promise<void> => {
  const isOurs = new RegExp(`^${name}-[\\da-f]{16}\\.mjs$`)
  for (const file of await readdir(folder)) {
    const full = path.join(folder, file)
    if (!isOurs.test(file) || full === current) continue
    const { mtimeMs } = await stat(full).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > stay) await rm(full, { force: true })
  }
}

/** Modules that look for files beside them find them where their source lies. */
const ownAddresses: Plugin = {
  name: 'own addresses',
  setup: (build) => {
    build.onLoad({ filter: /\.m?[tj]s$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8')
      if (!source.includes('import.meta')) return null
      const own: Record<string, string> = {
        dirname: path.dirname(file),
        filename: file,
        url: pathToFileURL(file).href,
      }
      const contents = source.replaceAll(
        /\bimport\.meta\.(dirname|filename|url)\b/g,
        (_, name: string) => JSON.stringify(own[name]),
      )
      return { contents, loader: file.endsWith('ts') ? 'ts' : 'js' }
    })
  },
}
