import { writeCursor } from '../addresses/cursor.ts'
import type { ArticleCard } from './views.ts'
import { toCard } from './views.ts'

/** One page of a list, and the cursor of the next where there is one. */
export type ArticlePage = { articles: ArticleCard[]; next: null | string }

/** Takes one row more than a page holds: it is not shown, it only tells that there is more. */
export const toArticlePage = ({
  docs,
  perPage,
}: {
  docs: Parameters<typeof toCard>[0][]
  perPage: number
}): ArticlePage => {
  const articles = docs.slice(0, perPage).map(toCard)
  const last = articles.at(-1)
  const next =
    docs.length > perPage && last?.lastIssuedAt
      ? writeCursor({ id: last.id, issuedAt: last.lastIssuedAt })
      : null
  return { articles, next }
}
