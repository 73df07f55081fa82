import { cache } from 'react'

import type { Article, RelatedLink } from '../../../payload-types.ts'
import { articlePath } from '../addresses/paths.ts'
import { pageHref } from '../addresses/webHref.ts'
import { archive, asReader } from './archive.ts'

/** A title that an article relates to. Without a `path` or `url` there is nowhere to go yet. */
export type LinkView = {
  deck: null | string
  id: string
  path: null | string
  title: string
  /** An address elsewhere, known only where an editor gave one. */
  url: null | string
}

export type LinkViews = Record<RelatedLink['kind'], LinkView[]>

const mostLinks = 100

/**
 * What an article relates to, by kind and in its order. An article is named once, even where two
 * titles led to it, and the read-also place comes first; the article itself is left out.
 */
export const linksFrom = cache(async (articleId: string): Promise<LinkViews> => {
  const payload = await archive()
  const { docs } = await payload.find({
    ...asReader,
    collection: 'related-links',
    depth: 1,
    limit: mostLinks,
    populate: { articles: { deck: true, headline: true, slug: true } },
    select: { kind: true, state: true, title: true, to: true, url: true },
    sort: 'order',
    where: { from: { equals: articleId } },
  })
  const named = new Set([articleId])
  const views: LinkViews = { background: [], readAlso: [], similar: [] }
  for (const kind of ['readAlso', 'similar', 'background'] as const) {
    for (const link of docs) {
      if (link.kind !== kind || link.state === 'self') continue
      const target = typeof link.to === 'object' ? link.to : null
      if (target && named.has(target.id)) continue
      if (target) named.add(target.id)
      views[kind].push(toView({ link, target }))
    }
  }
  return views
})

const toView = ({
  link,
  target,
}: {
  link: Pick<RelatedLink, 'id' | 'title' | 'url'>
  target: Article | null
}): LinkView => ({
  deck: target?.deck?.trim() || null,
  id: link.id,
  path: target?.slug ? articlePath(target.slug) : null,
  // A live article goes by its headline of today; a mere title by the words it came in.
  title: target?.slug ? target.headline : link.title,
  url: pageHref(link.url),
})
