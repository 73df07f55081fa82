import type { CollectionAfterDeleteHook, CollectionBeforeDeleteHook, PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { rebind, titlesLeadingTo } from './rebind.ts'

const contextKey = 'nashraTitlesLeading'

/** What led to an article: titles by their words, and links for which a person chose it. */
type Leading = { chosen: { id: string; key: string }[]; titles: string[] }

/** Remembers what leads to an article: once it is gone, the database has emptied that already. */
export const noteLeadingTitles =
  ({ slugs }: { slugs: Slugs }): CollectionBeforeDeleteHook =>
  async ({ context, id, req }) => {
    const noted = (context[contextKey] ??= {}) as Record<string, Leading>
    const titles = await titlesLeadingTo({ id: String(id), req, slugs })
    noted[String(id)] = { chosen: await chosenFor({ id: String(id), req, slugs }), titles }
  }

/**
 * An article that is deleted for good leaves its titles behind: as text, or to another article. What a
 * person decided for it is void.
 */
export const releaseLinks =
  ({ slugs }: { slugs: Slugs }): CollectionAfterDeleteHook =>
  async ({ context, doc, id, req }) => {
    const noted = (context[contextKey] ?? {}) as Record<string, Leading | undefined>
    const { chosen, titles } = noted[String(id)] ?? { chosen: [], titles: [] }
    for (const link of chosen) {
      await req.payload.db.updateOne({
        collection: slugs.relatedLinks,
        data: { decidedAt: null, state: 'unresolved', to: null },
        id: link.id,
        req,
        returning: false,
      })
    }
    const own: unknown = doc.titleKey
    const keys = new Set([...titles, ...chosen.map(({ key }) => key)])
    if (typeof own === 'string' && own !== '') keys.add(own)
    for (const key of keys) if (key !== '') await rebind({ key, req, slugs })
    return doc
  }

const chosenFor = async ({
  id,
  req,
  slugs,
}: {
  id: string
  req: PayloadRequest
  slugs: Slugs
}): Promise<Leading['chosen']> => {
  const { docs } = await req.payload.find({
    collection: slugs.relatedLinks,
    depth: 0,
    limit: 0,
    overrideAccess: true,
    pagination: false,
    req,
    select: { matchKey: true },
    sort: 'id',
    where: {
      and: [
        { to: { equals: id } },
        { state: { not_equals: 'dead' } },
        { or: [{ decidedAt: { exists: true } }, { origin: { not_equals: 'imported' } }] },
      ],
    },
  })
  return docs.map((link) => ({ id: link.id, key: link.matchKey ?? '' }))
}
