import type { PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'

/** An article that a title may mean. */
export type TitleCandidate = { at: null | string; id: string }

/**
 * Articles whose headline has this key. Only headlines that were printed or written count: one that
 * was inferred from the first sentence is nobody's title yet.
 */
export const findByTitle = async ({
  key,
  req,
  slugs,
}: {
  key: string
  req: PayloadRequest
  slugs: Slugs
}): Promise<TitleCandidate[]> => {
  if (key === '') return []
  const { docs } = await req.payload.find({
    collection: slugs.articles,
    depth: 0,
    limit: mostCandidates,
    overrideAccess: true,
    pagination: false,
    req,
    select: { createdAt: true, originalPublishedAt: true },
    sort: 'id',
    where: {
      and: [{ titleKey: { equals: key } }, { headlineOrigin: { in: ['given', 'edited'] } }],
    },
  })
  return docs.map((article) => ({ at: article.originalPublishedAt ?? null, id: article.id }))
}

/** A headline that more articles share than this recurs daily and decides nothing. */
const mostCandidates = 50
