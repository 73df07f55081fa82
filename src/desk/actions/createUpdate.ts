import type { PayloadRequest } from 'payload'

import { whileActing } from '../../../collections/articles/act.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import type { Article } from '../../payload-types.ts'

/**
 * Begins the article that is going to supersede a live one: its text to start from, its source and tags, in
 * review. Its address, its documents and its log are its own.
 */
export const createUpdate = ({
  original,
  req,
  slugs,
}: {
  original: Article
  req: PayloadRequest
  slugs: Slugs
}): Promise<Article> => {
  const { body, deck, headline, headlineOrigin, id, language, source, tags } = original
  const change = { pubStatus: 'usable', stage: 'review', updateOf: id } as const
  return whileActing({
    // A new article has no id yet, and no other is made meanwhile.
    act: { article: '', change, log: null },
    req,
    work: () =>
      req.payload.create({
        collection: slugs.articles,
        data: {
          ...change,
          _status: 'draft',
          body,
          deck,
          headline,
          headlineOrigin,
          language,
          source,
          tags,
        },
        depth: 0,
        draft: true,
        overrideAccess: true,
        req,
      }),
  })
}
