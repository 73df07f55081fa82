import type { Payload } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import type { Backlog } from './backlog.ts'
import { foreignParts } from './hostParts.ts'

/** Documents that are written one by one: for so few, batches are not worth their care. */
const handful = 20

/** Parts that are named to people; more are counted. */
const mostNamed = 5

/**
 * How documents are written where nobody says: a handful by Payload's Local API, more in batches. Batches
 * pass over what a host has added to our collections, so where it added something that would have to run,
 * the Local API writes all of them, and people are told why that takes longer.
 */
export const chooseWriter = async ({
  backlog,
  onNotice,
  payload,
  publish,
  slugs,
}: {
  backlog: Backlog
  onNotice: (sentence: string) => void
  payload: Payload
  publish: boolean
  slugs: Slugs
}): Promise<'bulk' | 'local'> => {
  if (await backlog.holdsAtMost(handful)) return 'local'
  const foreign = foreignParts({ payload, publish, slugs })
  if (foreign.length === 0) return 'bulk'
  const named = foreign.slice(0, mostNamed).join(', ')
  const more = foreign.length > mostNamed ? ` and ${foreign.length - mostNamed} more` : ''
  onNotice(
    `This host adds to the archive what only Payload's Local API runs (${named}${more}), so documents are written one by one, which takes several times as long.`,
  )
  return 'local'
}
