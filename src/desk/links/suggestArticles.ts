import type { PayloadRequest } from 'payload'

import { idOf } from '../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import { suggestTitles } from '../../match/titles/suggestTitles.ts'
import type { Article } from '../../payload-types.ts'
import { titleSuggestion } from '../../text/similarity.ts'
import type { OpenTitle } from './findCandidates.ts'
import { findCandidates } from './findCandidates.ts'

/** An article that a title may mean, as an editor who decides needs to see it. */
export type LinkSuggestion = {
  article: Pick<Article, 'headline' | 'id' | 'stage'> & {
    /** ISO 8601; null where nobody knows. */
    originalPublishedAt: null | string
    /** The name of its source. */
    source: null | string
  }
  /** How near its headline is to the title, 0.7 to 1. */
  score: number
}

type SuggestArgs = {
  /** False leaves out what the user of `req` may not read. */
  overrideAccess: boolean
  req: PayloadRequest
  slugs: Slugs
  /** At most fifty are looked for in one statement; see `openLinks`. */
  titles: readonly OpenTitle[]
}

/** Of a title's candidates as many are looked up, so that some are left where not all may be read. */
const mostAsked = 10

/**
 * The articles that titles without one may mean, by the title's id, best first and at most three each: for
 * an editor to accept or dismiss, never a link. Nothing is written.
 */
export const suggestArticles = async ({
  titles,
  ...args
}: SuggestArgs): Promise<Map<string, LinkSuggestion[]>> => {
  const candidates = await findCandidates({ ...args, titles })
  const likely = titles.map(({ id, key }) => ({
    candidates: (candidates.get(id) ?? [])
      .filter((one) => titleSuggestion({ a: key, b: one.key }) !== null)
      .slice(0, mostAsked),
    id,
    key,
  }))
  const ids = new Set(likely.flatMap((title) => title.candidates.map((one) => one.id)))
  const articles = await findArticles({ ...args, ids: [...ids] })
  return new Map(
    likely.map((title) => [
      title.id,
      suggestTitles({
        candidates: title.candidates.flatMap(({ id, key }) => {
          const article = articles.get(id)
          return article ? [{ headline: key, id: article }] : []
        }),
        title: title.key,
      }).map(({ id: article, score }) => ({ article, score })),
    ]),
  )
}

const findArticles = async ({
  ids,
  overrideAccess,
  req,
  slugs,
}: Omit<SuggestArgs, 'titles'> & { ids: string[] }): Promise<
  Map<string, LinkSuggestion['article']>
> => {
  if (ids.length === 0) return new Map()
  const shared = { depth: 0, limit: 0, overrideAccess, pagination: false, req } as const
  const { docs } = await req.payload.find({
    ...shared,
    collection: slugs.articles,
    joins: false,
    select: { headline: true, originalPublishedAt: true, source: true, stage: true },
    where: { id: { in: ids } },
  })
  const sources = new Set(docs.flatMap(({ source }) => idOf(source) ?? []))
  const named = await req.payload.find({
    ...shared,
    collection: slugs.sources,
    select: { name: true },
    where: { id: { in: [...sources] } },
  })
  const names = new Map(named.docs.map(({ id, name }) => [id, name]))
  return new Map(
    docs.map(({ headline, id, originalPublishedAt, source, stage }) => [
      id,
      {
        headline,
        id,
        originalPublishedAt: originalPublishedAt ?? null,
        source: names.get(idOf(source) ?? '') ?? null,
        stage,
      },
    ]),
  )
}
