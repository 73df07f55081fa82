import type { PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { isRecurring } from '../../match/titles/recurring.ts'
import type { TitleCandidate } from '../../match/titles/resolveTitle.ts'
import { resolveTitle } from '../../match/titles/resolveTitle.ts'

/** What a link is set to: its target, if the title means exactly one article. */
export type LinkTarget = { state: 'resolved' | 'self' | 'unresolved'; to: null | string }

type TargetArgs = {
  candidates: readonly TitleCandidate<string>[]
  from: null | string
  key: string
}

/**
 * The article that a title means. Several articles of one title are told apart by their dates, and
 * leave it open rather than wrong where these do not decide; a title that can only mean the article it
 * stands in is that article itself.
 */
export const chooseTarget = ({
  at,
  candidates,
  from,
  key,
}: TargetArgs & {
  /** When the article was published that the title stands in, in milliseconds since 1970, or null. */
  at: null | number
}): LinkTarget => {
  const others = candidates.filter(({ id }) => id !== from)
  if (others.length === 0 && candidates.length > 0) return { state: 'self', to: null }
  const found = resolveTitle({ at, candidates: others, key })
  return found.outcome === 'resolved'
    ? { state: 'resolved', to: found.id }
    : { state: 'unresolved', to: null }
}

/** The same, asking for the date only where it may decide something. */
export const findTarget = async ({
  req,
  slugs,
  ...args
}: TargetArgs & { req: PayloadRequest; slugs: Slugs }): Promise<LinkTarget> => {
  const { candidates, from, key } = args
  const mayDecide = candidates.length > 1 || (candidates.length > 0 && isRecurring(key))
  const at = mayDecide && from ? await publishedAt({ id: from, req, slugs }) : null
  return chooseTarget({ ...args, at })
}

const publishedAt = async ({
  id,
  req,
  slugs,
}: {
  id: string
  req: PayloadRequest
  slugs: Slugs
}): Promise<null | number> => {
  const article = await req.payload.findByID({
    collection: slugs.articles,
    depth: 0,
    disableErrors: true,
    id,
    joins: false,
    overrideAccess: true,
    req,
    select: { originalPublishedAt: true },
    trash: true,
  })
  return article?.originalPublishedAt ? Date.parse(article.originalPublishedAt) : null
}
