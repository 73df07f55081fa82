import path from 'node:path'

import { EXIT } from '../src/database/failure.ts'
import {
  createProgress,
  newCounters,
  openReport,
  rollBackRun,
  rollbackLines,
} from '../src/import/index.ts'
import { openArchive } from './archive.ts'
import { explain, goOn } from './explain.ts'
import type { Job } from './seed.ts'
import { onStop } from './stop.ts'

/** `npm run seed -- --rollback RUN`: takes a run back, and resolves to the exit status. */
export const rollBack = async ({ options, surroundings }: Job): Promise<number> => {
  const { env = process.env, stderr = process.stderr, stdout = process.stdout } = surroundings
  const cwd = surroundings.cwd ?? env['INIT_CWD'] ?? process.cwd()
  const { dryRun, rollback = 'last' } = options
  const payload = surroundings.payload ?? (await openArchive({ env }))
  const report =
    options.report === undefined ? undefined : await openReport(path.resolve(cwd, options.report))

  const counters = newCounters()
  let total: null | number = null
  const stop = onStop()
  const progress = createProgress({ counters, screen: stderr, total: () => total })
  const began = performance.now()
  let shown = 0
  let result: Awaited<ReturnType<typeof rollBackRun>>
  try {
    result = await rollBackRun({
      dryRun,
      onReport: async (line) => {
        counters.documents += 1
        counters.bytes += 1
        await report?.add(line)
        if (line.outcome === 'left' && (shown += 1) <= mostShown) {
          stderr.write(`${line.key || line.document}: left, ${line.reason ?? ''}\n`)
        }
        progress.show()
      },
      onStart: (steps) => (total = steps),
      payload,
      signal: stop.signal,
      which: rollback,
    })
  } finally {
    progress.end()
    stop.release()
    await report?.close()
  }
  const milliseconds = performance.now() - began
  const { deleted, left, restored } = result.state
  const lines = rollbackLines({ ...result, dryRun, milliseconds })
  stdout.write(`${lines.join('\n')}\n`)
  if (result.error !== undefined)
    throw await explain({ env, error: result.error, what: 'rollback' })
  if (stop.status() !== 0) stderr.write(`Stopped. ${goOn}\n`)
  const nothingDone = left > 0 && deleted + restored === 0
  return stop.status() || (nothingDone ? EXIT.failed : 0)
}

/** Documents that were left and are told on the terminal; all of them are in the report. */
const mostShown = 10
