import type { CollectionAfterChangeHook, PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { idOf } from '../../../collections/shared/idOf.ts'
import { chooseTarget } from './chooseTarget.ts'
import { findByTitle } from './findByTitle.ts'

/**
 * Late binding: an article that arrives, or takes another headline, takes up the titles that waited
 * for it, in whichever order both came; a headline that goes gives its titles back.
 *
 * Titles lead to the saved article, so a draft beside a published one changes nothing.
 */
export const bindWaitingLinks =
  ({ slugs }: { slugs: Slugs }): CollectionAfterChangeHook =>
  async ({ doc, operation, previousDoc, req }) => {
    const before = operation === 'update' ? titleOf(previousDoc) : null
    const after = titleOf(doc)
    if (before === after) return doc
    for (const key of new Set([before, after])) {
      if (key) await rebind({ key, req, slugs })
    }
    return doc
  }

/** The key by which other articles may mean this one; null while it has no title of its own. */
const titleOf = (article: Record<string, unknown> | undefined): null | string => {
  if (!article || article.deletedAt || article.headlineOrigin === 'inferred') return null
  return typeof article.titleKey === 'string' ? article.titleKey : null
}

/** Points every imported link of this title at the article it means now. */
export const rebind = async ({
  key,
  req,
  slugs,
}: {
  key: string
  req: PayloadRequest
  slugs: Slugs
}): Promise<void> => {
  const candidates = await findByTitle({ key, req, slugs })
  const { docs: links } = await req.payload.find({
    collection: slugs.relatedLinks,
    depth: 0,
    limit: 0,
    overrideAccess: true,
    pagination: false,
    req,
    select: { from: true, state: true, to: true },
    where: {
      and: [
        { matchKey: { equals: key } },
        { origin: { equals: 'imported' } },
        { state: { not_equals: 'dead' } },
      ],
    },
  })
  for (const link of links) {
    const target = chooseTarget({ candidates, from: idOf(link.from) })
    if (target.to === idOf(link.to) && target.state === link.state) continue
    await req.payload.db.updateOne({
      id: link.id,
      collection: slugs.relatedLinks,
      data: target,
      req,
    })
  }
}
