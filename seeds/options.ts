import { parseArgs } from 'node:util'

import type { Shard } from '../src/import/index.ts'
import { formats, inputError } from '../src/import/index.ts'

/** What the seed command was asked to do. */
export type SeedOptions = {
  dryRun: boolean
  format: string | undefined
  help: boolean
  paths: string[]
  publish: boolean
  report: string | undefined
  /** Id of the run to take back, or `last`. */
  rollback: string | undefined
  /** The share of the input that this process takes. */
  shard: Shard | undefined
}

export const usage = `npm run seed -- [PATH…|-] [options]

Imports documents from files, folders, patterns in quotes ('crawl/**/*.txt'), or standard input (-,
JSON Lines unless --format says else): .txt, .jsonl, .ndjson, .csv, .tsv, .html, and .xml, .rss, .atom
(RSS, Atom, WordPress exports), each also compressed as .gz or .zst. Without a path, seeds/documents/.
Running it again on the same input writes nothing.

  --publish        publishes what is imported; else it waits as drafts
  --dry-run        says what would happen, and writes nothing
  --report FILE    one line of JSON for every document
  --format FORMAT  reads everything as this, whatever it is called:
                   ${formats.join(', ')}
  --shard I/N      imports one of N shares of the input: for N processes, each with its own I
  --rollback RUN   takes back what the run of this id wrote, or the newest run for last;
                   what was touched since stays, and is listed
  --help           this text

A database that goes away is waited for, up to half a minute; after that, as after a kill, the same
command goes on where it stopped.

Exit status: 0 done or nothing to do, 1 nothing could be imported, or the report could not be written,
2 a wrong path or option, 3 the database cannot be used.`

/**
 * Reads the command line.
 *
 * @throws InputError with one sentence
 */
export const readOptions = (argv: readonly string[]): SeedOptions => {
  const { positionals, values } = parse(argv)
  const isImport = positionals.length > 0 || values.publish || values.format !== undefined
  if (values.rollback !== undefined && isImport) {
    const message =
      '--rollback takes a run back and imports nothing: leave paths, --publish and --format out.'
    throw inputError({ message })
  }
  return {
    dryRun: values['dry-run'] ?? false,
    format: values.format,
    help: values.help ?? false,
    paths: positionals,
    publish: values.publish ?? false,
    report: values.report,
    rollback: readRollback(values.rollback),
    shard: readShard(values.shard),
  }
}

/** More processes than this would wait for each other. */
const mostShards = 1000

const readShard = (written: string | undefined): Shard | undefined => {
  if (written === undefined) return undefined
  const [, index, of] = (/^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(written) ?? []).map(Number)
  if (index !== undefined && of !== undefined && index <= of && of <= mostShards)
    return { index, of }
  throw inputError({
    message: `--shard ${written} is no share; write I/N with 1 ≤ I ≤ N ≤ ${mostShards}, such as --shard 1/4.`,
  })
}

const readRollback = (written: string | undefined): string | undefined => {
  if (written?.trim() === '') {
    throw inputError({ message: '--rollback needs the id of a run; importRuns lists them.' })
  }
  return written?.trim()
}

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({
      allowPositionals: true,
      args: [...argv],
      options: {
        'dry-run': { type: 'boolean' },
        format: { type: 'string' },
        help: { short: 'h', type: 'boolean' },
        publish: { type: 'boolean' },
        report: { type: 'string' },
        rollback: { type: 'string' },
        shard: { type: 'string' },
      },
      strict: true,
    })
  } catch (cause) {
    const said = cause instanceof Error ? cause.message.split(/[.\n]/, 1)[0] : ''
    throw inputError({ cause, message: `${said ?? ''}. See npm run seed -- --help.` })
  }
}
