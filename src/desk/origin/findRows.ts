import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { sessionOf } from '../../database/sessionOf.ts'

/** Characters of a document that are read again; a newspaper page has some thousand. */
export const mostParsed = 2_000_000

/** What stands around an article, as one statement finds it. Moments are ISO 8601. */
export type Surroundings = {
  document: null | DocumentRow
  source: null | { aliases: string[]; name: string }
  tags: { id: string; label: string }[]
  /** The newest first. */
  versions: VersionRow[]
}

export type DocumentRow = {
  adapter: string
  createdAt: string
  id: string
  length: number
  parse: unknown
  rawText: null | string
  run: null | { id: string; input: string; started: null | string }
  sourceKey: string
  updatedAt: string
}

/** Values of one version as texts; of the body a hash. */
export type VersionRow = {
  at: string
  body: null | string
  deck: null | string
  headline: null | string
  originalAuthor: null | string
  originalPublishedAt: null | string
  originalUrl: null | string
  source: null | string
}

type Args = { req: PayloadRequest; slugs: Slugs }

const table = (slug: string) => sql.identifier(slug.replaceAll('-', '_'))

/** The document of an article, its source and tags by name, and its versions: one statement. */
export const findSurroundings = async ({
  article,
  document,
  req,
  slugs,
  source,
  tags,
}: Args & {
  article: string
  document: null | string
  source: null | string
  tags: readonly string[]
}): Promise<Surroundings> => {
  const session = await sessionOf(req)
  const documents = sql`SELECT jsonb_build_object('id', d.id, 'adapter', d.adapter,
      'sourceKey', d.source_key, 'createdAt', ${moment(sql`d.created_at`)},
      'updatedAt', ${moment(sql`d.updated_at`)}, 'parse', d.parse, 'length', length(d.raw_text),
      'rawText', left(d.raw_text, ${mostParsed}),
      'run', CASE WHEN r.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'input', r.input,
        'started', ${moment(sql`r.started`)}) END)
    FROM ${table(slugs.documents)} d LEFT JOIN ${table(slugs.importRuns)} r ON r.id = d.run_id
    WHERE d.id = ${document}::uuid`
  const sources = sql`SELECT jsonb_build_object('name', s.name, 'aliases',
      (SELECT coalesce(jsonb_agg(a.name), '[]') FROM ${table(`${slugs.sources}_aliases`)} a
        WHERE a._parent_id = s.id))
    FROM ${table(slugs.sources)} s WHERE s.id = ${source}::uuid`
  const names = sql`SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'label', t.label)), '[]')
    FROM ${table(slugs.tags)} t
    WHERE t.id IN (SELECT value::uuid FROM jsonb_array_elements_text(${JSON.stringify(tags)}::jsonb))`
  const versions = sql`SELECT coalesce(jsonb_agg(jsonb_build_object('at', ${moment(sql`v.created_at`)},
      'headline', v.version_headline, 'deck', v.version_deck, 'body', md5(v.version_body::text),
      'originalAuthor', v.version_original_author, 'originalUrl', v.version_original_url,
      'originalPublishedAt', v.version_original_date_precision || ' ' ||
        ${moment(sql`v.version_original_published_at`)},
      'source', v.version_source_id) ORDER BY v.created_at DESC, v.id DESC), '[]')
    FROM (SELECT * FROM ${table(`_${slugs.articles}_v`)} WHERE parent_id = ${article}::uuid
      ORDER BY created_at DESC, id DESC LIMIT ${mostVersions}) v`
  const { rows } = await session.execute<Surroundings>(sql`SELECT (${documents}) AS document,
    (${sources}) AS source, (${names}) AS tags, (${versions}) AS versions`)
  return rows[0] ?? { document: null, source: null, tags: [], versions: [] }
}

const mostVersions = 50

/** ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
const moment = (column: ReturnType<typeof sql>) =>
  sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** A document that printed a title of an article above its text. */
export type PrintedElsewhere = {
  article: string
  document: string
  rawText: string
  sourceKey: string
}

/** The documents other than its own that have a title of an article under «اقرأ أيضا», three at most. */
export const findPrintedElsewhere = async ({
  article,
  document,
  req,
  slugs,
  titleKey,
}: Args & { article: string; document: null | string; titleKey: string }): Promise<
  PrintedElsewhere[]
> => {
  const session = await sessionOf(req)
  const { rows } = await session.execute<PrintedElsewhere>(sql`
    SELECT DISTINCT ON (d.id) f.id AS article, d.id AS document, d.source_key AS "sourceKey",
      left(d.raw_text, ${mostParsed}) AS "rawText"
    FROM ${table(slugs.relatedLinks)} l
      JOIN ${table(slugs.articles)} f ON f.id = l.from_id
      JOIN ${table(slugs.documents)} d ON d.id = f.document_id
    WHERE l.to_id = ${article}::uuid AND l.kind = 'readAlso' AND l.match_key = ${titleKey}
      AND d.id IS DISTINCT FROM ${document}::uuid AND d.raw_text IS NOT NULL
    ORDER BY d.id LIMIT 3`)
  return rows
}
