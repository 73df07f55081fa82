import type { CollectionAfterChangeHook } from 'payload'

import { actOf } from '../../../collections/articles/act.ts'
import { publicAct } from '../../../collections/issueLog/publicAct.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import type { RecordedArticle } from './recordAct.ts'
import { recordAct } from './recordAct.ts'

/** What whoever publishes on somebody's behalf says about it, through the request's context. */
export type IssueContext = { issueNote?: string; issueReason?: string }

/**
 * Writes an entry for every change of what readers see: the one that an action of the desk names, or, where
 * the house writes by itself, the first issue, an unpublication, or a published change of the text.
 */
export const recordIssue =
  ({ slugs }: { slugs: Slugs }): CollectionAfterChangeHook =>
  async ({ context, doc, previousDoc, req }) => {
    const act = actOf({ context, id: doc.id })
    const action = act ? act.log?.action : publicAct({ doc, previousDoc })
    if (!action) return doc
    const { issueNote = null, issueReason = null } = context as IssueContext
    const { note, reason } = act?.log ?? { note: issueNote, reason: issueReason }
    await recordAct({ action, article: doc as RecordedArticle, note, reason, req, slugs })
    return doc
  }
