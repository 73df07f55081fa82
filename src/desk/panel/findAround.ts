import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { sessionOf } from '../../database/sessionOf.ts'
import type { IssueRow } from './issueRows.ts'
import type { OtherArticle } from './types.ts'

/** What stands around an article, as one statement finds it. Moments are ISO 8601. */
export type Around = {
  /** Of the column `parse` of its document: the conflicts, and those in which its value was taken. */
  conflicts: unknown
  issues: Listed<IssueRow>
  linksIn: Listed<LinkInRow>
  linksOut: Listed<LinkOutRow>
  /** The name of whoever gave the article terms of its own. */
  overriddenBy: null | string
  /** When their reason was first saved, for those of a time that nobody noted. */
  overriddenSince: null | string
  /** The name of its source. */
  source: null | string
  versions: Listed<OtherArticle & { headlineOrigin: string }>
}

type Listed<Row> = { docs: Row[]; total: number }

type LinkInRow = { from: OtherArticle; id: string; kind: string; title: string }

type LinkOutRow = {
  decidedAt: null | string
  dismissed: number
  id: string
  key: null | string
  kind: string
  state: string
  title: string
  to: null | OtherArticle
}

type Args = {
  article: string
  document: null | string
  /** The id of whoever gave the article its own terms of use. */
  overriddenBy: null | string
  /** The reason of those terms, where there are any. */
  overrideReason: null | string
  publicId: null | string
  req: PayloadRequest
  slugs: Slugs
  source: null | string
  story: null | string
}

/** The most of each that is shown; the totals tell of the rest. */
const most = { issues: 100, linksIn: 30, linksOut: 50, versions: 20 } as const

/** Links, other versions, issue log and conflicts of an article: one statement, each part by an index. */
export const findAround = async (args: Args): Promise<Around> => {
  const session = await sessionOf(args.req)
  const part = partsOf(args)
  const { rows } = await session.execute<Around>(sql`SELECT
    (${part.linksOut}) AS "linksOut", (${part.linksIn}) AS "linksIn", (${part.versions}) AS versions,
    (${part.issues}) AS issues, (${part.conflicts}) AS conflicts, (${part.source}) AS source,
    (${part.overriddenBy}) AS "overriddenBy", (${part.overriddenSince}) AS "overriddenSince"`)
  const [around] = rows
  if (!around) throw new Error('The database answered without a row.')
  return around
}

type Sql = ReturnType<typeof sql>

const partsOf = ({
  article,
  document,
  overriddenBy,
  overrideReason,
  publicId,
  slugs,
  source,
  story,
}: Args): Record<keyof Around, Sql> => {
  const table = (slug: string): Sql => sql`${sql.identifier(slug.replaceAll('-', '_'))}`
  const links = table(slugs.relatedLinks)
  const other = (alias: string): Sql => {
    const name = sql.identifier(alias)
    return sql`jsonb_build_object('headline', coalesce(${name}.headline, ''), 'id', ${name}.id,
      'isTrashed', ${name}.deleted_at IS NOT NULL, 'pubStatus', ${name}.pub_status,
      'originalPublishedAt', ${moment(sql`${name}.original_published_at`)}, 'stage', ${name}.stage,
      'headlineOrigin', ${name}.headline_origin,
      'source', (SELECT s.name FROM ${table(slugs.sources)} s WHERE s.id = ${name}.source_id))`
  }
  const listed = ({ count, rows }: { count: Sql; rows: Sql }): Sql =>
    sql`SELECT jsonb_build_object('docs', coalesce((SELECT jsonb_agg(r.doc ORDER BY r.at) FROM (${rows}) r),
      '[]'::jsonb), 'total', (SELECT count(*) ${count}))`

  const outOf = sql`FROM ${links} l WHERE l.from_id = ${article}::uuid`
  const into = sql`FROM ${links} l WHERE l.to_id = ${article}::uuid AND l.from_id <> ${article}::uuid`
  const sameStory = sql`FROM ${table(slugs.articles)} a WHERE a.story_cluster = ${story}
    AND a.id <> ${article}::uuid AND a.deleted_at IS NULL`
  const issued = sql`FROM ${table(slugs.issueLog)} i WHERE i.public_id = ${publicId}`
  return {
    conflicts: sql`SELECT jsonb_build_object('conflicts', d.parse -> 'conflicts', 'taken', d.parse -> 'taken')
      FROM ${table(slugs.documents)} d
      WHERE d.id = ${document}::uuid`,
    issues: listed({
      count: issued,
      rows: sql`SELECT -i.sequence AS at, jsonb_build_object('action', i.action,
          'at', ${moment(sql`i.at`)}, 'byName', i.by_name, 'contentHash', i.content_hash,
          'hash', i.hash, 'issueNumber', i.issue_number, 'note', i.note,
          'previousHash', i.previous_hash, 'publicId', i.public_id, 'reason', i.reason,
          'sequence', i.sequence) AS doc
        ${issued} ORDER BY i.sequence DESC LIMIT ${most.issues}`,
    }),
    linksIn: listed({
      count: into,
      rows: sql`SELECT n.id AS at, jsonb_build_object('from', ${other('f')}, 'id', n.id, 'kind', n.kind,
          'title', n.title) AS doc
        FROM (SELECT l.* ${into} ORDER BY l.id LIMIT ${most.linksIn}) n
          JOIN ${table(slugs.articles)} f ON f.id = n.from_id`,
    }),
    linksOut: listed({
      count: outOf,
      rows: sql`SELECT (n."order", n.id) AS at, jsonb_build_object('decidedAt', ${moment(sql`n.decided_at`)},
          'dismissed', (SELECT count(*) FROM ${table(`${slugs.relatedLinks}_rels`)} x
            WHERE x.parent_id = n.id AND x.path = 'dismissed'),
          'id', n.id, 'key', n.match_key, 'kind', n.kind, 'state', n.state, 'title', n.title,
          'to', CASE WHEN t.id IS NOT NULL THEN ${other('t')} END) AS doc
        FROM (SELECT l.* ${outOf} ORDER BY l."order", l.id LIMIT ${most.linksOut}) n
          LEFT JOIN ${table(slugs.articles)} t ON t.id = n.to_id`,
    }),
    overriddenBy: sql`SELECT coalesce(u.name, u.email) FROM ${table(slugs.users)} u
      WHERE u.id = ${overriddenBy}::uuid`,
    overriddenSince: sql`SELECT ${moment(sql`min(v.created_at)`)}
      FROM ${table(`_${slugs.articles}_v`)} v
      WHERE v.parent_id = ${article}::uuid AND v.version_rights_reason = ${overrideReason}`,
    source: sql`SELECT s.name FROM ${table(slugs.sources)} s WHERE s.id = ${source}::uuid`,
    versions: listed({
      count: sameStory,
      rows: sql`SELECT (a.stage IS DISTINCT FROM 'live', a.id) AS at, ${other('a')} AS doc ${sameStory}
        ORDER BY a.stage IS DISTINCT FROM 'live', a.id LIMIT ${most.versions}`,
    }),
  }
}

/** ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
const moment = (column: Sql): Sql =>
  sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
