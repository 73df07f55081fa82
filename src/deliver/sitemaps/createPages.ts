import type { Slugs } from '../../../collections/slugs.ts'
import type { Addresses } from '../published/addresses.ts'
import { webAddressOf } from '../published/addresses.ts'
import type { Query } from '../published/index.ts'
import { sitemapStatements } from './statements.ts'

/** What there are sitemaps of. */
export const pageKinds = ['articles', 'sources', 'tags'] as const
export type PageKind = (typeof pageKinds)[number]

/** A file of a sitemap: the last moment at which anything in it was issued, null where nobody counts. */
export type PageFile = { modifiedAt: null | string }

/** A page that search engines may read. */
export type PageAddress = { address: string; modifiedAt: null | string }

type Args = {
  now?: () => Date
  /** Pages in a file: at most 50,000 (sitemaps.org/protocol.html), at least two. */
  perFile?: number
  query: Query
  slugs: Slugs
  to: Addresses
}

/** The most that the protocol lets a file hold. */
const most = 50_000

/** Milliseconds that the ends of files are used without looking anew: they cost a walk along an index. */
const lifetime = 60_000

export type Pages = ReturnType<typeof createPages>

/**
 * Every page that search engines may read, in files. Articles stand by their last issue, the oldest first:
 * what is issued anew goes to the last file, and no file before it gains anything.
 */
export const createPages = ({
  now = () => new Date(),
  perFile = 10_000,
  query,
  slugs,
  to,
}: Args) => {
  const statements = sitemapStatements({ slugs })
  const known = new Map<PageKind, { found: Promise<Range[]>; until: number }>()

  const look = async (kind: PageKind): Promise<Range[]> => {
    const rows = (await query(statements[kind].ends, [perFile])) as EndRow[]
    const ranges = toRanges({ perFile, rows })
    // What has not begun may begin at any moment.
    if (ranges.length === 0) known.delete(kind)
    return ranges
  }
  const rangesOf = (kind: PageKind): Promise<Range[]> => {
    const before = known.get(kind)
    if (before && before.until > now().getTime()) return before.found
    const found = look(kind)
    known.set(kind, { found, until: now().getTime() + lifetime })
    // What failed is asked anew; whoever asked is told by the promise itself.
    found.catch(() => known.delete(kind))
    return found
  }

  return {
    /** The files of a kind, the oldest articles first. */
    files: async (kind: PageKind): Promise<PageFile[]> =>
      (await rangesOf(kind)).map(({ to: { at } }) => ({ modifiedAt: at?.toISOString() ?? null })),

    /** The pages of a file, which counts from 0; null where there is no such file. */
    inFile: async ({ at, kind }: { at: number; kind: PageKind }): Promise<null | PageAddress[]> => {
      const ranges = await rangesOf(kind)
      const range = ranges[at]
      if (!range) return null
      // The last file is open: what came since the ends were read belongs to it.
      const until = at === ranges.length - 1 ? endless(kind) : range.to
      const { from } = range
      const values = [now(), from.at, from.id, until.at, until.id, most]
      const rows = (await query(statements[kind].file, values)) as PageRow[]
      return rows.flatMap((row) => addressIn({ kind, row, to }))
    },
  }
}

type End = { at: Date | null | string; id: string }
type EndRow = { at: Date | null; id: string; n: number }
type Range = { from: EndRow; to: EndRow }
type PageRow = { at?: Date; canonical?: null | string; publicId?: string; slug: null | string }

/** Rows are the first and the last of each file; a file of one has one row for both. */
const toRanges = ({ perFile, rows }: { perFile: number; rows: readonly EndRow[] }): Range[] =>
  rows.flatMap((from, at) => {
    if (from.n % perFile !== 1) return []
    const next = rows[at + 1]
    return { from, to: next && next.n % perFile !== 1 ? next : from }
  })

const endless = (kind: PageKind): End => ({
  at: kind === 'articles' ? 'infinity' : null,
  id: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
})

const addressIn = ({
  kind,
  row: { at, canonical, publicId, slug },
  to,
}: {
  kind: PageKind
  row: PageRow
  to: Addresses
}): PageAddress[] => {
  const name = slug ?? publicId
  // A page whose true address is elsewhere is not ours to announce.
  if (name === undefined || webAddressOf(canonical) !== null) return []
  return [{ address: addresses[kind](to)(name), modifiedAt: at?.toISOString() ?? null }]
}

const addresses: Record<PageKind, (to: Addresses) => (slug: string) => string> = {
  articles: ({ article }) => article,
  sources: ({ source }) => source,
  tags: ({ tag }) => tag,
}
