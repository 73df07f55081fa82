import { cache } from 'react'

import { archive } from './archive.ts'

/**
 * Whether an article was out under this slug and was killed. Nothing else is told of it, and nothing at all
 * of what was never out.
 */
export const wasWithdrawn = cache(async (slug: string): Promise<boolean> => {
  const payload = await archive()
  const { totalDocs } = await payload.count({
    collection: 'articles',
    overrideAccess: true,
    trash: true,
    where: {
      and: [
        { pubStatus: { equals: 'canceled' } },
        { issueNumber: { greater_than: 0 } },
        { or: [{ slug: { equals: slug } }, { formerSlugs: { in: [slug] } }] },
      ],
    },
  })
  return totalDocs > 0
})
