import type { ArchiveWrites } from '../../archive/types.ts'
import type { WriteContext } from '../../context.ts'

/**
 * Changes an article that nobody has worked on. What readers see changes only in a run that publishes;
 * else the change lies beside it as a draft.
 */
export const changeArticle = async ({
  article,
  change,
  context: { payload, publish, req, slugs },
}: Parameters<ArchiveWrites['changeArticle']>[0] & { context: WriteContext }): Promise<void> => {
  await payload.update({
    collection: slugs.articles,
    data: { ...change, _status: article.isPublished && publish ? 'published' : 'draft' },
    depth: 0,
    draft: article.isPublished && !publish,
    id: article.id,
    overrideAccess: true,
    overrideLock: false,
    req,
  })
}
