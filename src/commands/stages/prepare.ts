import { EXIT, failure } from '../../database/failure.ts'
import { withDatabaseLock } from '../../database/withDatabaseLock.ts'
import { startChild } from './child.mjs'
import { programArgs } from './compiled.ts'
import type { Lifetime } from './lifetime.mjs'
import { findPending, type Pending } from './pending.ts'
import type { Printer } from './print.mjs'

/** What `src/commands/prepare.ts` sends after each of its steps. */
export type PrepareMessage = {
  name: string
  says: string
  milliseconds: number
  /** Lines to print below it. */
  more?: string[]
}

/**
 * Does what is pending in the database, in one child process: loading Payload is what takes the time.
 * A document that cannot be imported does not keep the site from starting; it is said, and tried again
 * at the next start.
 */
export const prepare = async (options: Options): Promise<void> => {
  const { url, env, printer } = options
  const began = performance.now()
  if (stepsOf(await findPending({ url, env })).length === 0) {
    const milliseconds = performance.now() - began
    printer.done({ name: 'migrate', says: 'nothing to migrate or import', milliseconds })
    return
  }
  // What is pending is asked again under the lock: of two starts at once only one has work to do.
  await withDatabaseLock({
    url,
    work: async () => runSteps({ ...options, steps: stepsOf(await findPending({ url, env })) }),
  })
}

type Options = { url: string; env: NodeJS.ProcessEnv; life: Lifetime; printer: Printer }

const stepsOf = (pending: Pending): string[] => [
  ...(pending.migrations.length > 0 ? ['migrate'] : []),
  ...(pending.seeds.length > 0 ? ['seed'] : []),
  ...(pending.admin ? ['admin'] : []),
]

const runSteps = async ({ steps, env, life, printer }: Options & { steps: string[] }) => {
  if (steps.length === 0) return
  const running = startChild({
    command: process.execPath,
    args: [...(await programArgs('src/commands/prepare.ts')), ...steps],
    env: { ...env, NODE_ENV: 'production' },
    quiet: true,
    ipc: true,
    life,
  })
  running.child.on('message', (message) => {
    const { more = [], ...done } = message as PrepareMessage
    printer.done(done)
    for (const line of more) printer.note(line)
  })
  const status = await running.exited
  if (status === 0 || life.isEnding()) return
  const output = running.output().trimEnd().split('\n').slice(-60).join('\n')
  if (status === SEEDS_FAILED) {
    printer.note(`Not all seed documents were imported:\n${output}`)
    return
  }
  throw failure({
    message: `${output}\n\nPreparing the database failed (exit status ${status}); what was said stands above.`,
    exitCode: status === EXIT.database ? EXIT.database : EXIT.failed,
  })
}

/** Exit status of the child when all went well but the import of the seeds. */
export const SEEDS_FAILED = 4
