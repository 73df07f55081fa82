import { cache } from 'react'

import { archive } from './archive.ts'

/** What the desk tells readers of an article that it killed; null where it said nothing. */
export type Withdrawal = { note: null | string }

/**
 * Whether an article was out under this slug and was killed; null where none was. Nothing else is told of
 * it, and nothing at all of what was never out.
 */
export const wasWithdrawn = cache(async (slug: string): Promise<null | Withdrawal> => {
  const payload = await archive()
  const { docs } = await payload.find({
    collection: 'articles',
    depth: 0,
    joins: false,
    limit: 1,
    overrideAccess: true,
    pagination: false,
    select: { withdrawalNotice: true },
    trash: true,
    where: {
      and: [
        { pubStatus: { equals: 'canceled' } },
        { issueNumber: { greater_than: 0 } },
        { or: [{ slug: { equals: slug } }, { formerSlugs: { in: [slug] } }] },
      ],
    },
  })
  const [article] = docs
  return article ? { note: article.withdrawalNotice ?? null } : null
})
