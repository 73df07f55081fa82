import path from 'node:path'
import { parseArgs } from 'node:util'

import { openArchive } from '../../seeds/archive.ts'
import { withClient } from '../../src/database/connect.ts'
import { walkActions } from '../helpers/actionWalk.ts'
import { randomFrom } from './crash/random.ts'
import { runCommand, wholeNumber } from './shared/options.ts'
import type { Row, Target } from './shared/rows.ts'
import { printRows, rowOf, writeRows } from './shared/rows.ts'
import { startServer } from './shared/server.ts'

const targets: Record<string, Target> = { 'states that should not be': { of: 'value', atMost: 0 } }

/**
 * `npm run bench -- actions [--steps 10000] [--articles 50] [--random SEED] [--json FILE]`: random actions
 * by random people, some at once, with drafts saved in between; after each, whether the article stands where
 * the table says, the log has its one row, and what was refused changed no row; and in the end whether every
 * chain of the log holds. Exit status 1 where anything is wrong.
 */
export const run = async (args: readonly string[]): Promise<Row[]> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '50' },
      json: { type: 'string' },
      random: { type: 'string', default: String(Date.now() % 1_000_000) },
      steps: { type: 'string', default: '10000' },
    },
  })
  const articles = wholeNumber({ name: 'articles', value: values.articles })
  const steps = wholeNumber({ name: 'steps', value: values.steps })
  const seed = wholeNumber({ least: 0, name: 'random', value: values.random })
  const server = await startServer()
  try {
    console.log(`${server.says}\n--random ${seed}`)
    const { url } = await server.createDatabase()
    process.env['DATABASE_URL'] = url
    const payload = await openArchive({ env: process.env })
    const began = performance.now()
    const { refused, taken, together, wrong } = await withClient({
      url,
      use: (client) =>
        walkActions({
          articles,
          client,
          onProgress: (done) => console.error(`… ${done} of ${steps} steps`),
          payload,
          random: randomFrom(seed),
          steps,
        }),
    }).finally(() => payload.destroy())
    for (const sentence of wrong.slice(0, mostShown)) console.error(sentence)
    const rows = [
      rowOf({
        name: 'states that should not be',
        size: steps,
        value: wrong.length,
        unit: 'found',
        against: 'actions taken',
        againstValue: taken,
      }),
      rowOf({
        name: 'actions refused',
        size: steps,
        value: refused,
        unit: 'actions',
        against: 'two at once',
        againstValue: together,
      }),
      rowOf({
        name: 'time',
        size: steps,
        value: (performance.now() - began) / 1000,
        unit: 's',
        against: 'steps',
        againstValue: steps,
      }),
    ]
    printRows({ rows, targets })
    writeRows({ file: values.json, rows })
    if (wrong.length > 0) process.exitCode = 1
    return rows
  } finally {
    await server.stop()
  }
}

const mostShown = 20

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === import.meta.filename) {
  await runCommand(run)
}
