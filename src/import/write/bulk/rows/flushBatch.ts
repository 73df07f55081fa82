import type { PoolClient } from 'pg'

import type { Row } from './copyRows.ts'
import { columnOf, copyRows } from './copyRows.ts'
import type { SealedBatch } from './sealBatch.ts'
import type { Table, Tables } from './tables.ts'
import { updateStories } from '../stories/updateStories.ts'

type FlushArgs = { batch: SealedBatch; client: PoolClient; tables: Tables }

/** Sends the new rows of a batch, within the client's transaction. */
export const insertBatch = async ({
  batch: { copies },
  client,
}: Omit<FlushArgs, 'tables'>): Promise<void> => {
  for (const copy of copies) await copyRows({ client, copy })
}

/** Changes the rows that are there already, within the same transaction. */
export const updateBatch = async (args: FlushArgs & { mostVersions: number }): Promise<void> => {
  await updateDocuments(args)
  await updateArticles(args)
  await updateStories({ ...args, stories: args.batch.stories })
  await updateLinks(args)
  await updateUsage(args)
}

const updateDocuments = async ({ batch: { documents }, client, tables }: FlushArgs) => {
  const fields = [
    'rawText',
    'parse',
    'outcome',
    'reason',
    'confidence',
    'encoding',
    'sha256',
    'parserVersion',
    'run',
    'updatedAt',
  ]
  await updateRows({ client, fields, rows: documents, table: tables.documents })
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

/** As Payload's update does it: the row, its tags, a version of both; old versions beyond the most go. */
const updateArticles = async ({
  batch: { articles },
  client,
  mostVersions,
  tables,
}: FlushArgs & { mostVersions: number }) => {
  if (articles.length === 0) return
  const { articleRels, versionRels, versions } = tables
  const ids = articles.map(({ row }) => row['id'])
  await updateRows({
    client,
    fields: changedFields,
    kept: ['body', 'searchText'],
    rows: articles.map(({ row }) => row),
    table: tables.articles,
  })
  const retagged = articles.filter(({ tags }) => tags !== null)
  await client.query(
    `DELETE FROM ${articleRels.name} WHERE path = 'tags' AND parent_id = ANY($1::uuid[])`,
    [retagged.map(({ row }) => row['id'])],
  )
  const rels = retagged.flatMap(({ row, tags }) =>
    (tags ?? []).map((tag, at) => ({ order: at + 1, parent: row['id'], tag })),
  )
  await client.query(
    `INSERT INTO ${articleRels.name} ("order", parent_id, path, tags_id)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS r("order" int, parent uuid, path text, tag uuid)`,
    [JSON.stringify(rels.map((rel) => ({ ...rel, path: 'tags' })))],
  )
  await client.query(
    `UPDATE ${versions.name} SET latest = false WHERE parent_id = ANY($1::uuid[]) AND latest`,
    [ids],
  )
  await insertVersions({ client, ids: articles.map(() => versions.newId()), of: ids, tables })
  await client.query(
    `INSERT INTO ${versionRels.name} ("order", parent_id, path, tags_id)
     SELECT r."order", v.id, 'version.tags', r.tags_id FROM ${versions.name} v
     JOIN ${articleRels.name} r ON r.parent_id = v.parent_id AND r.path = 'tags'
     WHERE v.latest AND v.parent_id = ANY($1::uuid[]) ORDER BY v.id, r."order"`,
    [ids],
  )
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

const updateLinks = async ({ batch: { links, removedLinks }, client, tables }: FlushArgs) => {
  if (removedLinks.length > 0) {
    await client.query(
      `DELETE FROM ${tables.links.name} t WHERE id = ANY($1::uuid[]) AND ${undecided}`,
      [removedLinks],
    )
  }
  if (links.length === 0) return
  const fields = ['to', 'kind', 'state', 'order']
  await updateRows({ client, condition: undecided, fields, rows: links, table: tables.links })
}

/** A person may have chosen an article for a link since the batch looked at it. */
const undecided = 't.decided_at IS NULL'

const updateUsage = async ({ batch: { usage }, client, tables }: FlushArgs) => {
  if (usage.length === 0) return
  await client.query(
    `UPDATE ${tables.tags.name} t SET usage = coalesce(t.usage, 0) + u.by
     FROM unnest($1::uuid[], $2::int[]) AS u(id, by) WHERE t.id = u.id`,
    [usage.map(({ id }) => id), usage.map(({ by }) => by)],
  )
}

/**
 * Sets these fields of rows by their ids. The values travel as one JSON document whose columns take
 * their types from the table itself.
 */
const updateRows = async ({
  client,
  condition = 'true',
  fields,
  kept = [],
  rows,
  table,
}: {
  client: PoolClient
  /** Of a row `t` of the table: those that it does not hold for stay as they are. */
  condition?: string
  fields: readonly string[]
  /** Fields that stay as they are where a row has no value. A long value that stays is not moved. */
  kept?: readonly string[]
  rows: readonly Row[]
  table: Table
}) => {
  if (rows.length === 0) return
  const columns = fields.map((field) => ({ column: columnOf({ field, table }), field }))
  const set = columns
    .map(({ column, field }) =>
      kept.includes(field)
        ? `"${column}" = coalesce(r."${column}", t."${column}")`
        : `"${column}" = r."${column}"`,
    )
    .join(', ')
  const values = rows.map((row) => ({
    id: row['id'],
    ...Object.fromEntries(columns.map(({ column, field }) => [column, plain(row[field])])),
  }))
  await client.query(
    `UPDATE ${table.name} t SET ${set}
     FROM jsonb_populate_recordset(NULL::${table.name}, $1::jsonb) r WHERE t.id = r.id AND ${condition}`,
    [JSON.stringify(values)],
  )
}

const plain = (cell: Row[string]): unknown =>
  typeof cell === 'object' && cell !== null ? cell.value : (cell ?? null)
