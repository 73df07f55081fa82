import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { EXIT, failure } from '../../src/database/failure.ts'
import type { ConnectionTimes } from './cost/watchConnections.ts'
import { watchConnections } from './cost/watchConnections.ts'
import { copyIn, copyOut } from './import/copy.ts'
import { importFile } from './import/measure.ts'
import { writeCorpus } from './shared/corpus.ts'
import { runCommand, wholeNumber } from './shared/options.ts'
import type { Row } from './shared/rows.ts'
import { printRows, rowOf, writeRows } from './shared/rows.ts'
import { scratchFolder } from './shared/scratch.ts'
import { startServer } from './shared/server.ts'

/**
 * `npm run bench -- cost [--size 20000] [--documents FILE] [--json FILE]`: where an import's processor time goes,
 * in milliseconds a document, held against COPY of the same rows. Where both cores of a machine are busy, this is
 * what its rate hangs on, and it varies less than the clock. Linux only, and a server on this machine.
 *
 * - `this program, main thread`: deciding, and writing batches out
 * - `this program, other threads`: preparing documents, and V8's compiler and collector
 * - `database, writing`: of the connection that takes most, held against that of COPY
 * - `database, reading`: of all others
 */
export const run = async (args: readonly string[]): Promise<Row[]> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      documents: { type: 'string' },
      json: { type: 'string' },
      size: { type: 'string', default: '20000' },
    },
  })
  const size = wholeNumber({ name: 'size', value: values.size })
  refuseElsewhere()
  const scratch = scratchFolder()
  const server = await startServer()
  try {
    console.log(server.says)
    const file = path.join(scratch.path, 'documents.jsonl')
    await writeCorpus({ documents: size, file, given: values.documents })
    const { url } = await server.createDatabase()
    const bench = {
      batch,
      connections: 1,
      folder: scratch.path,
      given: undefined,
      repeats: 1,
      server,
    }
    const imported = await watchConnections({
      during: () => importFile({ bench, file, url }),
      url,
    })
    const files = await copyOut({ batches: Math.ceil(size / batch), folder: scratch.path, url })
    const other = await server.createDatabase()
    await server.checkpoint()
    const copied = await copyInWatched({ files, url: other.url })

    const { processor } = imported.result
    if (!processor) throw new Error('The system does not tell what the import took.')
    const { main, others } = processor
    const [writing = 0, ...reading] = imported.times
    const row = (name: string, value: number, against: number, of = 'COPY, all of it'): Row =>
      rowOf({
        name,
        size,
        value: value / size,
        unit: 'ms/document',
        against: of,
        againstValue: against / size,
      })
    const whole = copied.program + sum(copied.times)
    const rows = [
      row('all of it', main + others + sum(imported.times), whole),
      row('this program, main thread', main, whole),
      row('this program, other threads', others, whole),
      row('database, writing', writing, sum(copied.times), 'COPY, database'),
      row('database, reading', sum(reading), whole),
      row('by the clock', imported.result.milliseconds, copied.milliseconds, 'COPY, by the clock'),
    ]
    printRows({ rows })
    writeRows({ file: values.json, rows })
    return rows
  } finally {
    await server.stop()
    scratch.remove()
  }
}

/** Documents of a batch, of the import and of COPY. */
const batch = 250

const refuseElsewhere = (): void => {
  if (existsSync('/proc/self/stat') && !process.env['DATABASE_URL']?.trim()) return
  throw failure({
    exitCode: EXIT.usage,
    message:
      'Processor time is read from /proc, of a server on this machine: run it on Linux, and without DATABASE_URL.',
  })
}

/** `program`: what this process took for it. All in milliseconds. */
const copyInWatched = async (
  args: Pick<Parameters<typeof copyIn>[0], 'files' | 'url'>,
): Promise<{ milliseconds: number; program: number; times: ConnectionTimes }> => {
  const before = process.cpuUsage()
  const { result: milliseconds, times } = await watchConnections({
    during: () => copyIn({ ...args, connections: 1 }),
    url: args.url,
  })
  const { system, user } = process.cpuUsage(before)
  return { milliseconds, program: (system + user) / 1000, times }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === import.meta.filename) {
  await runCommand(run)
}
