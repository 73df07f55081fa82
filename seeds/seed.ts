import { realpathSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import type { Payload } from 'payload'

import { preparingProgram } from '../src/commands/stages/compiled.ts'
import { EXIT, failure, isFailure } from '../src/database/failure.ts'
import type { Counters, DocumentReport, ImportResult } from '../src/import/index.ts'
import {
  createProgress,
  isInputError,
  isReportError,
  measureBeside,
  newCounters,
  openReport,
  readerOfFormat,
  readInputs,
  resolveInputs,
  runImport,
  summaryLines,
  workBehind,
} from '../src/import/index.ts'
import { openArchive } from './archive.ts'
import type { SeedOptions } from './options.ts'
import { readOptions, usage } from './options.ts'
import { explain, goOn } from './explain.ts'
import { rollBack } from './rollback.ts'
import { onStop } from './stop.ts'

type Output = { columns?: number; isTTY?: boolean; write: (text: string) => unknown }

/** Everything around the command, which tests and launchers may give it. */
export type SeedSurroundings = {
  /** Where relative paths begin. */
  cwd?: string
  env?: NodeJS.ProcessEnv
  /** Payload, where the caller has one; else it is opened on `DATABASE_URL`. */
  payload?: Payload
  stderr?: Output
  stdin?: AsyncIterable<Uint8Array>
  stdout?: Output
}

/**
 * `npm run seed`: imports documents into the database of `DATABASE_URL`. Resolves to the exit status
 * (see `usage`) after having said on standard output what became of the documents, and on standard error
 * what went wrong.
 */
export const seed = async (
  argv: readonly string[],
  surroundings: SeedSurroundings = {},
): Promise<number> => {
  const { stderr = process.stderr, stdout = process.stdout } = surroundings
  try {
    const options = readOptions(argv)
    const work = options.rollback === undefined ? importAll : rollBack
    if (!options.help) return await work({ options, surroundings })
    stdout.write(`${usage}\n`)
    return 0
  } catch (error) {
    if (!isInputError(error) && !isFailure(error)) throw error
    stderr.write(`${error.message}\n`)
    return isFailure(error) ? error.exitCode : EXIT.usage
  }
}

export type Job = { options: SeedOptions; surroundings: SeedSurroundings }

const importAll = async ({ options, surroundings }: Job): Promise<number> => {
  const { env = process.env, stderr = process.stderr, stdout = process.stdout } = surroundings
  // npm runs its scripts in the package's folder and says here where it was called.
  const cwd = surroundings.cwd ?? env['INIT_CWD'] ?? process.cwd()
  const reader = options.format === undefined ? undefined : readerOfFormat(options.format)
  const isGiven = options.paths.length > 0
  const paths = isGiven ? options.paths : [path.join(folder, 'documents')]
  const inputs = await resolveInputs({ cwd, paths })
  const payload = surroundings.payload ?? (await openArchive({ env }))
  const reportPath = options.report === undefined ? undefined : path.resolve(cwd, options.report)
  const report = reportPath === undefined ? undefined : await openReport(reportPath)

  const counters = newCounters()
  const stop = onStop()
  const total = measureBeside({ inputs, signal: stop.signal })
  const progress = createProgress({ counters, screen: stderr, total })
  // Also while nothing is reported, as when the database is waited for.
  const ticking = setInterval(progress.show, tick)
  const problems: DocumentReport[] = []
  const began = performance.now()
  let result: ImportResult
  let unreported: unknown
  try {
    result = await runImport({
      counters,
      dryRun: options.dryRun,
      input: isGiven ? paths.join(' ') : 'seeds/documents',
      items: readInputs({
        except: reportPath,
        inputs,
        reader,
        shard: options.shard,
        standardInput: surroundings.stdin ?? process.stdin,
      }),
      onNotice: (sentence) => {
        progress.end()
        stderr.write(`${sentence}\n`)
      },
      onReport: async (line) => {
        if (isProblem(line) && problems.length < mostShown) problems.push(line)
        await report?.add(line)
        progress.show()
      },
      options: {
        dryRun: options.dryRun,
        format: options.format ?? null,
        ...(options.shard ? { shard: `${options.shard.index}/${options.shard.of}` } : {}),
      },
      payload,
      preparing: await preparingProgram(),
      publish: options.publish,
      signal: stop.signal,
    })
  } finally {
    clearInterval(ticking)
    progress.end()
    stop.release()
    await report?.close().catch((error: unknown) => (unreported = error))
  }
  for (const { file, outcome, reason } of problems) {
    stderr.write(`${file}: ${outcome}, ${reason ?? ''}\n`)
  }
  const milliseconds = performance.now() - began
  const lines = summaryLines({ counters, dryRun: options.dryRun, milliseconds })
  stdout.write(`${lines.join('\n')}\n`)
  const error = result.error ?? unreported
  if (isReportError(error)) throw failure({ cause: error, message: error.message })
  if (error !== undefined) throw await explain({ env, error, what: 'import' })
  if (stop.status() !== 0) stderr.write(`Stopped; what was imported is whole. ${goOn}\n`)
  return stop.status() || statusOf(counters)
}

const folder = path.dirname(fileURLToPath(import.meta.url))

/** Milliseconds between two looks at how far the import is. */
const tick = 1000

/** Documents with a problem that are told on the terminal; all of them are in the report. */
const mostShown = 10

const isProblem = ({ outcome, reason }: DocumentReport): boolean =>
  outcome === 'rejected' || (outcome === 'conflict' && reason !== null)

/** Nothing to do is no failure; a run of which nothing could be imported is one. */
const statusOf = ({ documents, outcomes }: Counters): number =>
  documents > 0 && outcomes.rejected === documents ? EXIT.failed : 0

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  workBehind()
  process.exit(await seed(process.argv.slice(2)))
}
