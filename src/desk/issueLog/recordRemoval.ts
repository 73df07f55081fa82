import type { CollectionBeforeDeleteHook } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { recordAct } from './recordAct.ts'
import type { IssueContext } from './recordIssue.ts'

/**
 * Writes an entry where the house itself deletes an article that readers have, before its row goes: they lose
 * it as surely as one that is unpublished, and the log outlives it. People are refused before.
 */
export const recordRemoval =
  ({ slugs }: { slugs: Slugs }): CollectionBeforeDeleteHook =>
  async ({ context, id, req }) => {
    const article = await req.payload.findByID({
      collection: slugs.articles,
      depth: 0,
      disableErrors: true,
      id,
      joins: false,
      overrideAccess: true,
      req,
      select: { contentHash: true, issueNumber: true, publicId: true, stage: true },
      showHiddenFields: true,
    })
    if (article?.stage !== 'live' || !article.publicId) return
    const { issueNote: note = null, issueReason: reason = null } = context as IssueContext
    const { publicId } = article
    await recordAct({
      action: 'unpublish',
      article: { ...article, publicId },
      note,
      reason,
      req,
      slugs,
    })
  }
