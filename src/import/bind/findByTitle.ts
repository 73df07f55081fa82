import type { PayloadRequest, Where, WhereField } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import type { TitleCandidate } from '../../match/titles/resolveTitle.ts'

/**
 * Articles whose headline has this key. Only headlines that were printed or written count: one that
 * was inferred from the first sentence is nobody's title yet. What lies in the trash is left out.
 */
export const findByTitle = async ({
  key,
  ...args
}: FindArgs & { key: string }): Promise<TitleCandidate<string>[]> => {
  if (key === '') return []
  const { req } = args
  const foreseen = req.context[contextKey] as Foreseen | undefined
  return foreseen?.get(key) ?? find({ ...args, limit: mostCandidates, titleKey: { equals: key } })
}

/**
 * Asks for the articles of many titles at once and answers from that while `work` runs, which must not
 * write articles: a list of ten titles then costs one statement instead of ten.
 */
export const withForeseenTitles = async <Result>({
  keys,
  work,
  ...args
}: FindArgs & { keys: readonly string[]; work: () => Promise<Result> }): Promise<Result> => {
  const { context } = args.req
  const foreseen: Foreseen = new Map(keys.map((key) => [key, []]))
  for (const found of await find({ ...args, limit: 0, titleKey: { in: [...keys] } })) {
    const same = foreseen.get(found.key)
    if (same && same.length < mostCandidates) same.push(found)
  }
  context[contextKey] = foreseen
  try {
    return await work()
  } finally {
    Reflect.deleteProperty(context, contextKey)
  }
}

/** What the desk rejected or killed is no article that a title could mean. Trash is left out anyway. */
export const isTarget: Where = {
  and: [{ stage: { not_equals: 'rejected' } }, { pubStatus: { not_equals: 'canceled' } }],
}

type FindArgs = { req: PayloadRequest; slugs: Slugs }
type Foreseen = Map<string, TitleCandidate<string>[]>

const contextKey = 'nashraForeseenTitles'

/** A headline that more articles share than this recurs daily and decides nothing. */
const mostCandidates = 50

const find = async ({
  limit,
  req,
  slugs,
  titleKey,
}: FindArgs & { limit: number; titleKey: WhereField }): Promise<TitleCandidate<string>[]> => {
  const { docs } = await req.payload.find({
    collection: slugs.articles,
    depth: 0,
    joins: false,
    limit,
    overrideAccess: true,
    pagination: false,
    req,
    select: { headlineOrigin: true, originalPublishedAt: true, storyCluster: true, titleKey: true },
    sort: 'id',
    where: { and: [{ titleKey }, { headlineOrigin: { in: ['given', 'edited'] } }, isTarget] },
  })
  return docs.map(({ headlineOrigin, id, originalPublishedAt, storyCluster, titleKey: key }) => ({
    at: originalPublishedAt ? Date.parse(originalPublishedAt) : null,
    cluster: storyCluster ?? null,
    id,
    key: key ?? '',
    origin: headlineOrigin,
  }))
}
