import type { KnownArticle } from '../../../archive/types.ts'
import type { BulkContext } from '../bulkContext.ts'
import { fetchArticles, fetchArticlesByText, mostTwins } from '../fetch/fetchArticles.ts'
import { fetchBuriedTexts } from '../fetch/fetchBuriedTexts.ts'
import type { ArticleState } from '../memory/states.ts'
import { newestOf } from '../memory/newestOf.ts'

export const findArticle = async ({
  context: { memory, reader },
  id,
}: {
  context: BulkContext
  id: string
}): Promise<KnownArticle | null> => {
  if (!memory.articles.has(id)) await fetchArticles({ ids: [id], memory, reader })
  const state = memory.articles.get(id)
  return state ? newestOf(state).known : null
}

export const findArticlesByText = async ({
  context: { memory, reader },
  textKey,
}: {
  context: BulkContext
  textKey: string
}): Promise<KnownArticle[]> => {
  await fetchArticlesByText({ memory, reader, textKeys: [textKey] })
  const twins = [...(memory.articlesByText.get(textKey) ?? [])].sort(byId)
  return twins.slice(0, mostTwins).map((state) => newestOf(state).known)
}

/** The article of this text that the desk took out; see `Archive`. */
export const findBuriedText = async ({
  context: { memory, reader },
  textKey,
}: {
  context: BulkContext
  textKey: string
}): Promise<null | string> => {
  await fetchBuriedTexts({ memory, reader, textKeys: [textKey] })
  return memory.buried.get(textKey) ?? null
}

const byId = (one: ArticleState, other: ArticleState): number => (one.id < other.id ? -1 : 1)
