import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { sql } from '@payloadcms/db-postgres'
import type { ExtraConfigColumn, IndexBuilder } from '@payloadcms/db-postgres/drizzle/pg-core'
import { index } from '@payloadcms/db-postgres/drizzle/pg-core'
import type { Config } from 'payload'

import { withdrawals } from '../../collections/issueLog/index.ts'
import type { Slugs } from '../../collections/slugs.ts'
import { outboxIndexes } from './indexes/outboxIndexes.ts'
import { replacedIndexes } from './indexes/replacedIndexes.ts'
import { outliveConnections } from './outliveConnections.ts'
import { leaveOutIndexes } from './leftOutIndexes.ts'
import { addStorySketches } from './storySketches.ts'
import { addTables } from './tables.ts'
import { isBlank, openConflict } from './worklistConditions.ts'

type SchemaHook = PostgresAdapter['afterSchemaInit'][number]

/** Extensions that our indexes need; they come with PostgreSQL itself. */
const extensions = ['pg_trgm']

/**
 * The host's database adapter with our indexes, tables and extensions added to it, and with a guard that
 * keeps every process that opens it alive when it loses a connection.
 *
 * Payload by itself builds btree indexes of one column; these are the composite, partial and trigram
 * ones. They become part of the generated schema, so that a host's own migrations carry them.
 *
 * @throws Error when the adapter is not Payload's for Postgres
 */
export const withArchiveIndexes = ({
  adapter,
  slugs,
}: {
  adapter: Config['db']
  slugs: Slugs
}): Config['db'] => ({
  ...adapter,
  init: (args) => {
    const initialized = adapter.init(args)
    if (initialized.packageName !== '@payloadcms/db-postgres') {
      throw new Error(
        'nashra needs Postgres. Set db to postgresAdapter({ … }) in the Payload config.',
      )
    }
    const postgres = initialized as unknown as PostgresAdapter
    for (const extension of extensions) postgres.extensions[extension] = true
    postgres.beforeSchemaInit = [...postgres.beforeSchemaInit, leaveOutIndexes({ slugs })]
    postgres.afterSchemaInit = [
      ...postgres.afterSchemaInit,
      addIndexes({ slugs }),
      addStorySketches({ slugs }),
      addTables,
    ]
    outliveConnections(postgres)
    return initialized
  },
})

type Columns = Record<string, ExtraConfigColumn>

type TableIndex = {
  build: (columns: Columns) => IndexBuilder
  columns: readonly string[]
  name: string
  table: string
}

