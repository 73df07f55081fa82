import type { PayloadRequest, Where } from 'payload'

import { idOf } from '../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import type { RelatedLink } from '../../payload-types.ts'
import type { OpenTitle } from './findCandidates.ts'
import { refusal } from './refuse.ts'

export type DeskArgs = {
  /** True asks nobody's leave, as Payload's Local API does for the house itself. */
  overrideAccess: boolean
  req: PayloadRequest
  slugs: Slugs
}

export type DeskLink = Pick<RelatedLink, 'id' | 'kind' | 'order' | 'state' | 'title'> & {
  decidedAt: null | string
  dismissed: string[]
  from: string
  key: string
  to: null | string
}

/** Most titles of an article that are looked at together. */
export const mostTogether = 50

/**
 * A link that the user of `req` may decide about.
 *
 * @throws APIError 403 or 404
 */
export const findLink = async ({ id, ...args }: DeskArgs & { id: string }): Promise<DeskLink> => {
  const allowed = await whatMayBeDecided({ ...args, id })
  const [link] = await find({
    ...args,
    limit: 1,
    where: { and: [{ id: { equals: id } }, allowed] },
  })
  if (!link) throw refusal({ reason: 'noLink', req: args.req })
  return link
}

/**
 * The titles of an article that lead nowhere yet, in their order, fifty at most, and whether there are more.
 *
 * @throws APIError 403
 */
export const openLinksOf = async ({
  article,
  ...args
}: DeskArgs & { article: string }): Promise<{ hasMore: boolean; links: DeskLink[] }> => {
  const allowed = await whatMayBeDecided(args)
  const own: Where = { from: { equals: article } }
  const where: Where = { and: [own, { state: { equals: 'unresolved' } }, allowed] }
  const links = await find({ ...args, limit: mostTogether + 1, where })
  return { hasMore: links.length > mostTogether, links: links.slice(0, mostTogether) }
}

export const titleOf = ({ from, id, key }: DeskLink): OpenTitle => ({ from, id, key })

/** Whoever may change a link may decide about it, by the collection's own rule or a host's. */
const whatMayBeDecided = async ({
  id,
  overrideAccess,
  req,
  slugs,
}: DeskArgs & { id?: string }): Promise<Where> => {
  if (overrideAccess) return {}
  const { access } = req.payload.collections[slugs.relatedLinks].config
  const allowed = await access.update({ req, ...(id ? { id } : {}) })
  if (!allowed) throw refusal({ reason: 'forbidden', req })
  return allowed === true ? {} : allowed
}

const find = async ({
  limit,
  req,
  slugs,
  where,
}: Omit<DeskArgs, 'overrideAccess'> & { limit: number; where: Where }): Promise<DeskLink[]> => {
  const { docs } = await req.payload.find({
    collection: slugs.relatedLinks,
    depth: 0,
    limit,
    overrideAccess: true,
    pagination: false,
    req,
    select: {
      decidedAt: true,
      dismissed: true,
      from: true,
      kind: true,
      matchKey: true,
      order: true,
      state: true,
      title: true,
      to: true,
    },
    sort: ['order', 'id'],
    where,
  })
  return docs.map(
    ({ decidedAt, dismissed, from, id, kind, matchKey, order, state, title, to }) => ({
      decidedAt: decidedAt ?? null,
      dismissed: (dismissed ?? []).flatMap((article) => idOf(article) ?? []),
      from: idOf(from) ?? '',
      id,
      key: matchKey ?? '',
      kind,
      order,
      state,
      title,
      to: idOf(to),
    }),
  )
}
