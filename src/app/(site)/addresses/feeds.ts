import type { Metadata } from 'next'

import { strings } from '../words/strings.ts'

/** A tag or a source: where its page is, which is also where its feeds are, and what it is called. */
type Named = { name: string; path: string }

/** Media types of the feeds: RSS Advisory Board; RFC 4287, section 8; JSON Feed 1.1. */
const files = {
  'application/atom+xml': 'atom.xml',
  'application/feed+json': 'feed.json',
  'application/rss+xml': 'rss.xml',
} as const

/**
 * The feeds that a page tells of: those of its own subject, which readers are offered first, and those of
 * everything.
 */
export const feedLinks = (
  subject?: Named,
): NonNullable<NonNullable<Metadata['alternates']>['types']> =>
  Object.fromEntries(
    Object.entries(files).map(([mediaType, file]) => [
      mediaType,
      [
        ...(subject ? [{ title: subject.name, url: `/api/feeds${subject.path}/${file}` }] : []),
        { title: strings.site.name, url: `/api/feeds/${file}` },
      ],
    ]),
  )
