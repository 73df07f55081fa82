import { eachOf } from '../fetch/reader.ts'
import type { ChangedArticle } from '../memory/draft.ts'
import type { CopyText, Row } from './copyRows.ts'
import { columnOf, copyText } from './copyRows.ts'
import { insertVersions } from './insertVersions.ts'
import type { Statement, Step } from './sendSteps.ts'
import { relFields, relRows } from './tableRows.ts'
import type { Tables } from './tables.ts'

/** Articles that are there and change, each with a version of its own, and their tags. */
export type ChangedArticles = {
  /** As they were looked at, and what the version of each is to be. */
  articles: readonly {
    at: string
    before: null | string
    /** When that version was saved last. */
    beforeAt: null | string
    id: string
    isDraft: boolean
    version: string
  }[]
  /** Tags of those in `retagged`, in the place of what they had. */
  rels: CopyText
  retagged: readonly string[]
  /** By the names of the fields. */
  rows: readonly Row[]
  /** Tags of the versions, whether they change or not. */
  versionRels: CopyText
}

/** Writes out what changes of articles. */
export const changedArticles = ({
  changes,
  tables: { articleRels, versionRels },
}: {
  changes: readonly ChangedArticle[]
  tables: Tables
}): ChangedArticles => {
  const retagged = changes.filter(({ isDraft, isRetagged }) => isRetagged && !isDraft)
  return {
    articles: changes.map(({ isDraft, seen, state: { id }, version }) => ({
      at: seen.at,
      before: seen.version,
      beforeAt: seen.versionAt,
      id,
      isDraft,
      version,
    })),
    rels: copyText({
      fields: relFields,
      rows: retagged.flatMap(({ state: { id }, tags }) =>
        relRows({ parent: id, path: 'tags', tags }),
      ),
      table: articleRels,
    }),
    retagged: retagged.map(({ state }) => state.id),
    rows: changes.map(({ row }) => row),
    versionRels: copyText({
      fields: relFields,
      rows: changes.flatMap(({ tags, version }) =>
        relRows({ parent: version, path: 'version.tags', tags }),
      ),
      table: versionRels,
    }),
  }
}

/**
 * As Payload's update does it: the row, its tags, a version of both; old versions beyond the most go. Of
 * an article that readers see otherwise, the version only. The database refuses it when somebody else changed
 * one of them since it was looked at.
 */
export const updateArticles = ({
  changed,
  mostVersions,
  tables,
}: {
  changed: ChangedArticles
  /** Of one article; 0 keeps all. */
  mostVersions: number
  tables: Tables
}): Step[] => {
  const { articles, rels, retagged, versionRels } = changed
  if (articles.length === 0) return []
  const ids = articles.map(({ id }) => id)
  const { articleRels, versions } = tables
  const untagging = {
    sql: `DELETE FROM ${articleRels.name} WHERE path = 'tags' AND parent_id = ANY($1::uuid[])`,
    values: [retagged],
  }
  const thinning = {
    sql: `DELETE FROM ${versions.name} WHERE id IN (
       SELECT id FROM (
         SELECT id, row_number() OVER (PARTITION BY parent_id ORDER BY updated_at DESC) AS place
         FROM ${versions.name} WHERE parent_id = ANY($1::uuid[])
       ) v WHERE place > $2)`,
    values: [ids, mostVersions],
  }
  return [
    ...holdUnchanged({ articles, tables }),
    {
      sql: `UPDATE ${versions.name} SET latest = false WHERE id = ANY(ARRAY(
         SELECT v.id FROM ${eachOf({ condition: 'parent_id = asked.key', table: versions, type: 'uuid' })} v
         WHERE coalesce(v.latest, false)))`,
      values: [ids],
    },
    ...insertVersions({ changed, tables }),
    ...(retagged.length > 0 ? [untagging] : []),
    rels,
    versionRels,
    ...(mostVersions > 0 ? [thinning] : []),
  ]
}

/**
 * Holds the articles and their newest versions until the transaction ends: an action of the desk, or a save,
 * comes before it and is seen here, or waits for it.
 *
 * In two statements, since one judges by what was there when it began: a version that was added meanwhile
 * waits for the article, and is only seen by the next. A version that is written over is held itself.
 *
 * What comes after is on its way already, so the database has to break it off: a sentence is no number.
 */
const holdUnchanged = ({
  articles,
  tables,
}: Pick<ChangedArticles, 'articles'> & { tables: Tables }): Statement[] => {
  const updatedAt = columnOf({ field: 'updatedAt', table: tables.articles })
  const ids = articles.map(({ id }) => id)
  return [
    {
      sql: `SELECT FROM ${tables.articles.name} WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`,
      values: [ids],
    },
    {
      sql: `WITH held AS (
         SELECT a.id FROM unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::timestamptz[])
           AS s(id, at, version, version_at)
         JOIN ${tables.articles.name} a ON a.id = s.id AND a."${updatedAt}" = s.at
         JOIN ${tables.versions.name} v ON v.id = s.version AND v.parent_id = a.id
           AND coalesce(v.latest, false) AND v.updated_at = s.version_at
         WHERE NOT EXISTS (SELECT FROM payload_locked_documents_rels d WHERE d.articles_id = a.id)
         ORDER BY a.id FOR UPDATE OF v)
       SELECT (CASE count(*) WHEN $5::int THEN '0' ELSE $6 END)::int FROM held`,
      values: [
        ids,
        articles.map(({ at }) => at),
        articles.map(({ before }) => before),
        articles.map(({ beforeAt }) => beforeAt),
        articles.length,
        'An article was changed by somebody else since the batch looked at it.',
      ],
    },
  ]
}
