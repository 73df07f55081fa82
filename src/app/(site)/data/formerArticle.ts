import { cache } from 'react'

import { articlePath } from '../addresses/paths.ts'
import { newestFirst } from '../addresses/cursor.ts'
import { archive, asReader } from './archive.ts'

/** The path of the article that once had this slug; null where none had. */
export const formerArticle = cache(async (slug: string): Promise<null | string> => {
  const payload = await archive()
  const { docs } = await payload.find({
    ...asReader,
    collection: 'articles',
    depth: 0,
    limit: 1,
    select: { slug: true },
    sort: newestFirst,
    where: { formerSlugs: { in: [slug] } },
  })
  const current = docs[0]?.slug
  return current && current !== slug ? articlePath(current) : null
})
