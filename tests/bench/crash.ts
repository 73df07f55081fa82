import path from 'node:path'
import { parseArgs } from 'node:util'

import { withClient } from '../../src/database/connect.ts'
import { archiveRows } from '../helpers/archiveRows.ts'
import { startSeed } from '../helpers/startSeed.ts'
import { differencesOf } from './crash/differences.ts'
import { importWithKills, whenItWrites } from './crash/kills.ts'
import { randomFrom } from './crash/random.ts'
import { writeCorpus } from './shared/corpus.ts'
import { runCommand, wholeNumber } from './shared/options.ts'
import type { Row, Target } from './shared/rows.ts'
import { printRows, rowOf, writeRows } from './shared/rows.ts'
import { scratchFolder } from './shared/scratch.ts'
import { startServer } from './shared/server.ts'

const targets: Record<string, Target> = {
  'rows that differ': { of: 'value', atMost: 0 },
  'kills that struck': { of: 'ratio', atLeast: 1 },
}

/**
 * `npm run bench -- crash [--kills 50] [--size 5000] [--random SEED] [--documents FILE] [--json FILE]`:
 * imports documents in a process that is killed with SIGKILL at random instants and taken up again
 * until it ends, as often as it takes to place all kills; after each run that ended, every row of every
 * table is compared with an undisturbed import in another database (see `archiveRows`).
 *
 * The instants are drawn from what the undisturbed run took from its first row on, and counted from the
 * first row that a process writes, so that they fall into the work and not into the loading of Payload.
 * `--random` draws the same again, as far as a machine's timing is the same; the number is printed.
 * Exit status 1 where a row differs.
 */
export const run = async (args: readonly string[]): Promise<Row[]> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      documents: { type: 'string' },
      json: { type: 'string' },
      kills: { type: 'string', default: '50' },
      random: { type: 'string', default: String(Date.now() % 1_000_000) },
      size: { type: 'string', default: '5000' },
    },
  })
  const kills = wholeNumber({ name: 'kills', value: values.kills })
  const size = wholeNumber({ name: 'size', value: values.size })
  const seed = wholeNumber({ least: 0, name: 'random', value: values.random })
  const scratch = scratchFolder()
  const server = await startServer()
  try {
    console.log(`${server.says}\n--random ${seed}`)
    const file = path.join(scratch.path, 'documents.jsonl')
    await writeCorpus({ documents: size, file, given: values.documents })

    const undisturbed = await server.createDatabase()
    const milliseconds = await importUndisturbed({ file, url: undisturbed.url })
    const expected = await archiveRows({ url: undisturbed.url })
    const rowCount = Object.values(expected).reduce((sum, { length }) => sum + length, 0)

    const random = randomFrom(seed)
    let [differing, struck, runs] = [0, 0, 0]
    while (struck < kills) {
      const { drop, url } = await server.createDatabase()
      const most = kills - struck
      struck += await importWithKills({ file, milliseconds, most, random, url })
      runs += 1
      const differences = differencesOf({ actual: await archiveRows({ url }), expected })
      differing += differences.length
      console.error(`… ${struck} of ${kills} kills, ${differences.length} rows differ`)
      for (const line of differences.slice(0, mostShown)) console.error(line)
      await drop()
    }
    const rows = [
      rowOf({
        name: 'rows that differ',
        size,
        value: differing,
        unit: 'rows',
        against: `rows compared, ${runs} runs`,
        againstValue: rowCount * runs,
      }),
      rowOf({
        name: 'kills that struck',
        size,
        value: struck,
        unit: 'kills',
        against: 'kills asked for',
        againstValue: kills,
      }),
    ]
    printRows({ rows, targets })
    writeRows({ file: values.json, rows })
    if (differing > 0) process.exitCode = 1
    return rows
  } finally {
    await server.stop()
    scratch.remove()
  }
}

const mostShown = 20

/** Resolves to the milliseconds that it took from its first row on. */
const importUndisturbed = ({ file, url }: { file: string; url: string }): Promise<number> =>
  withClient({
    url,
    use: async (client) => {
      const { ended, said } = startSeed({ argv: [file], url })
      await whenItWrites({ client, until: ended })
      const began = performance.now()
      const { status } = await ended
      if (status !== 0) throw new Error(`The undisturbed import failed.\n${said.stderr}`)
      return performance.now() - began
    },
  })

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === import.meta.filename) {
  await runCommand(run)
}
