import { columnOf } from './copyRows.ts'
import type { Statement } from './sendSteps.ts'
import type { Part, Table, Tables } from './tables.ts'
import type { ChangedArticles } from './updateArticles.ts'
import { rowsAsJson } from './updateRows.ts'
import { asVersionType } from './versionTypes.ts'

/** Fields that an import changes in an article, with those that follow from them. */
const changedFields = [
  '_status',
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
  'firstPublishedAt',
  'issueNumber',
  'lastIssuedAt',
  'stage',
  'slug',
  'latinSlug',
  'titleKey',
  'contentHash',
  'textKey',
  'searchText',
  'updatedAt',
] as const

/** They stay as they are where a row has no value: a long one that stays is not sent. */
const keptFields: ReadonlySet<string> = new Set(['body', 'importKey', 'searchText'])

type Args = { changed: ChangedArticles; tables: Tables }

/**
 * Writes the changes into the rows, but for those that go into a draft, and for each a version: the one
 * before it with what changes, as Payload makes it.
 */
export const insertVersions = ({ changed, tables }: Args): Statement[] => {
  const { articles: saved, versions } = tables
  const { articles, rows } = changed
  const columns = changedFields.map((field) => ({
    column: columnOf({ field, table: saved }),
    field,
  }))
  const given = new Set<string>(changedFields)
  const own = [...versions.columns].flatMap(([field, column]) =>
    field.startsWith('version_') ? [{ column, field: field.slice('version_'.length) }] : [],
  )
  const saving: Statement = {
    sql: `WITH r AS MATERIALIZED (
       SELECT * FROM jsonb_populate_recordset(NULL::${saved.name}, $1::jsonb)
     ), written AS (
       UPDATE ${saved.name} t SET ${columns.map(({ column, field }) => `"${column}" = ${changedTo({ column, field, from: `t."${column}"` })}`).join(', ')}
       FROM r WHERE t.id = r.id AND r.id = ANY($2::uuid[])
     )
     INSERT INTO ${versions.name}
       (id, parent_id, ${own.map(({ column }) => `"${column}"`).join(', ')}, created_at, updated_at, latest, autosave)
     SELECT n.id, r.id, ${own.map(({ column, field }) => (given.has(field) ? versionValue({ column, field, tables }) : `v."${column}"`)).join(', ')},
       r.updated_at, r.updated_at, true, false
     FROM unnest($3::uuid[], $4::uuid[]) AS n(id, before)
     JOIN ${versions.name} v ON v.id = n.before JOIN r ON r.id = v.parent_id`,
    values: [
      rowsAsJson({ columns, rows }),
      articles.flatMap(({ id, isDraft }) => (isDraft ? [] : id)),
      articles.map(({ version }) => version),
      articles.map(({ before }) => before),
    ],
  }
  return [saving, ...copyParts({ changed, tables })]
}

const changedTo = ({
  column,
  field,
  from,
}: {
  column: string
  field: string
  from: string
}): string => (keptFields.has(field) ? `coalesce(r."${column}", ${from})` : `r."${column}"`)

const versionValue = ({
  column,
  field,
  tables,
}: {
  column: string
  field: string
  tables: Tables
}): string => {
  const saved = columnOf({ field, table: tables.articles })
  const value = changedTo({ column: saved, field, from: `v."${column}"` })
  return asVersionType({ field, tables, value })
}

/** Lists that stand in a version: all but its tags, which an import knows. */
const copyParts = ({
  changed: { articles },
  tables: { versionRels, versions },
}: Args): Statement[] => {
  const values = [articles.map(({ version }) => version), articles.map(({ before }) => before)]
  return (versions.parts ?? []).flatMap((part) => {
    const isRels = part.name === versionRels.name
    if (isRels && isOnlyTags(part)) return []
    const columns = [...part.columns].filter(
      ([field, column]) => column !== part.parent && (field !== 'id' || hasOwnIds(part)),
    )
    const value = ([field, column]: [string, string]) =>
      field === 'id' ? 'gen_random_uuid()' : `p."${column}"`
    return {
      sql: `INSERT INTO ${part.name} ("${part.parent}", ${columns.map(([, column]) => `"${column}"`).join(', ')})
       SELECT n.id, ${columns.map(value).join(', ')}
       FROM unnest($1::uuid[], $2::uuid[]) AS n(id, before)
       JOIN ${part.name} p ON p."${part.parent}" = n.before ${isRels ? `AND p.path <> 'version.tags'` : ''}
       ORDER BY p.id`,
      values,
    }
  })
}

/** Of uuids, which the database does not make by itself; numbers it does. */
const hasOwnIds = ({ types }: Part): boolean => types.get('id') === 'uuid'

/** No host has added a relation to many. */
const isOnlyTags = ({ columns }: Pick<Table, 'columns'>): boolean =>
  [...columns.keys()].every((field) => relColumns.has(field))

const relColumns: ReadonlySet<string> = new Set(['id', 'order', 'parent', 'path', 'tagsID'])
