import type { Query } from '../published/index.ts'
import type { Published } from '../published/index.ts'
import type { PublishedArticle } from '../published/types.ts'
import type { HiddenRow } from '../sync/statements.ts'
import type { Statement } from '../published/statements.ts'
import type { Delivery } from './outbox.ts'

/**
 * What a receiver is told: an act, and the article as the public has it by now. In place of one that is not
 * public stands a tombstone, whatever the act was: a message that waited brings nothing back.
 */
export type WebhookMessage =
  | { data: Record<string, never>; timestamp: string; type: 'ping' }
  | {
      data: {
        action: string
        article: null | PublishedArticle
        /** Of the article's row; null in messages about rows of another time. */
        id: null | string
        issueNumber: null | number
        publicId: string
        /** Counts the acts of an article; what has a lower one than you have seen is older. */
        sequence: number
        /**
         * Remove your copy; `isKilled` says that it does not come back, and `note` what the newsroom tells
         * readers of that, null where it says nothing.
         */
        tombstone: null | { isKilled: boolean; note: null | string }
      }
      /** When the act was. ISO 8601 */
      timestamp: string
      /** `article.` and the action. */
      type: `article.${string}`
    }

/** Null for an article that nobody knows of yet: it is under its first embargo. */
export const messageOf = async ({
  delivery: { action, payload, sequence },
  hidden,
  now,
  published,
  query,
}: {
  delivery: Delivery
  /** Tells of articles that are not public which were killed and which are secret. */
  hidden: Statement
  now: Date
  published: Published
  query: Query
}): Promise<null | WebhookMessage> => {
  const { at, id, issueNumber, publicId } = payload
  const article = id === null ? undefined : (await published.findMany([id])).get(id)
  const [state] = article || id === null ? [] : ((await query(hidden, [now, [id]])) as HiddenRow[])
  if (state?.isSecret) return null
  return {
    data: {
      action,
      article: article ?? null,
      id,
      issueNumber,
      publicId,
      sequence: Number(sequence),
      tombstone: article ? null : { isKilled: state?.isKilled ?? false, note: state?.note ?? null },
    },
    timestamp: new Date(at).toISOString(),
    type: `article.${action}`,
  }
}
