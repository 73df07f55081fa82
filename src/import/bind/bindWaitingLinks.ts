import type { CollectionAfterChangeHook } from 'payload'

import { savesDraft } from '../../../collections/articles/hooks/noteDraftSave.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import { rebind, titlesLeadingTo } from './rebind.ts'

/**
 * Late binding: an article that arrives, or takes another headline, takes up the titles that waited
 * for it, in whichever order both came; a headline that goes gives its titles back.
 *
 * Titles lead to the saved article, so a draft beside it changes nothing. And so the version before
 * says nothing either: the last draft had the new headline already when it is published. The links are
 * asked instead, which lead here or wait.
 */
export const bindWaitingLinks =
  ({ slugs }: { slugs: Slugs }): CollectionAfterChangeHook =>
  async ({ context, doc, operation, req }) => {
    const isUpdate = operation === 'update'
    if (isUpdate && savesDraft(context) && doc._status !== 'published') return doc
    const own = titleOf(doc)
    const leading = isUpdate ? await titlesLeadingTo({ id: String(doc.id), req, slugs }) : []
    const former = leading.filter((key) => key !== own)
    for (const key of own ? [...former, own] : former) await rebind({ key, req, slugs })
    return doc
  }

/** The key by which other articles may mean this one; null while it has no title of its own. */
const titleOf = (article: Record<string, unknown>): null | string => {
  if (article.deletedAt || article.headlineOrigin === 'inferred') return null
  if (article.stage === 'rejected' || article.pubStatus === 'canceled') return null
  return typeof article.titleKey === 'string' && article.titleKey !== '' ? article.titleKey : null
}
