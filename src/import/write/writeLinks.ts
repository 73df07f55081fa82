import { idOf } from '../../../collections/shared/idOf.ts'
import type { RelatedLink } from '../../payload-types.ts'
import { withForeseenTitles } from '../bind/findByTitle.ts'
import type { WriteContext } from '../context.ts'
import type { PreparedLink } from '../prepare/prepareLinks.ts'
import type { KeptLink } from './kept.ts'

export type SettledLink = { state: RelatedLink['state']; title: string; to: null | string }

type WriteArgs = {
  context: WriteContext
  /** The article that the titles stand under. */
  from: string
  links: readonly PreparedLink[]
  /** Ids of the document's own read-also articles, by their number. */
  readAlso: ReadonlyMap<number, string>
}

/**
 * The titles of an article, as links. Where the archive has links of it already, those that the import
 * wrote and nobody changed follow the document: new titles come, missing ones go, the others move to
 * their place. What an editor made, changed or declared dead stays; what one removed does not come back.
 */
export const writeLinks = async ({
  prior,
  ...args
}: WriteArgs & {
  /** What an earlier edition of the document wrote; null where the article is new and has no links. */
  prior: null | readonly KeptLink[]
}): Promise<SettledLink[]> => {
  const { context, from, links } = args
  const before = prior ? await linksOf({ context, from }) : []
  const wanted = new Set(links.map(({ key }) => key))
  for (const link of before) {
    const isGone = !wanted.has(link.matchKey ?? '')
    if (isGone && isOurs({ link, prior: prior ?? [] })) await remove({ context, id: link.id })
  }
  const keys = links.map(({ key }) => key)
  return withForeseenTitles({ ...context, keys, work: () => settleAll({ ...args, before, prior }) })
}

const settleAll = async ({
  before,
  prior,
  ...args
}: WriteArgs & { before: KnownLink[]; prior: null | readonly KeptLink[] }): Promise<
  SettledLink[]
> => {
  const { context, links } = args
  const settled: SettledLink[] = []
  for (const link of links) {
    const there = before.find(({ matchKey }) => matchKey === link.key)
    const wasRemoved = !there && prior?.some(({ key }) => key === link.key)
    if (wasRemoved) continue
    if (!there) settled.push(await create({ ...args, link }))
    else {
      if (isOurs({ link: there, prior: prior ?? [] })) await move({ context, link, there })
      settled.push({ state: there.state, title: there.title, to: idOf(there.to) })
    }
  }
  return settled
}

/** The links as the column `parse` of their document keeps them, to tell later what others changed. */
export const keptLinks = (links: readonly PreparedLink[]): KeptLink[] =>
  links.map(({ key, kind, order, title }) => ({ key, kind, order, title }))

type KnownLink = Pick<
  RelatedLink,
  'id' | 'kind' | 'matchKey' | 'order' | 'origin' | 'state' | 'title' | 'to'
>

const linksOf = async ({
  context: { payload, req, slugs },
  from,
}: Pick<WriteArgs, 'context' | 'from'>): Promise<KnownLink[]> => {
  const { docs } = await payload.find({
    collection: slugs.relatedLinks,
    depth: 0,
    limit: 0,
    overrideAccess: true,
    pagination: false,
    req,
    select: {
      kind: true,
      matchKey: true,
      order: true,
      origin: true,
      state: true,
      title: true,
      to: true,
    },
    sort: 'id',
    where: { from: { equals: from } },
  })
  return docs
}

/** Written by an import of this document, and still as it wrote it. */
const isOurs = ({ link, prior }: { link: KnownLink; prior: readonly KeptLink[] }): boolean => {
  const wrote = prior.find(({ key }) => key === link.matchKey)
  return (
    wrote !== undefined &&
    link.origin === 'imported' &&
    link.state !== 'dead' &&
    link.kind === wrote.kind &&
    link.order === wrote.order &&
    link.title === wrote.title
  )
}

const create = async ({
  context: { payload, req, slugs },
  from,
  link,
  readAlso,
}: WriteArgs & { link: PreparedLink }): Promise<SettledLink> => {
  const { kind, order, title, variants } = link
  const to = link.readAlso === null ? undefined : readAlso.get(link.readAlso)
  const created = await payload.create({
    collection: slugs.relatedLinks,
    data: {
      from,
      kind,
      order,
      origin: 'imported',
      state: 'unresolved',
      title,
      variants,
      ...(to ? { to } : {}),
    },
    depth: 0,
    overrideAccess: true,
    req,
  })
  return { state: created.state, title, to: idOf(created.to) }
}

const move = async ({
  context: { payload, req, slugs },
  link: { kind, order },
  there,
}: {
  context: WriteContext
  link: PreparedLink
  there: KnownLink
}): Promise<void> => {
  if (kind === there.kind && order === there.order) return
  await payload.update({
    collection: slugs.relatedLinks,
    data: { kind, order },
    depth: 0,
    id: there.id,
    overrideAccess: true,
    req,
  })
}

const remove = async ({
  context: { payload, req, slugs },
  id,
}: {
  context: WriteContext
  id: string
}): Promise<void> => {
  await payload.delete({ collection: slugs.relatedLinks, depth: 0, id, overrideAccess: true, req })
}
