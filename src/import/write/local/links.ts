import { idOf } from '../../../../collections/shared/idOf.ts'
import type { ArchiveWrites, KnownLink, NewLink } from '../../archive/types.ts'
import { withForeseenTitles } from '../../bind/findByTitle.ts'
import type { WriteContext } from '../../context.ts'

/** The links under an article, by Payload's Local API; its hooks find what a title means. */
export const linksOf = async ({
  context: { payload, req, slugs },
  from,
}: {
  context: WriteContext
  from: string
}): Promise<KnownLink[]> => {
  const { docs } = await payload.find({
    collection: slugs.relatedLinks,
    depth: 0,
    limit: 0,
    overrideAccess: true,
    pagination: false,
    req,
    select: {
      decidedAt: true,
      kind: true,
      matchKey: true,
      order: true,
      origin: true,
      state: true,
      title: true,
      to: true,
      variants: true,
    },
    sort: 'id',
    where: { from: { equals: from } },
  })
  return docs.map(({ decidedAt, to, variants, ...link }) => ({
    ...link,
    isDecided: Boolean(decidedAt),
    to: idOf(to),
    variants: variants ?? [],
  }))
}

type Created = Pick<KnownLink, 'state' | 'to'>

export const createLinks = ({
  context,
  links,
}: {
  context: WriteContext
  links: readonly NewLink[]
}): Promise<Created[]> =>
  withForeseenTitles({
    ...context,
    keys: links.map(({ key }) => key),
    work: async () => {
      const created: Created[] = []
      for (const link of links) created.push(await createLink({ context, link }))
      return created
    },
  })

const createLink = async ({
  context: { payload, req, slugs },
  link: { from, kind, order, title, to, variants },
}: {
  context: WriteContext
  link: NewLink
}): Promise<Created> => {
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
  return { state: created.state, to: idOf(created.to) }
}

export const moveLink = async ({
  context: { payload, req, slugs },
  id,
  ...place
}: Parameters<ArchiveWrites['moveLink']>[0] & { context: WriteContext }): Promise<void> => {
  await payload.update({
    collection: slugs.relatedLinks,
    data: place,
    depth: 0,
    id,
    overrideAccess: true,
    req,
  })
}

export const removeLink = async ({
  context: { payload, req, slugs },
  id,
}: {
  context: WriteContext
  id: string
}): Promise<void> => {
  await payload.delete({ collection: slugs.relatedLinks, depth: 0, id, overrideAccess: true, req })
}
