import type { DeskArgs } from '../worklists/context.ts'
import type { WorklistCount } from '../worklists/countWorklists.ts'
import { countWorklists } from '../worklists/countWorklists.ts'
import type { PublishedDays } from './publishedByDay.ts'
import { publishedByDay } from './publishedByDay.ts'

/** Moments are ISO 8601. */
export type DeskToday = {
  ahead: { headline: string; id: string; scheduledFor: string }[]
  counts: WorklistCount[]
  published: PublishedDays
  runs: { failed: number; id: string; input: string; started: string; state: string }[]
}

/** Rows of the short lists. */
const mostRows = 5

/**
 * What an editor looks at first: the worklists, what goes out next, the last imports and what they refused,
 * and what was published. Five statements, and one for the terms of the sources; lists of what the user may
 * not read are empty.
 *
 * @throws APIError 403 for whoever is not of the staff
 */
export const deskToday = async (args: DeskArgs): Promise<DeskToday> => {
  const counts = await countWorklists(args)
  const [ahead, published, runs] = await Promise.all([
    nextOut(args),
    publishedByDay(args),
    lastRuns(args),
  ])
  return { ahead, counts, published, runs }
}

const nextOut = async ({ req, slugs }: DeskArgs): Promise<DeskToday['ahead']> => {
  const { docs } = await req.payload.find({
    collection: slugs.articles,
    depth: 0,
    joins: false,
    limit: mostRows,
    overrideAccess: false,
    pagination: false,
    req,
    select: { headline: true, scheduledFor: true },
    sort: 'scheduledFor',
    where: {
      scheduleProblem: { exists: false },
      scheduledFor: { greater_than: new Date().toISOString() },
      stage: { equals: 'scheduled' },
    },
  })
  return docs.map(({ headline, id, scheduledFor }) => ({
    headline,
    id,
    scheduledFor: scheduledFor ?? '',
  }))
}

const lastRuns = async ({ req, slugs }: DeskArgs): Promise<DeskToday['runs']> => {
  const { docs } = await req.payload.find({
    collection: slugs.importRuns,
    depth: 0,
    limit: mostRows,
    overrideAccess: false,
    pagination: false,
    req,
    select: { counters: true, input: true, started: true, state: true },
    sort: '-started',
  })
  return docs.map(({ counters, id, input, started, state }) => ({
    failed: rejectedIn(counters),
    id,
    input,
    started,
    state,
  }))
}

/** The documents that a run refused, as it counted them; a run that just began has counted nothing. */
const rejectedIn = (counters: unknown): number => {
  const { outcomes } = (counters ?? {}) as { outcomes?: { rejected?: unknown } }
  return typeof outcomes?.rejected === 'number' ? outcomes.rejected : 0
}
