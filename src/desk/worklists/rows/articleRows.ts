import { idOf } from '../../../../collections/shared/idOf.ts'
import type { Role } from '../../../access/roles.ts'
import type { Article, Source } from '../../../payload-types.ts'
import { plainText } from '../../../text/richText.ts'
import type { RightsState, SourceRights } from '../../rights/index.ts'
import { rightsVerdict } from '../../rights/index.ts'
import { sourceSelect } from '../../rights/readTerms.ts'
import { mostMerges } from '../../../rights/terms.ts'
import type { DeskArgs } from '../context.ts'
import { territoryOf } from '../context.ts'
import type { WorklistName } from '../names.ts'
import { quickActions } from './quickActions.ts'
import type { RowFacts } from './rowFacts.ts'
import { findRowFacts } from './rowFacts.ts'
import type { ArticleRow } from './types.ts'

type RowsArgs = DeskArgs & { ids: readonly string[]; name: WorklistName; role: Role }

/** Characters of the text that stand for a headline. */
const firstWords = 120

/**
 * Articles as rows of a list, as editors see them, in the order of their ids; those that the user may not
 * read are left out. Four statements, and one more where a source was merged, or a headline is missing.
 */
export const articleRows = async ({
  ids,
  name,
  role,
  ...args
}: RowsArgs): Promise<ArticleRow[]> => {
  if (ids.length === 0) return []
  const { req } = args
  const articles = await findArticles({ ...args, ids, select: rowSelect })
  const facts = await findRowFacts({ ...args, ids, name })
  const sources = await findSources({ ...args, ids: sourcesOf(articles) })
  const words = await firstWordsOf({
    ...args,
    ids: articles.flatMap(({ headline, id }) => (headline?.trim() ? [] : [id])),
  })
  const found = new Map(articles.map((article) => [article.id, article]))
  const at = new Date()
  const territory = territoryOf(req)
  return ids.flatMap((id): ArticleRow[] => {
    const article = found.get(id)
    if (!article) return []
    const source = sources.get(idOf(article.source) ?? '') ?? null
    const { state: rights } = rightsVerdict({ article, at, source, territory })
    return [rowOf({ article, facts: facts.get(id), rights, role, source, words: words.get(id) })]
  })
}

const rowSelect = {
  headline: true,
  headlineOrigin: true,
  language: true,
  originalDatePrecision: true,
  originalPublishedAt: true,
  pubStatus: true,
  rights: true,
  scheduledFor: true,
  source: true,
  stage: true,
  updatedAt: true,
} as const

type Found = Pick<Article, 'id' | 'updatedAt'> & Partial<Pick<Article, keyof typeof rowSelect>>

const rowOf = ({
  article,
  facts,
  rights,
  role,
  source,
  words,
}: {
  article: Found
  facts: RowFacts | undefined
  rights: RightsState
  role: Role
  source: null | SourceRights
  words: string | undefined
}): ArticleRow => {
  const { id, pubStatus = 'usable', stage = 'review', updatedAt } = article
  const isForeign = source && source.kind !== 'own'
  const isInferred = article.headlineOrigin === 'inferred' && Boolean(article.headline?.trim())
  return {
    conflicts: facts?.conflicts ?? [],
    date: article.originalPublishedAt ?? null,
    datePrecision: article.originalDatePrecision ?? 'unknown',
    headline: article.headline ?? '',
    id,
    isInferred: article.headlineOrigin === 'inferred',
    kind: 'article',
    may: quickActions({ facts: { isForeign, isInferred, pubStatus, stage }, role }),
    openTitles: facts?.openTitles ?? 0,
    pubStatus,
    rights,
    scheduleProblem: facts?.scheduleProblem ?? null,
    scheduledFor: article.scheduledFor ?? null,
    source: source && { id: source.id, name: source.name },
    stage,
    storyMates: facts?.storyMates ?? 0,
    updatedAt,
    words: words ?? '',
  }
}

const findArticles = async ({
  ids,
  req,
  select,
  slugs,
}: DeskArgs & { ids: readonly string[]; select: object }): Promise<Found[]> => {
  const { docs } = await req.payload.find({
    collection: slugs.articles,
    // As a population: the limits of the open APIs are for what clients ask.
    currentDepth: 1,
    depth: 0,
    draft: true,
    joins: false,
    limit: 0,
    overrideAccess: false,
    pagination: false,
    req,
    select,
    where: { id: { in: [...ids] } },
  })
  return docs
}

const sourcesOf = (articles: readonly Found[]): string[] => [
  ...new Set(articles.flatMap(({ source }) => idOf(source) ?? [])),
]

/** Sources with what they were merged into, by as many statements as there are steps. */
const findSources = async ({
  ids,
  merges = 0,
  req,
  slugs,
}: DeskArgs & { ids: readonly string[]; merges?: number }): Promise<Map<string, SourceRights>> => {
  if (ids.length === 0 || merges > mostMerges) return new Map()
  const { docs } = await req.payload.find({
    collection: slugs.sources,
    currentDepth: 1,
    depth: 0,
    limit: 0,
    overrideAccess: true,
    pagination: false,
    req,
    select: sourceSelect,
    where: { id: { in: [...ids] } },
  })
  const rows = docs as Source[]
  const merged = rows.flatMap(({ mergedInto }) => idOf(mergedInto) ?? [])
  const others = merged.filter((id) => !ids.includes(id))
  const targets = await findSources({ ids: others, merges: merges + 1, req, slugs })
  const own = new Map(rows.map((source) => [source.id, source]))
  return new Map(
    rows.map((source): [string, SourceRights] => {
      const into = idOf(source.mergedInto)
      const target = into ? (targets.get(into) ?? own.get(into)) : null
      return [source.id, { ...(source as SourceRights), mergedInto: target }]
    }),
  )
}

const firstWordsOf = async ({
  ids,
  ...args
}: DeskArgs & { ids: readonly string[] }): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map()
  const articles = await findArticles({ ...args, ids, select: { body: true } })
  return new Map(
    articles.map((article) => {
      const text = plainText((article as { body?: unknown }).body).replace(/\s+/g, ' ')
      return [article.id, text.length > firstWords ? `${text.slice(0, firstWords)}…` : text]
    }),
  )
}
