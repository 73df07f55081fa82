import type { Slugs } from '../../../collections/slugs.ts'
import { addressesOf } from './addresses.ts'
import type { CardRow, CorrectedRow, FormerRow, NamedRow, NameRow, WholeRow } from './rows.ts'
import type { Version } from './names/createNames.ts'
import { createNames } from './names/createNames.ts'
import { toPage } from './page.ts'
import { settleTexts } from './settleTexts.ts'
import type { Statement } from './statements.ts'
import { statementsOf } from './statements.ts'
import { toArticle, toCard, toCorrection } from './toArticle.ts'
import type {
  CorrectedArticle,
  Cursor,
  LedgerEntry,
  Page,
  PublishedArticle,
  PublishedCard,
  PublishedName,
  Site,
  Withdrawn,
} from './types.ts'

/** Runs one prepared statement; the host's pool by default, a replica's where there is one. */
export type Query = (statement: Statement, values: readonly unknown[]) => Promise<unknown[]>

/** Which list: all, or those of one tag or source, by its id. */
export type By = { id: string; kind: 'source' | 'tag' } | null

export type ListArgs = { before?: Cursor | null; by?: By; limit: number }

/** What an id or slug comes to: an article, one that was killed, another address, or nothing. */
export type Found =
  { article: PublishedArticle } | { killed: Withdrawn } | { movedTo: string } | null

/** A tag or a source by its slug; `movedTo` is the slug of what it was merged into. */
export type NameFound = null | (PublishedName & { movedTo: null | string })

export type Published = ReturnType<typeof createPublished>

/**
 * What the public may see, and nothing else, under the one rule of `src/access/publicArticle.ts`; of a text
 * as much as its terms allow. A list is one statement whatever its length, one more for its sources and one
 * for its tags where they are not in memory, and one where its texts link to articles or hold pictures.
 */
