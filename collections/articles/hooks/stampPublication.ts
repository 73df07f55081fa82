import type { CollectionBeforeChangeHook } from 'payload'

import { savesDraft } from './noteDraftSave.ts'

/**
 * Stamps each issue. The moment of the first stays over all later ones: it is when readers here
 * first saw the article. Withdrawn without notice, the article is ready to go out again.
 */
export const stampPublication: CollectionBeforeChangeHook = ({ context, data, originalDoc }) => {
  const issued: number = originalDoc?.issueNumber ?? 0
  if (data._status !== 'published') {
    const withdraws = issued > 0 && !savesDraft(context)
    return withdraws ? { ...data, stage: 'ready' } : data
  }
  const now = new Date().toISOString()
  const newText =
    originalDoc?._status !== 'published' || originalDoc.contentHash !== data.contentHash
  return {
    ...data,
    firstPublishedAt: originalDoc?.firstPublishedAt ?? now,
    issueNumber: newText || issued === 0 ? issued + 1 : issued,
    lastIssuedAt: newText ? now : (originalDoc?.lastIssuedAt ?? now),
    stage: 'live',
  }
}
