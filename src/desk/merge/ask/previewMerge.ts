import { sql } from '@payloadcms/db-postgres'

import { mostAliases } from '../../../../collections/shared/aliases.ts'
import { sessionOf } from '../../../database/sessionOf.ts'
import { learnedAliases } from '../change/learnedAliases.ts'
import type { Reference } from '../change/references.ts'
import { findReferences } from '../change/references.ts'
import { partsOf } from '../change/session.ts'
import type { MergeArgs, Sql } from '../kinds.ts'
import { kinds, namesTable, tableOf } from '../kinds.ts'
import { daysToUndo } from '../listMerges.ts'
import { loadPair } from '../names.ts'
import { refuseStrangers, sentence } from '../refuse.ts'
import type { BriefName } from './briefNames.ts'
import { briefNames } from './briefNames.ts'

/** What a merge would change. */
export type MergePreview = {
  /** Names by which the other is found from then on. */
  aliases: string[]
  articles: {
    /** Saved articles that name both: the tag stands there once, in the first place. */
    both: number
    /** Saved articles under the name, also drafts. */
    saved: number
    /** Their versions, which change with them. */
    versions: number
  }
  /** How long it can be undone. */
  daysToUndo: number
  /** What else names it, by table: channels' filters, a host's own collections. */
  elsewhere: { rows: number; table: string }[]
  from: BriefName
  into: BriefName
  /** Slugs that lead to the other from then on: its own, and those that led to it. */
  redirects: { from: string; to: string }[]
  /** Why it would be refused all the same; null where it would not be. */
  refused: null | { message: string; reason: 'tooManyAliases' }
  sample: SampleArticle[]
  /** Sources only: terms that differ. Those of `into` hold for all articles that state none of their own. */
  terms: { field: string; from: unknown; into: unknown }[]
}

export type SampleArticle = {
  hasBoth: boolean
  headline: null | string
  id: string
  stage: null | string
  status: null | string
}

const mostSampled = 10

/**
 * Foretells a merge, and changes nothing.
 *
 * @throws APIError 403, 404 or 409, as the merge would
 */
export const previewMerge = async ({
  from,
  into,
  ...args
}: MergeArgs & { from: string; into: string }): Promise<MergePreview> => {
  await refuseStrangers(args)
  const pair = await loadPair({ ...args, from, into })
  const brief = await briefNames({ ...args, ids: [from, into] })
  const learned = learnedAliases(pair)
  const isFull = pair.into.aliases.length + learned.length > mostAliases
  const counted = await countReferences({ ...args, from, into })
  const articles = counted.filter(({ reference }) => isOfArticles({ ...args, reference }))
  const sum = (among: Counted[], of: 'both' | 'rows') =>
    among.reduce((all, { [of]: rows }) => all + rows, 0)
  const saved = articles.filter(({ reference }) => reference.versions === null)
  return {
    aliases: learned.map(({ name }) => name),
    articles: {
      both: sum(saved, 'both'),
      saved: sum(saved, 'rows'),
      versions: sum(articles, 'rows') - sum(saved, 'rows'),
    },
    daysToUndo,
    elsewhere: counted
      .filter(({ reference, rows }) => rows > 0 && !isOfArticles({ ...args, reference }))
      .map(({ reference: { table }, rows }) => ({ rows, table: table.replace(/_rels$/, '') })),
    from: brief.get(from)!,
    into: brief.get(into)!,
    redirects: await findRedirects({ ...args, from, to: pair.into.slug }),
    refused: isFull
      ? { message: sentence({ ...args, reason: 'tooManyAliases' }), reason: 'tooManyAliases' }
      : null,
    sample: await sampleOf({ ...args, from, into }),
    terms: await compareTerms({ ...args, from, into }),
  }
}

type PairArgs = MergeArgs & { from: string; into: string }
type Counted = { both: number; reference: Reference; rows: number }

const countReferences = async ({ from, into, ...args }: PairArgs): Promise<Counted[]> => {
  const session = await sessionOf(args.req)
  const counted: Counted[] = []
  for (const reference of await findReferences(args)) {
    const { column, lane, table } = partsOf(reference)
    const other = sql`SELECT FROM ${table} o
      WHERE o.parent_id = r.parent_id AND o.path = r.path AND o.${sql.identifier(reference.column)} = ${into}::uuid`
    const both = reference.kind === 'list' ? sql`count(*) FILTER (WHERE EXISTS (${other}))` : sql`0`
    const lists =
      reference.kind === 'list' ? sql`count(DISTINCT (r.parent_id, ${lane}))` : sql`count(*)`
    const { rows } = await session.execute<{ both: number; rows: number }>(sql`
      SELECT ${lists}::int AS rows, ${both}::int AS both FROM ${table} r
      WHERE ${column} = ${from}::uuid`)
    counted.push({ both: rows[0]?.both ?? 0, reference, rows: rows[0]?.rows ?? 0 })
  }
  return counted
}

const isOfArticles = ({
  reference: { documents, versions },
  slugs,
}: Pick<MergeArgs, 'slugs'> & { reference: Reference }): boolean => {
  const articles = slugs.articles.replaceAll('-', '_')
  return documents === articles || versions === `_${articles}_v`
}

const findRedirects = async ({
  from,
  to,
  ...args
}: MergeArgs & { from: string; to: string }): Promise<MergePreview['redirects']> => {
  const session = await sessionOf(args.req)
  const { rows } = await session.execute<{ slug: string }>(sql`
    SELECT slug FROM ${namesTable(args)}
    WHERE (id = ${from}::uuid OR merged_into_id = ${from}::uuid) AND slug <> '' ORDER BY slug`)
  return rows.map(({ slug }) => ({ from: slug, to }))
}

const sampleOf = async ({ from, into, of, req, slugs }: PairArgs): Promise<SampleArticle[]> => {
  const session = await sessionOf(req)
  const under = (id: string): Sql => kinds[of].articlesUnder({ id: sql`${id}::uuid`, slugs })
  const { rows } = await session.execute<SampleArticle>(sql`
    SELECT a.id::text, a.headline, a.stage::text, a._status::text AS status,
      EXISTS (SELECT FROM (${under(into)}) o WHERE o.id = a.id) AS "hasBoth"
    FROM (SELECT u.id FROM (${under(from)}) u LIMIT ${mostSampled}) s
    JOIN ${tableOf(slugs.articles)} a ON a.id = s.id ORDER BY a.id DESC`)
  return rows
}

const compareTerms = async ({ from, into, ...args }: PairArgs): Promise<MergePreview['terms']> => {
  const fields = Object.entries(kinds[args.of].terms)
  if (fields.length === 0) return []
  const session = await sessionOf(args.req)
  const { rows } = await session.execute<{ id: string; row: Record<string, unknown> }>(sql`
    SELECT n.id::text, to_jsonb(n) AS row FROM ${namesTable(args)} n
    WHERE n.id IN (${from}::uuid, ${into}::uuid)`)
  const valueOf = (id: string, column: string): unknown =>
    rows.find((row) => row.id === id)?.row[column] ?? null
  return fields
    .map(([field, column]) => ({ field, from: valueOf(from, column), into: valueOf(into, column) }))
    .filter((term) => term.from !== term.into)
}
