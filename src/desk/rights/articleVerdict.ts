import type { PayloadRequest } from 'payload'

import { idOf } from '../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import { readNow, sourceWithTerms } from './readTerms.ts'
import type { ArticleRights, RightsVerdict } from '../../rights/types.ts'
import { rightsVerdict } from '../../rights/verdict.ts'

type ArticleVerdictArgs = {
  /** A document of any depth, with `source` and `rights`; its source may be an id or populated. */
  article: ArticleRights
  /** By default now. */
  at?: Date
  req: PayloadRequest
  slugs: Slugs
  /** The plugin's option: where this desk publishes. */
  territory: null | string
}

/**
 * The verdict on an article, with the terms of its source as they are now: one statement, and one more for
 * each merge. Whoever decides asks this; a populated source holds only a part of its terms.
 */
export const articleVerdict = async ({
  article,
  at = new Date(),
  req,
  slugs,
  territory,
}: ArticleVerdictArgs): Promise<RightsVerdict> => {
  const read = readNow({ req, slugs })
  const source = await sourceWithTerms({ id: idOf(article.source), read })
  return rightsVerdict({ article, at, source, territory })
}
