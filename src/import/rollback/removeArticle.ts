import type { KnownArticle } from '../archive/types.ts'
import { countTagUse } from '../write/local/names.ts'
import { removeUnused } from './removeUnused.ts'
import type { RollbackContext, RollbackReport } from './types.ts'

/**
 * Takes away an article that a run made. One that readers had is not deleted: it is unpublished and put
 * in the trash, where its log goes on, and it is no longer an article of the import's, so that the
 * document may come again.
 */
export const removeArticle = async ({
  article,
  context,
}: {
  article: KnownArticle
  context: RollbackContext
}): Promise<RollbackReport['articles'][number]> => {
  const { id, source, tags } = article
  const { payload, req, slugs } = context
  const shared = { collection: slugs.articles, id, overrideAccess: true, req } as const
  if (article.isPublished) {
    await payload.update({
      ...shared,
      data: {
        _status: 'draft',
        deletedAt: new Date().toISOString(),
        document: null,
        documentPart: null,
        importKey: null,
      },
      depth: 0,
      overrideLock: false,
    })
    await payload.db.updateOne({ ...shared, data: { textKey: null }, returning: false })
    return { action: 'withdrawn', id }
  }
  await payload.delete({ ...shared, depth: 0, overrideLock: false, trash: true })
  await countTagUse({ by: -1, context, tags })
  await removeUnused({ context, sources: source ? [source] : [], tags })
  return { action: 'deleted', id }
}