/** Every index of ours, by table. `columns` are named so that a host's change of a field is noticed. */
const archiveIndexes = ({ slugs }: { slugs: Slugs }): TableIndex[] => {
  const tableOf = (slug: string) => slug.replaceAll('-', '_')
  const trigram = (slug: string, column: string): TableIndex => ({
    build: (columns) =>
      index(`${tableOf(slug)}_${snakeCase(column)}_trgm_idx`).using(
        'gin',
        sql`${columns[column]} gin_trgm_ops`,
      ),
    columns: [column],
    name: `${column}Trigram`,
    table: tableOf(slug),
  })
  const articles = tableOf(slugs.articles)
  return [
    {
      // What readers list: the published ones, the latest issue first, with the id to break ties.
      // Ascending, because Payload sorts with nulls first, which is this index read backwards.
      build: ({ id, lastIssuedAt, _status: status }) =>
        index(`${articles}_public_idx`)
          .on(lastIssuedAt!, id!)
          .where(sql`${status} = 'published'`),
      columns: ['_status', 'id', 'lastIssuedAt'],
      name: 'public',
      table: articles,
    },
    {
      // What is to go out, by its time: few rows of many.
      build: ({ id, scheduledFor, stage }) =>
        index(`${articles}_scheduled_idx`)
          .on(scheduledFor!, id!)
          .where(sql`${stage} = 'scheduled'`),
      columns: ['id', 'scheduledFor', 'stage'],
      name: 'scheduled',
      table: articles,
    },
    {
      // What was stopped while it is checked: a handful.
      build: ({ id, pubStatus }) =>
        index(`${articles}_withheld_idx`)
          .on(id!)
          .where(sql`${pubStatus} = 'withheld'`),
      columns: ['id', 'pubStatus'],
      name: 'withheld',
      table: articles,
    },
    {
      // Documents with a conflict that nobody has decided, without reading what is kept of all others.
      build: ({ id, parse }) =>
        index(`${tableOf(slugs.documents)}_conflicts_idx`)
          .on(id!)
          .where(openConflict(parse)),
      columns: ['id', 'parse'],
      name: 'conflicts',
      table: tableOf(slugs.documents),
    },
    {
      // What the desk works through: every list of open articles is counted from this index alone, and read
      // in its order, without visiting the rows themselves, which are wide.
      build: (columns) => {
        const [id, ...others] = deskColumns.map((name) => columns[name]!)
        return index(`_${articles}_v_desk_idx`)
          .on(id!, ...others)
          .where(openVersions(columns))
      },
      columns: [...deskColumns, 'latest', 'version_deletedAt'],
      name: 'desk',
      table: `_${articles}_v`,
    },
    {
      // Drafts without a headline: few, for no import makes one.
      build: ({ latest, parent, version_headline: headline }) =>
        index(`_${articles}_v_untitled_idx`)
          .on(parent!)
          .where(sql`${latest} AND ${isBlank(headline)}`),
      columns: ['latest', 'parent', 'version_headline'],
      name: 'untitled',
      table: `_${articles}_v`,
    },
    {
      // What the admin panel lists: the latest version of each article.
      build: ({ latest, version_updatedAt: updatedAt }) =>
        index(`_${articles}_v_latest_updated_idx`)
          .on(updatedAt!)
          .where(sql`${latest}`),
      columns: ['latest', 'version_updatedAt'],
      name: 'latestUpdated',
      table: `_${articles}_v`,
    },
    {
      // A tag's articles, without visiting the rows of other relations.
      build: ({ parent, path, tagsID }) =>
        index(`${articles}_rels_tag_idx`)
          .on(tagsID!, path!, parent!)
          .where(sql`${tagsID} is not null`),
      columns: ['parent', 'path', 'tagsID'],
      name: 'tag',
      table: `${articles}_rels`,
    },
    {
      // What readers lost lately: few rows of many.
      build: ({ action, at }) =>
        index(`${tableOf(slugs.issueLog)}_withdrawn_idx`)
          .on(at!)
          .where(sql`${action} in (${sql.raw(withdrawals.map((name) => `'${name}'`).join(', '))})`),
      columns: ['action', 'at'],
      name: 'withdrawn',
      table: tableOf(slugs.issueLog),
    },
    {
      // Near titles are sought among the headlines that were printed. Those that were inferred are nearly
      // half of an archive, and without them the search takes two thirds of its time.
      build: ({ headlineOrigin, titleKey }) =>
        index(`${articles}_title_key_trgm_idx`)
          .using('gin', sql`${titleKey} gin_trgm_ops`)
          .where(sql`${headlineOrigin} <> 'inferred'`),
      columns: ['headlineOrigin', 'titleKey'],
      name: 'titleKeyTrigram',
      table: articles,
    },
    trigram(slugs.tags, 'matchKey'),
    trigram(slugs.sources, 'matchKey'),
    ...outboxIndexes({ slugs }),
    ...replacedIndexes({ slugs }).map(({ build, column, table }): TableIndex => ({
      build: (columns) => build(columns[column]!),
      columns: [column],
      name: `${column}Lookup`,
      table,
    })),
  ]
}

/** All that the lists of open articles go by; the first gives their order. */
const deskColumns = [
  'parent',
  'version_stage',
  'version_headlineOrigin',
  'version_source',
  'version_originalPublishedAt',
  'version_rights_republish',
  'version_storyCluster',
] as const

const openVersions = ({ latest, version_deletedAt: deletedAt, version_stage: stage }: Columns) =>
  sql`${latest} AND ${deletedAt} IS NULL AND ${stage} IN ('imported', 'review', 'ready')`

const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const addIndexes =
  ({ slugs }: { slugs: Slugs }): SchemaHook =>
  ({ extendTable, schema }) => {
    for (const { build, columns, name, table: tableName } of archiveIndexes({ slugs })) {
      const table = schema.tables[tableName] as (Columns & object) | undefined
      const missing = table ? columns.find((column) => !(column in table)) : tableName
      if (!table || missing) {
        throw new Error(
          `nashra: the index "${name}" needs ${missing} in the table ${tableName}. Keep that field when overriding the collection.`,
        )
      }
      extendTable({
        extraConfig: (own) => ({ [name]: build(own) }),
        table: table as unknown as Parameters<typeof extendTable>[0]['table'],
      })
    }
    return schema
  }
