import { spawn } from 'node:child_process'
import { once } from 'node:events'

import { ROOT } from '../../../src/commands/stages/root.mjs'
import { programArgs } from '../../../src/commands/stages/compiled.ts'
import { IMPORTING } from '../../../src/commands/stages/tsx.ts'

/** What a child answers: its result, and the most memory that it ever held, in MB. */
export type Answer<Result> = { peakMemory: number; result: Result }

type Task = { script: string; task: unknown; url: string }

/**
 * Does a task in a process of its own, on the database of `url`: its memory and its warming up are its
 * own, and so is Payload's configuration, which is read once a process.
 *
 * @param script file below tests/bench that calls `answer`
 * @throws Error when the child fails; what it said stands on standard error
 */
export const inChild = async <Result>(args: Task): Promise<Answer<Result>> => {
  const child = await startChild(args)
  let answer: Answer<Result> | undefined
  child.on('message', (message) => (answer = message as Answer<Result>))
  const status = await new Promise<null | number>((resolve) => child.once('exit', resolve))
  if (answer === undefined) {
    throw new Error(`${args.script} ended with status ${String(status)} and without an answer.`)
  }
  return answer
}

/** Starts such a child without waiting for its end. */
export const startChild = async ({ script, task, url }: Task) => {
  const args = await programArgs(`tests/bench/${script}`)
  // As the commands that import are started.
  const child = spawn(process.execPath, [...IMPORTING, ...args], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: url, NODE_ENV: 'production' },
    // What Payload logs would stand between the lines of the table.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  // Not as an argument: hundreds of addresses are more than one may hold.
  child.send({ task })
  return child
}

/** The child's side: does the task that it was given, answers, and ends. */
export const answer = async <Result>(work: (task: never) => Promise<Result>): Promise<void> => {
  endWithParent()
  const [{ task }] = (await once(process, 'message')) as [{ task: unknown }]
  const result = await work(task as never)
  const peakMemory = process.resourceUsage().maxRSS / 1024
  await new Promise<void>((resolve) => {
    process.send?.({ peakMemory, result } satisfies Answer<Result>, () => resolve())
  })
  // Payload keeps its connections open.
  process.exit(0)
}

/** Nothing is measured for a parent that is gone. */
export const endWithParent = (): void => {
  process.on('disconnect', () => process.exit(1))
}
