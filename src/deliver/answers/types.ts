import type { Slugs } from '../../../collections/slugs.ts'
import type { Addresses } from '../published/addresses.ts'
import type { Published, Query } from '../published/index.ts'
import type { Site } from '../published/types.ts'
import type { Search } from '../search/createSearch.ts'
import type { Pages } from '../sitemaps/createPages.ts'
import type { Sync } from '../sync/createSync.ts'

/** A request as answers know it, whichever server took it. */
export type Asked = {
  /** The value of a header, or null. */
  header: (name: string) => null | string
  /** Of whoever asks, for the sentences of refusals. */
  language: string
  /** The parts of the path that the route names, decoded. */
  params: Readonly<Record<string, unknown>>
  query: URLSearchParams
}

export type Archive = {
  /** The names of the migrations that this program comes with; none where nobody keeps any. */
  migrations: () => Promise<readonly string[]>
  pages: Pages
  published: Published
  query: Query
  search: Search
  site: Site
  slugs: Slugs
  sync: Sync
  to: Addresses
}

/** What is answered, before it is known whether the asker has it already. */
export type Answer =
  | {
      body: string
      mediaType: string
      /** ISO 8601; null where nobody can say. */
      modifiedAt: null | string
      status?: 200 | 410
      /** Request headers that the answer depends on. */
      vary?: string
    }
  | { location: string; status: 308 }

/** An address of the read side: its path under the open APIs, and how it is answered. */
export type Route = {
  answer: (args: Archive & { asked: Asked }) => Promise<Answer>
  /** False where what is true of one moment is not of the next, and no change tells of that. */
  isKept?: boolean
  /** As path-to-regexp writes it, for example `/feeds/tags/:slug/rss.xml`. */
  path: string
}
