import { stateOf } from '../stateOf.ts'
import type { RunRow } from '../types.ts'
import type { AskedArgs } from './context.ts'

/** Runs that are listed; Payload's own list has all of them. */
const most = 10

/** The latest runs, each with where it stands: one question, however many there are. */
export const recentRuns = async ({ req, slugs }: AskedArgs) => {
  const { docs } = await req.payload.find({
    collection: slugs.importRuns,
    depth: 0,
    limit: most,
    overrideAccess: false,
    pagination: false,
    req,
    sort: '-started',
  })
  return {
    docs: docs.map((doc) => {
      const row = { ...doc, options: doc.options ?? {} } as unknown as RunRow
      const { id, input, options, started } = row
      return { dryRun: options.dryRun ?? false, id, input, started, state: stateOf({ row }) }
    }),
  }
}
