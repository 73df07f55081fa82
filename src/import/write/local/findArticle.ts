import type { TransformCollectionWithSelect } from 'payload'

import { idOf } from '../../../../collections/shared/idOf.ts'
import type { KnownArticle } from '../../archive/types.ts'
import type { WriteContext } from '../../context.ts'
import { bodyOfState } from '../../prepare/body.ts'
import { isOut } from '../../takenOut/isOut.ts'

const select = {
  _status: true,
  body: true,
  // Without the times Payload cannot tell the newest draft from an old one.
  createdAt: true,
  deck: true,
  deletedAt: true,
  document: true,
  documentPart: true,
  headline: true,
  headlineOrigin: true,
  importKey: true,
  originalAuthor: true,
  originalDatePrecision: true,
  originalPublishedAt: true,
  originalUrl: true,
  pubStatus: true,
  source: true,
  stage: true,
  tags: true,
  updatedAt: true,
} as const

/** The article of this id, in the trash too; null where it was deleted. */
export const findArticle = async ({
  context: { payload, req, slugs },
  id,
}: {
  context: WriteContext
  id: string
}): Promise<KnownArticle | null> => {
  const find = (draft: boolean) =>
    payload.findByID({
      collection: slugs.articles,
      depth: 0,
      disableErrors: true,
      draft,
      id,
      joins: false,
      overrideAccess: true,
      req,
      select,
      trash: true,
    })
  const saved = await find(false)
  if (!saved) return null
  // An editor's unsaved work lies in the newest version, beside what is published.
  const newest = (await find(true)) ?? saved
  return toKnown({ newest, saved })
}

/** The articles that print this text, the oldest first, in the trash too. */
export const findArticlesByText = async ({
  context,
  textKey,
}: {
  context: WriteContext
  textKey: string
}): Promise<KnownArticle[]> => {
  const { payload, req, slugs } = context
  const { docs } = await payload.find({
    collection: slugs.articles,
    depth: 0,
    joins: false,
    limit: mostTwins,
    overrideAccess: true,
    pagination: false,
    req,
    select: {},
    sort: 'id',
    trash: true,
    where: { textKey: { equals: textKey } },
  })
  const found: KnownArticle[] = []
  for (const { id } of docs) {
    const article = await findArticle({ context, id })
    if (article) found.push(article)
  }
  return found
}

const mostTwins = 20

type Found = TransformCollectionWithSelect<'articles', typeof select>

const toKnown = ({ newest, saved }: { newest: Found; saved: Found }): KnownArticle => ({
  body: bodyOfState(newest.body),
  deck: newest.deck ?? null,
  document: idOf(newest.document),
  documentPart: newest.documentPart ?? null,
  hasDraft: saved._status === 'published' && newest._status !== 'published',
  headline: newest.headline,
  headlineOrigin: newest.headlineOrigin,
  id: saved.id,
  importKey: saved.importKey ?? null,
  isOut: isOut(saved),
  isPublished: saved._status === 'published',
  originalAuthor: newest.originalAuthor ?? null,
  originalDatePrecision: newest.originalDatePrecision,
  originalPublishedAt: newest.originalPublishedAt ?? null,
  originalUrl: newest.originalUrl ?? null,
  source: idOf(newest.source),
  stage: newest.stage,
  tags: newest.tags?.flatMap((tag) => idOf(tag) ?? []) ?? [],
})
