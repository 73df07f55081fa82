import type { CollectionBeforeReadHook } from 'payload'

import { idOf } from '../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import { heedsSelect } from '../../access/heedsSelect.ts'
import type { AccessRules } from '../../access/rules.ts'
import { excerptOf } from '../../rights/excerpt.ts'
import { readInRequest, rightsOfDocument, sourceWithTerms } from './readTerms.ts'
import { defaultExcerptCharacters } from '../../rights/terms.ts'
import type { ArticleRights } from '../../rights/types.ts'
import { rightsVerdict } from '../../rights/verdict.ts'

type CutArgs = { rules: AccessRules; slugs: Slugs }

/**
 * Gives everybody but the staff the excerpt of a text of which only an excerpt may be used.
 *
 * It runs before the fields are read: on every path on which Payload answers with an article, before
 * anything that the rest of the text names is populated, and while the document still holds what decides.
 */
export const cutBody = ({ rules, slugs }: CutArgs): CollectionBeforeReadHook =>
  heedsSelect<CollectionBeforeReadHook>(async ({ doc, overrideAccess, req }) => {
    const read = doc as Record<string, unknown>
    const { body } = read
    if (overrideAccess || body === undefined || body === null || rules.isStaff(req)) return doc
    const article = await rightsOfDocument({ doc: read, needs: ['rights', 'source'], req, slugs })
    const max = article
      ? await allowedIn({ article, read: readInRequest({ req, slugs }) })
      : // What decides is gone: better too little of the text than too much.
        defaultExcerptCharacters
    if (max === null) return doc
    const { isCut, state } = excerptOf({ max, state: body })
    return isCut ? { ...read, body: state, isExcerpt: true } : doc
  })

/** How much of an article may be shown: that neither the day nor the place decides. */
const allowedIn = async ({
  article,
  read,
}: {
  article: ArticleRights
  read: ReturnType<typeof readInRequest>
}): Promise<null | number> => {
  const source = await sourceWithTerms({ id: idOf(article.source), read })
  return rightsVerdict({ article, at: new Date(), source, territory: null }).excerptCharacters
}
