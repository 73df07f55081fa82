import type { PoolClient } from 'pg'

import type { CopyText, Row } from './copyRows.ts'
import { columnOf, copyText } from './copyRows.ts'
import type { ArticleState } from '../memory/states.ts'
import { sendCopies } from './sendCopies.ts'
import { relFields, relRows } from './tableRows.ts'
import type { Tables } from './tables.ts'
import { updateRows } from './updateRows.ts'

/** Articles that are there and change, each with a version of its own, and their tags. */
export type ChangedArticles = {
  ids: readonly string[]
  /** Tags of those in `retagged`, in the place of what they had. */
  rels: CopyText
  retagged: readonly string[]
  /** By the names of the fields. */
  rows: readonly Row[]
  versionIds: readonly string[]
  /** Tags of the versions, whether they change or not. */
  versionRels: CopyText
}

/** Writes out what changes of articles. `tags`: null where they stay. */
export const changedArticles = ({
  changes,
  tables: { articleRels, versionRels, versions },
}: {
  changes: readonly { row: Row; state: ArticleState; tags: null | readonly string[] }[]
  tables: Tables
}): ChangedArticles => {
  const all = changes.map((change) => ({ ...change, version: versions.newId() }))
  const retagged = changes.flatMap(({ state: { id }, tags }) => (tags ? { id, tags } : []))
  return {
    ids: changes.map(({ state }) => state.id),
    rels: copyText({
      fields: relFields,
      rows: retagged.flatMap(({ id, tags }) => relRows({ parent: id, path: 'tags', tags })),
      table: articleRels,
    }),
    retagged: retagged.map(({ id }) => id),
    rows: changes.map(({ row }) => row),
    versionIds: all.map(({ version }) => version),
    versionRels: copyText({
      fields: relFields,
      rows: all.flatMap(({ state, tags, version }) =>
        relRows({ parent: version, path: 'version.tags', tags: tags ?? state.known.tags }),
      ),
      table: versionRels,
    }),
  }
}

/** Fields that an import changes in an article, with those that follow from them. */
const changedFields = [
  'headline',
  'headlineOrigin',
  'body',
  'originalAuthor',
  'originalDatePrecision',
  'originalPublishedAt',
  'originalUrl',
  'source',
  'document',
  'documentPart',
  'importKey',
  'slug',
  'latinSlug',
  'titleKey',
  'contentHash',
  'textKey',
  'searchText',
  'updatedAt',
]

/**
 * As Payload's update does it: the row, its tags, a version of both; old versions beyond the most go.
 */
export const updateArticles = async ({
  changed: { ids, retagged, rels, rows, versionIds, versionRels },
  client,
  mostVersions,
  tables,
}: {
  changed: ChangedArticles
  client: PoolClient
  /** Of one article; 0 keeps all. */
  mostVersions: number
  tables: Tables
}): Promise<void> => {
  if (ids.length === 0) return
  const { articleRels, versions } = tables
  await updateRows({
    client,
    fields: changedFields,
    kept: ['body', 'searchText'],
    rows,
    table: tables.articles,
  })
  await client.query(
    `DELETE FROM ${articleRels.name} WHERE path = 'tags' AND parent_id = ANY($1::uuid[])`,
    [retagged],
  )
  await sendCopies({ client, copies: [rels] })
  await client.query(
    `UPDATE ${versions.name} SET latest = false WHERE parent_id = ANY($1::uuid[]) AND latest`,
    [ids],
  )
  await insertVersions({ client, ids: versionIds, of: ids, tables })
  await sendCopies({ client, copies: [versionRels] })
  if (mostVersions > 0) {
    await client.query(
      `DELETE FROM ${versions.name} WHERE id IN (
         SELECT id FROM (
           SELECT id, row_number() OVER (PARTITION BY parent_id ORDER BY updated_at DESC) AS place
           FROM ${versions.name} WHERE parent_id = ANY($1::uuid[])
         ) v WHERE place > $2)`,
      [ids, mostVersions],
    )
  }
}

const insertVersions = async ({
  client,
  ids,
  of,
  tables: { articles, versions },
}: {
  client: PoolClient
  ids: readonly string[]
  of: readonly unknown[]
  tables: Tables
}) => {
  const shared = [...articles.columns].filter(([field]) => versions.columns.has(`version_${field}`))
  const target = shared.map(
    ([field]) => `"${columnOf({ field: `version_${field}`, table: versions })}"`,
  )
  // A version has enumerations of its own.
  const source = shared.map(([field, column]) => {
    const type = versions.types.get(`version_${field}`) ?? ''
    return type === articles.types.get(field) ? `a."${column}"` : `a."${column}"::text::${type}`
  })
  await client.query(
    `INSERT INTO ${versions.name}
       (id, parent_id, ${target.join(', ')}, created_at, updated_at, latest, autosave)
     SELECT n.id, a.id, ${source.join(', ')}, a.updated_at, a.updated_at, true, false
     FROM unnest($1::uuid[], $2::uuid[]) AS n(id, article) JOIN ${articles.name} a ON a.id = n.article`,
    [ids, of],
  )
}
