import type { CollectionAfterChangeHook } from 'payload'

import { actOf } from '../../../collections/articles/act.ts'
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

type Version = { deletedAt?: unknown; issueNumber?: null | number; stage?: unknown } | undefined

const isOut = (version: Version): boolean => version?.stage === 'live' && !version.deletedAt

/**
 * The issue number tells: it rises with every issue, and a draft beside one leaves it and the stage
 * as they are. What goes into the trash leaves the readers' sight as surely as what is unpublished.
 */
const publicAct = ({
  doc,
  previousDoc,
}: {
  doc: Version
  previousDoc: Version
}): 'publish' | 'refile' | 'unpublish' | null => {
  const was = isOut(previousDoc)
  const is = isOut(doc)
  if (is && !was) return 'publish'
  if (was && !is) return 'unpublish'
  return is && (doc?.issueNumber ?? 0) > (previousDoc?.issueNumber ?? 0) ? 'refile' : null
}
