import { cache } from 'react'

import { archive, asReader } from './archive.ts'
import { opening } from './opening.ts'

/**
 * The first sentences of a few articles, by id. This reads whole texts, so it is for the handful at
 * the top of the front page that have no deck, never for a list.
 *
 * @param ids joined by commas, so that React can tell one question from another
 */
export const openings = cache(async (ids: string): Promise<ReadonlyMap<string, string>> => {
  if (ids === '') return new Map()
  const wanted = ids.split(',')
  const payload = await archive()
  const { docs } = await payload.find({
    ...asReader,
    collection: 'articles',
    depth: 0,
    limit: wanted.length,
    // The rights and the source decide how much of a text is shown; left out, they are read again.
    select: { body: true, headline: true, rights: true, source: true },
    where: { id: { in: wanted } },
  })
  return new Map(docs.map(({ body, headline, id }) => [id, opening({ body, headline })]))
})
