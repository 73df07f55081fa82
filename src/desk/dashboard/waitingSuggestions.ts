import type { PayloadRequest } from 'payload'

import { idOf } from '../../../collections/shared/idOf.ts'
import { suggestArticles } from '../links/suggestArticles.ts'
import { suggestMerges } from '../merge/index.ts'
import type { DeskArgs } from '../worklists/context.ts'

/** `isMore`: there are more than these. Null where the user may not decide about them. */
export type WaitingCount = { count: number; isMore: boolean } | null

export type WaitingSuggestions = Record<'links' | 'sources' | 'tags', WaitingCount>

/** Open titles that are looked at: as many as one search takes. */
export const titlesLookedAt = 50
const mostOffered = 20

/**
 * How many suggestions wait for somebody who may decide about them. These are searches, not counts: they
 * take longer than the rest of the screen, which should not wait for them.
 */
export const waitingSuggestions = async (args: DeskArgs): Promise<WaitingSuggestions> => {
  const { req, slugs } = args
  const mayChange = async (slug: 'related-links' | 'sources' | 'tags'): Promise<boolean> =>
    Boolean(await req.payload.collections[slug].config.access.update({ req }))
  const merges = async (of: 'sources' | 'tags'): Promise<WaitingCount> => {
    if (!(await mayChange(slugs[of]))) return null
    const found = await suggestMerges({ limit: mostOffered, of, overrideAccess: false, req, slugs })
    return { count: found.docs.length, isMore: found.hasMore }
  }
  const [links, sources, tags] = await Promise.all([
    (await mayChange(slugs.relatedLinks)) ? linkSuggestions(args) : null,
    merges('sources'),
    merges('tags'),
  ])
  return { links, sources, tags }
}

/** How many of the newest open titles have a headline near them. */
const linkSuggestions = async ({ req, slugs }: DeskArgs): Promise<WaitingCount> => {
  const titles = await newestTitles({ req, slugs })
  const found = await suggestArticles({ overrideAccess: false, req, slugs, titles })
  const count = [...found.values()].filter((articles) => articles.length > 0).length
  return { count, isMore: false }
}

const newestTitles = async ({ req, slugs }: DeskArgs & { req: PayloadRequest }) => {
  const { docs } = await req.payload.find({
    collection: slugs.relatedLinks,
    depth: 0,
    limit: titlesLookedAt,
    overrideAccess: true,
    pagination: false,
    req,
    showHiddenFields: true,
    sort: '-id',
    where: { state: { equals: 'unresolved' } },
  })
  return docs.flatMap((link) => {
    const from = idOf(link.from)
    return from && link.matchKey ? [{ from, id: link.id, key: link.matchKey }] : []
  })
}
