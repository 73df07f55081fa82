import type { PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import type { TitleCandidate } from '../../match/titles/resolveTitle.ts'

/**
 * Articles whose headline has this key. Only headlines that were printed or written count: one that
 * was inferred from the first sentence is nobody's title yet. What lies in the trash is left out.
 */
export const findByTitle = async ({
  key,
  req,
  slugs,
}: {
  key: string
  req: PayloadRequest
  slugs: Slugs
}): Promise<TitleCandidate<string>[]> => {
  if (key === '') return []
  const { docs } = await req.payload.find({
    collection: slugs.articles,
    depth: 0,
    joins: false,
    limit: mostCandidates,
    overrideAccess: true,
    pagination: false,
    req,
    select: { headlineOrigin: true, originalPublishedAt: true },
    sort: 'id',
    where: {
      and: [{ titleKey: { equals: key } }, { headlineOrigin: { in: ['given', 'edited'] } }],
    },
  })
  return docs.map(({ headlineOrigin, id, originalPublishedAt }) => ({
    at: originalPublishedAt ? Date.parse(originalPublishedAt) : null,
    id,
    key,
    origin: headlineOrigin,
  }))
}

/** A headline that more articles share than this recurs daily and decides nothing. */
const mostCandidates = 50
