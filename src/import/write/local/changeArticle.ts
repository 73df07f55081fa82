import type { ArchiveWrites } from '../../archive/types.ts'
import type { WriteContext } from '../../context.ts'
import { stateOf } from '../../prepare/body.ts'
import { publishesChange } from '../../settle/change.ts'

/** Changes the newest version of an article; see `publishesChange` for when readers see it. */
export const changeArticle = async ({
  article,
  change: { body, ...change },
  context: { payload, publish, req, slugs },
}: Parameters<ArchiveWrites['changeArticle']>[0] & { context: WriteContext }): Promise<void> => {
  const publishes = publishesChange({ article, publish })
  await payload.update({
    collection: slugs.articles,
    data: {
      ...change,
      ...(body === undefined ? {} : { body: stateOf(body) }),
      _status: publishes ? 'published' : 'draft',
    },
    depth: 0,
    draft: article.isPublished && !publishes,
    id: article.id,
    overrideAccess: true,
    overrideLock: false,
    req,
  })
}
