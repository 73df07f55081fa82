import type { PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import type { Article } from '../../payload-types.ts'
import { appendIssue } from './appendIssue.ts'

/** What an entry says of an article. */
export type RecordedArticle = Pick<Article, 'contentHash' | 'id' | 'issueNumber'> & {
  publicId: string
}

type Issue = Parameters<typeof appendIssue>[0]['issue']

/** Appends an entry about an article as it stands, in the name of whoever asks; of the house, where nobody does. */
export const recordAct = ({
  article,
  req,
  slugs,
  ...act
}: Pick<Issue, 'action' | 'note' | 'reason'> & {
  article: RecordedArticle
  req: PayloadRequest
  slugs: Slugs
}): Promise<unknown> => {
  const user = req.user?.collection === slugs.users ? req.user : null
  return appendIssue({
    issue: {
      ...act,
      byName: user ? (user.name ?? user.email) : null,
      contentHash: article.contentHash ?? null,
      issueNumber: article.issueNumber ?? 0,
      publicId: article.publicId,
    },
    links: { article: article.id, by: user?.id ?? null },
    req,
    slugs,
  })
}
