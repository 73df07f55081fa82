import { toHtmlFragment } from './article/html.ts'
import { toJsonLd } from './article/jsonLd.ts'
import { toNinjs } from './article/ninjs.ts'
import { toPackageJson, toPackagePage } from './article/package.ts'
import { toMarkdownText, toText } from './article/plain.ts'
import type { Format } from './article/types.ts'
import { toAtom } from './feeds/atom.ts'
import { toJsonFeed } from './feeds/jsonFeed.ts'
import { toRss } from './feeds/rss.ts'
import type { Feed } from './feeds/types.ts'

/** Every format of one article. */
export const articleFormats = {
  html: { mediaType: 'text/html; charset=utf-8', render: toHtmlFragment },
  jsonld: { mediaType: 'application/ld+json; charset=utf-8', render: toJsonLd },
  markdown: {
    mediaType: 'text/markdown; charset=utf-8; variant=CommonMark',
    render: toMarkdownText,
  },
  ninjs: {
    mediaType: 'application/json; charset=utf-8',
    render: (args) => toNinjs({ ...args, version: '3.1' }),
  },
  'ninjs-2.2': {
    mediaType: 'application/json; charset=utf-8',
    render: (args) => toNinjs({ ...args, version: '2.2' }),
  },
  'package-html': { mediaType: 'text/html; charset=utf-8', render: toPackagePage },
  'package-json': { mediaType: 'application/json; charset=utf-8', render: toPackageJson },
  text: { mediaType: 'text/plain; charset=utf-8', render: toText },
} as const satisfies Record<string, Format>

export type ArticleFormat = keyof typeof articleFormats

/** Every format of a list, by the name of its file. */
export const feedFormats = {
  'atom.xml': { mediaType: 'application/atom+xml; charset=utf-8', render: toAtom },
  'feed.json': { mediaType: 'application/feed+json; charset=utf-8', render: toJsonFeed },
  'rss.xml': { mediaType: 'application/rss+xml; charset=utf-8', render: toRss },
} as const satisfies Record<string, { mediaType: string; render: (feed: Feed) => string }>

export type FeedFile = keyof typeof feedFormats
