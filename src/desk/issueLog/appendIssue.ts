import type { PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { sha256Hex } from '../../text/hash.ts'
import type { IssueEntry } from '../../../collections/issueLog/chainHash.ts'
import { chainHash } from '../../../collections/issueLog/chainHash.ts'

type NewIssue = Omit<IssueEntry, 'at' | 'previousHash' | 'sequence'>

type Links = { article: string; by: null | string }

/**
 * Appends one entry to an article's issue log, in the transaction of `req`.
 *
 * Two writers that append at once cannot both succeed: the entry's key is unique, and the second
 * one's transaction fails as a whole.
 */
export const appendIssue = async ({
  issue,
  links,
  req,
  slugs,
}: {
  issue: NewIssue
  links: Links
  req: PayloadRequest
  slugs: Slugs
}): Promise<void> => {
  const { docs } = await req.payload.find({
    collection: slugs.issueLog,
    depth: 0,
    limit: 1,
    overrideAccess: true,
    pagination: false,
    req,
    select: { hash: true, sequence: true },
    sort: '-sequence',
    where: { publicId: { equals: issue.publicId } },
  })
  const [last] = docs
  const sequence = (last?.sequence ?? 0) + 1
  const entry: IssueEntry = {
    ...issue,
    at: new Date().toISOString(),
    previousHash: last?.hash ?? null,
    sequence,
  }
  await req.payload.create({
    collection: slugs.issueLog,
    data: {
      ...entry,
      ...links,
      action: entry.action as 'publish',
      entryKey: sha256Hex(`${entry.publicId} ${sequence}`),
      hash: chainHash(entry),
    },
    depth: 0,
    overrideAccess: true,
    req,
  })
}
