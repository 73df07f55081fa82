import { hostname } from 'node:os'

import type { Payload } from 'payload'

import type { Slugs } from '../../collections/slugs.ts'
import type { Counters } from './counters.ts'
import { joinRun } from './runs/joinRun.ts'

/** The row of a run in the archive. It is made when there is something to tell, and not before. */
export type Run = {
  /** Ends the row, if there is one. */
  end: (args: {
    counters: Counters
    problem?: string
    state: 'failed' | 'finished'
  }) => Promise<void>
  /** Id of the row, made on first asking. */
  id: () => Promise<string>
  /** Says how far the run has come, if there is a row. */
  progress: (args: { counters: Counters; last: string }) => Promise<void>
}

type RunArgs = {
  /** What was given, for people. */
  input: string
  /** Kept as they are. One named `shard`, as `I/N`, has the run shared with the other shards. */
  options: Record<string, unknown>
  payload: Payload
  slugs: Slugs
}

/**
 * A run that leaves no row behind when it changes nothing. The row is written outside of the documents'
 * transactions: it stands also when all of them fail.
 */
export const createRun = ({ input, options, payload, slugs }: RunArgs): Run => {
  const started = new Date().toISOString()
  const process_ = { host: hostname(), pid: process.pid }
  let made: Promise<string> | undefined

  const make = async (): Promise<string> => {
    await closeDeadRuns({ payload, slugs })
    const create = async (more: object): Promise<string> => {
      const { id } = await payload.create({
        collection: slugs.importRuns,
        data: {
          input,
          options: { ...options, ...more, process: process_ },
          started,
          state: 'running',
        },
        depth: 0,
        overrideAccess: true,
      })
      return id
    }
    const { shard } = options
    return typeof shard === 'string'
      ? joinRun({ input, make: create, payload, shard, slugs })
      : create({})
  }
  const update = async (data: Record<string, unknown>): Promise<void> => {
    if (!made) return
    const id = await made
    await payload.update({ collection: slugs.importRuns, data, depth: 0, id, overrideAccess: true })
  }
  return {
    end: ({ counters, problem, state }) =>
      update({
        counters,
        ended: new Date().toISOString(),
        report: {
          outcomes: counters.outcomes,
          reasons: counters.reasons,
          ...(problem ? { problem } : {}),
        },
        state,
      }),
    id: () =>
      (made ??= make().catch((error: unknown) => {
        // Asked again, it is tried again.
        made = undefined
        throw error
      })),
    progress: ({ counters, last }) =>
      update({ counters, cursor: { documents: counters.documents, last } }),
  }
}

const mostDeadRuns = 100

/**
 * Runs of this machine that still say they are running although their process is gone: they were
 * killed. What they wrote is whole; this run takes up where they stopped.
 */
const closeDeadRuns = async ({
  payload,
  slugs,
}: Pick<RunArgs, 'payload' | 'slugs'>): Promise<void> => {
  const { docs } = await payload.find({
    collection: slugs.importRuns,
    depth: 0,
    limit: mostDeadRuns,
    overrideAccess: true,
    pagination: false,
    select: { options: true },
    where: { state: { equals: 'running' } },
  })
  for (const { id, options } of docs) {
    if (!isDead(options)) continue
    await payload.update({
      collection: slugs.importRuns,
      data: { ended: new Date().toISOString(), report: { problem: 'killed' }, state: 'failed' },
      depth: 0,
      id,
      overrideAccess: true,
    })
  }
}

const isDead = (options: unknown): boolean => {
  const { host, pid } =
    (options as { process?: { host?: unknown; pid?: unknown } } | null)?.process ?? {}
  if (host !== hostname() || typeof pid !== 'number' || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    // EPERM: it lives and is another user's.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
