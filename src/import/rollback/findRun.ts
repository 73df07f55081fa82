import { hostname } from 'node:os'

import type { Payload } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import type { ImportRun } from '../../payload-types.ts'
import { inputError } from '../read/inputs.ts'

/**
 * The run to be taken back, by its id, or the newest for `last`.
 *
 * @throws InputError with a sentence, where there is none or it is still running
 */
export const findRun = async ({
  payload,
  slugs,
  which,
}: {
  payload: Payload
  slugs: Slugs
  which: string
}): Promise<ImportRun> => {
  const isLast = which === 'last'
  if (!isLast && !/^[\w-]{1,64}$/.test(which)) throw inputError({ message: unknown(which) })
  const { docs } = await payload
    .find({
      collection: slugs.importRuns,
      depth: 0,
      limit: isLast ? mostDryRuns : 1,
      overrideAccess: true,
      pagination: false,
      sort: '-started',
      ...(isLast ? {} : { where: { id: { equals: which } } }),
    })
    // An id of another form than the column's is an error to Postgres, and no run to us.
    .catch((cause: unknown) => {
      if (isLast || isUuid(which)) throw cause
      return { docs: [] }
    })
  const run = isLast ? docs.find(({ options }) => !isDryRun(options)) : docs[0]
  if (!run) {
    const message = isLast
      ? 'Nothing was imported yet, so there is nothing to roll back.'
      : unknown(which)
    throw inputError({ message })
  }
  const runner = run.state === 'running' ? runningAt(run.options) : null
  if (runner) {
    const message = `The run ${run.id} is still going on (${runner}). Stop it first, or wait for its end.`
    throw inputError({ message })
  }
  return run
}

/** Dry runs that are passed over for `last`: those that the panel asked for have a row too. */
const mostDryRuns = 100

const isDryRun = (options: unknown): boolean =>
  (options as { dryRun?: unknown } | null)?.dryRun === true

const unknown = (which: string): string =>
  `There is no run ${which.slice(0, 64)}. Give the id of an import run, as the admin panel lists them, or last.`

const isUuid = (id: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)

/** Where a run that says it is running does so; null where its process is known to be gone. */
const runningAt = (options: unknown): null | string => {
  const { host, pid } =
    (options as { process?: { host?: unknown; pid?: unknown } } | null)?.process ?? {}
  if (typeof host !== 'string' || typeof pid !== 'number') return null
  const where = `process ${pid} on ${host}`
  // Of another machine nothing is known: better to ask than to take a run back that goes on.
  if (host !== hostname()) return where
  try {
    process.kill(pid, 0)
    return where
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH'
    return isGone ? null : where
  }
}
