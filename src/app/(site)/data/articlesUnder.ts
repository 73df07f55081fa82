import type { Where } from 'payload'
import { cache } from 'react'

import { after, newestFirst, readCursor } from '../addresses/cursor.ts'
import { archive, asReader } from './archive.ts'
import type { ArticlePage } from './articlePage.ts'
import { toArticlePage } from './articlePage.ts'
import { cardSelect } from './views.ts'

const perPage = 30

/** The articles of one tag or source, latest issue first, and how many there are in all. */
export const articlesUnder = cache(
  async (
    field: 'source' | 'tags',
    id: string,
    before?: string,
  ): Promise<ArticlePage & { total: number }> => {
    const cursor = readCursor(before)
    const payload = await archive()
    const under: Where = { [field]: { equals: id } }
    const [{ docs }, { totalDocs }] = await Promise.all([
      payload.find({
        ...asReader,
        collection: 'articles',
        depth: 1,
        limit: perPage + 1,
        select: cardSelect,
        sort: newestFirst,
        where: cursor ? { and: [under, after(cursor)] } : under,
      }),
      payload.count({ collection: 'articles', overrideAccess: false, where: under }),
    ])
    return { ...toArticlePage({ docs, perPage }), total: totalDocs }
  },
)
