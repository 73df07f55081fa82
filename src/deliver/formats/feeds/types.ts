import type { Addresses } from '../../published/addresses.ts'
import type { PublishedArticle, Site, Withdrawn } from '../../published/types.ts'

/** A feed as every format of it is made from. */
export type Feed = {
  articles: PublishedArticle[]
  /** Of the page that lists the same for people. */
  home: string
  /** Of the next, older page of the feed; null on the last. */
  next: null | string
  /** Of the feed itself, as it was asked for. */
  self: string
  site: Site
  title: string
  to: Addresses
  /** When anything of it last changed, ISO 8601; null for an empty feed. */
  updated: null | string
  withdrawn: Withdrawn[]
}

/**
 * The order of a feed: what came out on a known day first, each part by its last issue. What has no known
 * date is never on top as if it were new.
 */
export const inFeedOrder = (articles: readonly PublishedArticle[]): PublishedArticle[] => [
  ...articles.filter(({ dated }) => dated),
  ...articles.filter(({ dated }) => !dated),
]
