import { parseArgs } from 'node:util'

import { inputError } from '../src/import/index.ts'

/** What the seed command was asked to do. */
export type SeedOptions = {
  dryRun: boolean
  format: string | undefined
  help: boolean
  paths: string[]
  publish: boolean
  report: string | undefined
}

export const usage = `npm run seed -- [PATH…|-] [options]

Imports documents: files (.txt, .jsonl, .ndjson), folders of them, or JSON Lines from standard
input (-). Without a path, seeds/documents/. Running it again on the same input writes nothing.

  --publish        publishes what is imported; else it waits as drafts
  --dry-run        says what would happen, and writes nothing
  --report FILE    one line of JSON for every document
  --format FORMAT  reads everything as txt or jsonl, whatever it is called
  --help           this text

Exit status: 0 done or nothing to do, 1 nothing could be imported, 2 a wrong path or option,
3 the database cannot be used.`

/** Options that the manual names and that are not built. */
const later = { rollback: 'Rolling a run back', shard: 'Sharing a run between processes' } as const

/**
 * Reads the command line.
 *
 * @throws InputError with one sentence
 */
export const readOptions = (argv: readonly string[]): SeedOptions => {
  const { positionals, values } = parse(argv)
  for (const name of ['rollback', 'shard'] as const) {
    if (values[name] === undefined) continue
    throw inputError({
      message: `${later[name]} (--${name}) is not there yet; leave the option out.`,
    })
  }
  return {
    dryRun: values['dry-run'] ?? false,
    format: values.format,
    help: values.help ?? false,
    paths: positionals,
    publish: values.publish ?? false,
    report: values.report,
  }
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
