import type { CollectionBeforeChangeHook } from 'payload'

import type { ArticleSave, ArticleValues } from '../values.ts'
import { actOf } from '../act.ts'
import { savesDraft } from './noteDraftSave.ts'

/**
 * Stamps each issue that the house makes by itself; an action brings its own stamps. The moment of the first stays over all later ones: it is when readers here
 * first saw the article. Withdrawn without notice, the article is ready to go out again.
 */
export const stampPublication: CollectionBeforeChangeHook = ({
  context,
  data,
  originalDoc,
  req,
}) => {
  if (req.user || actOf({ context, id: originalDoc?.id })) return data
  const stamp = publicationStamp({
    before: originalDoc ?? null,
    data,
    now: new Date().toISOString(),
    savesDraft: savesDraft(context),
  })
  return { ...data, ...stamp }
}

/** What a save says of the article's issues; nothing where it is a draft's. */
export const publicationStamp = ({
  before,
  data,
  now,
  savesDraft: isDraft,
}: ArticleSave<Partial<ArticleValues>> & { now: string; savesDraft: boolean }): Partial<
  Pick<ArticleValues, 'firstPublishedAt' | 'issueNumber' | 'lastIssuedAt' | 'stage'>
> => {
  const issued = before?.issueNumber ?? 0
  if (data._status !== 'published') return issued > 0 && !isDraft ? { stage: 'ready' } : {}
  const newText = before?._status !== 'published' || before.contentHash !== data.contentHash
  return {
    firstPublishedAt: before?.firstPublishedAt ?? now,
    issueNumber: newText || issued === 0 ? issued + 1 : issued,
    lastIssuedAt: newText ? now : (before.lastIssuedAt ?? now),
    stage: 'live',
  }
}
