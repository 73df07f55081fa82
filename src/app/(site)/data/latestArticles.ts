import { cache } from 'react'

import { after, newestFirst, readCursor } from '../addresses/cursor.ts'
import { archive, asReader } from './archive.ts'
import type { ArticlePage } from './articlePage.ts'
import { toArticlePage } from './articlePage.ts'
import { cardSelect } from './views.ts'

/** How many articles the front page, and each page of what is older, holds. */
const perPage = 24

/**
 * The articles last issued, or those after a cursor. The order is that of issue here, not of the
 * original: what has no known date would otherwise have no place.
 */
export const latestArticles = cache(async (before?: string): Promise<ArticlePage> => {
  const cursor = readCursor(before)
  const payload = await archive()
  const { docs } = await payload.find({
    ...asReader,
    collection: 'articles',
    depth: 1,
    limit: perPage + 1,
    select: cardSelect,
    sort: newestFirst,
    ...(cursor ? { where: after(cursor) } : {}),
  })
  return toArticlePage({ docs, perPage })
})
