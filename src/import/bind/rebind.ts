import type { PayloadRequest, Where } from 'payload'

import { idOf } from '../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import type { TitleCandidate } from '../../match/titles/resolveTitle.ts'
import type { RelatedLink } from '../../payload-types.ts'
import { findTarget } from './chooseTarget.ts'
import { findByTitle, isTarget } from './findByTitle.ts'

type BindArgs = { req: PayloadRequest; slugs: Slugs }
/** No person has chosen where it leads. */
const undecided: Where = { decidedAt: { exists: false } }

type Link = Pick<RelatedLink, 'from' | 'id' | 'kind' | 'matchKey' | 'state' | 'to'>

const select = { from: true, kind: true, matchKey: true, state: true, to: true } as const

/**
 * Points every imported link of this title at the article it means now, but those whose article a person
 * chose. One statement where no link has the title, which is nearly always.
 */
export const rebind = async ({ key, ...args }: BindArgs & { key: string }): Promise<void> => {
  const links = await findLinks({ ...args, path: 'matchKey', value: key })
  if (links.length === 0) return
  const candidates = await findByTitle({ ...args, key })
  for (const link of links) {
    if (await isKnownTarget({ ...args, candidates, link })) continue
    const target = await findTarget({ ...args, candidates, from: idOf(link.from), key })
    if (target.to === idOf(link.to) && target.state === link.state) continue
    await args.req.payload.db.updateOne({
      collection: args.slugs.relatedLinks,
      data: target,
      req: args.req,
      returning: false,
      // In the statement itself: a person may have decided since it was looked at.
      where: { and: [{ id: { equals: link.id } }, undecided] },
    })
  }
}

/** Titles of imported links that lead to this article by their words. */
export const titlesLeadingTo = async ({
  id,
  ...args
}: BindArgs & { id: string }): Promise<string[]> => {
  const links = await findLinks({ ...args, path: 'to', value: id })
  return [...new Set(links.flatMap(({ matchKey }) => matchKey ?? []))]
}

const findLinks = async ({
  path,
  req,
  slugs,
  value,
}: BindArgs & { path: 'matchKey' | 'to'; value: string }): Promise<Link[]> => {
  const { docs } = await req.payload.find({
    collection: slugs.relatedLinks,
    depth: 0,
    limit: 0,
    overrideAccess: true,
    pagination: false,
    req,
    select,
    sort: 'id',
    where: {
      and: [
        { [path]: { equals: value } },
        { origin: { equals: 'imported' } },
        { state: { not_equals: 'dead' } },
        undecided,
      ],
    },
  })
  return docs
}

/**
 * A read-also title came with its article: which one it means is known and not found out by the title.
 * So it stays when the article takes another headline or another one comes to share it, as long as the
 * article is there.
 */
const isKnownTarget = async ({
  candidates,
  link,
  req,
  slugs,
}: BindArgs & { candidates: readonly TitleCandidate<string>[]; link: Link }): Promise<boolean> => {
  const to = idOf(link.to)
  if (link.kind !== 'readAlso' || !to) return false
  if (candidates.some(({ id }) => id === to)) return true
  const { totalDocs } = await req.payload.count({
    collection: slugs.articles,
    overrideAccess: true,
    req,
    where: { and: [{ id: { equals: to } }, isTarget] },
  })
  return totalDocs > 0
}
