import type { Archive, LikelyArticle } from '../../archive/types.ts'
import type { WriteContext } from '../../context.ts'
import { bodyText } from '../../stories/bodyText.ts'
import { rowsLike } from '../../stories/rowsLike.ts'
import { findArticle } from './findArticle.ts'

/** Articles that may tell the same story, the likeliest first. */
export const findLike = async ({
  article: { running },
  context,
}: {
  article: Parameters<Archive['articlesLike']>[0]
  context: WriteContext
}): Promise<LikelyArticle[]> => {
  const { formulas, rows } = await rowsLike({ ...context, id: null, text: running, textKey: null })
  const likely: LikelyArticle[] = []
  for (const { body, id, original_published_at: at } of rows) {
    const known = await findArticle({ context, id })
    if (!known) continue
    likely.push({ at: at ? Date.parse(at) : null, formulas, known, text: bodyText(body) })
  }
  return likely
}