export const createPublished = ({
  now = () => new Date(),
  query,
  site,
  slugs,
  version,
}: {
  now?: () => Date
  query: Query
  site: Site
  slugs: Slugs
  /** Sources and tags are kept in memory where this counts the changes; see `createNames`. */
  version?: Version | undefined
}) => {
  const statements = statementsOf({ slugs })
  const to = addressesOf(site)
  const namesOf = createNames({ query, statements, to, ...(version ? { version } : {}) })

  const rowsOf = async <Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]> =>
    (await query(statement, values)) as Row[]

  const cards = async (rows: CardRow[]): Promise<PublishedCard[]> => {
    const names = await namesOf(rows)
    return rows.map((row) => toCard({ names, row, to }))
  }

  const articles = async (rows: WholeRow[]): Promise<PublishedArticle[]> => {
    const names = await namesOf(rows)
    return settleTexts({
      articles: rows.map((row) => toArticle({ names, row, to })),
      find: (ids) => rowsOf<NamedRow>(statements.named, [now(), ids.articles, ids.media]),
      site: site.url,
      to,
    })
  }

  /** One row more than a page holds is asked for: it only tells that there is more. */
  const rowsOfPage = <Kind extends keyof ListRows>({
    args: { before = null, by = null, limit },
    kind,
  }: {
    args: ListArgs
    kind: Kind
  }): Promise<ListRows[Kind][]> => {
    const { lists } = statements
    const asked = [now(), limit + 1]
    if (by) {
      const place = [before?.at ?? null, before?.id ?? null]
      return rowsOf(lists[by.kind][kind], [...asked, ...place, by.id])
    }
    return before
      ? rowsOf(lists.older[kind], [...asked, before.at, before.id])
      : rowsOf(lists.newest[kind], asked)
  }

  const former = async ({
    id,
    slug,
  }: {
    id: null | string
    slug: null | string
  }): Promise<Found> => {
    const [row] = await rowsOf<FormerRow>(statements.former, [now(), id, slug])
    if (row?.isKilled) return { killed: { ...row, at: row.at.toISOString() } }
    return row?.isPublic && row.slug && row.slug !== slug ? { movedTo: row.slug } : null
  }

  const nameBySlug = async ({
    address,
    slug,
    statement,
  }: {
    address: (slug: string) => string
    slug: string
    statement: Statement
  }): Promise<NameFound> => {
    const [row] = await rowsOf<NameRow & { movedTo: null | string }>(statement, [slug])
    return row ? { ...row, address: address(row.slug) } : null
  }

  return {
    /** The last corrections, each with its article. */
    corrections: async ({ limit }: { limit: number }): Promise<CorrectedArticle[]> => {
      const rows = await rowsOf<CorrectedRow>(statements.corrections, [now(), limit])
      const shown = await cards(rows)
      return rows.flatMap((row, at) => {
        const article = shown[at]
        return article ? [{ article, correction: correctionOf(row) }] : []
      })
    },

    /** By the id of the row or by the public id, which are both UUIDs. */
    findById: async (id: string): Promise<Found> => {
      const [article] = await articles(await rowsOf(statements.byId, [now(), id]))
      return article ? { article } : former({ id, slug: null })
    },

    findBySlug: async (slug: string): Promise<Found> => {
      const [article] = await articles(await rowsOf(statements.bySlug, [now(), slug]))
      return article ? { article } : former({ id: null, slug })
    },

    /** Those of the ids that are public, by their ids, in no order. */
    findMany: async (ids: readonly string[]): Promise<Map<string, PublishedArticle>> => {
      if (ids.length === 0) return new Map()
      const found = await articles(await rowsOf(statements.byIds, [now(), ids]))
      return new Map(found.map((article) => [article.id, article]))
    },

    /** The public acts of an article in their order, without who did them and why. */
    ledger: async (publicId: string): Promise<LedgerEntry[]> => {
      const rows = await rowsOf<LedgerRow>(statements.ledger, [publicId, mostEntries])
      return rows.map((row) => ({
        ...row,
        at: row.at.toISOString(),
        issueNumber: row.issueNumber === null ? null : Number(row.issueNumber),
        sequence: Number(row.sequence),
      }))
    },

    /** A page of the list, the last issue first; no texts. */
    listCards: async (args: ListArgs): Promise<Page<PublishedCard>> => {
      const rows = await rowsOfPage({ args, kind: 'cards' })
      return toPage({ items: await cards(rows.slice(0, args.limit)), rows })
    },

    /** The same with texts, links and corrections. */
    listWhole: async (args: ListArgs): Promise<Page<PublishedArticle>> => {
      const rows = await rowsOfPage({ args, kind: 'whole' })
      return toPage({ items: await articles(rows.slice(0, args.limit)), rows })
    },

    /** What came out since a moment, by a date that is known to the day. Pages count from 0. */
    news: async ({
      limit,
      page = 0,
      since,
    }: {
      limit: number
      page?: number
      since: Date
    }): Promise<PublishedCard[]> =>
      cards(await rowsOf(statements.news, [now(), since, limit, page * limit])),

    /** How much of it there is, and when the last of it was issued. */
    newsCount: async (since: Date): Promise<{ count: number; latest: null | string }> => {
      const [row] = await rowsOf<{ count: number; latest: Date | null }>(statements.newsCount, [
        now(),
        since,
      ])
      return { count: row?.count ?? 0, latest: row?.latest?.toISOString() ?? null }
    },

    sourceBySlug: (slug: string): Promise<NameFound> =>
      nameBySlug({ address: to.source, slug, statement: statements.sourceBySlug }),

    tagBySlug: (slug: string): Promise<NameFound> =>
      nameBySlug({ address: to.tag, slug, statement: statements.tagBySlug }),

    /** What the public had and has no more, the last first. */
    withdrawn: async ({ by = null, limit }: { by?: By; limit: number }): Promise<Withdrawn[]> => {
      const rows = await rowsOf<Omit<Withdrawn, 'at'> & { at: Date }>(statements.withdrawn, [
        now(),
        limit,
        by?.kind === 'source' ? by.id : null,
        by?.kind === 'tag' ? by.id : null,
      ])
      return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
    },
  }
}

type ListRows = { cards: CardRow; whole: WholeRow }

/** The most entries of one article's log that are told. */
const mostEntries = 1000

type LedgerRow = Omit<LedgerEntry, 'at' | 'issueNumber' | 'sequence'> & {
  at: Date
  issueNumber: null | string
  sequence: string
}

const correctionOf = (row: CorrectedRow) =>
  toCorrection({
    after: row.cAfter,
    at: row.cAt?.toISOString() ?? null,
    before: row.cBefore,
    issueNumber: row.cIssue === null ? null : Number(row.cIssue),
    kind: row.cKind,
    text: row.cText ?? '',
  })
