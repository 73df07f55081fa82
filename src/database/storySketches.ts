import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PgColumn } from '@payloadcms/db-postgres/drizzle/pg-core'
import { bigint, primaryKey, uuid } from '@payloadcms/db-postgres/drizzle/pg-core'

import { storyEntryTable, storySketchTable } from '../../collections/articles/storySketches.ts'
import type { Slugs } from '../../collections/slugs.ts'

type SchemaHook = PostgresAdapter['afterSchemaInit'][number]

/**
 * Adds the tables of the articles' sketches to the schema, beside those that Payload makes of the
 * collections: a host's own migrations carry them like any other.
 *
 * - Sketches: one row an article, what its saved text has.
 * - Entries: a row for each entry by which an article is looked up. The key is the index that articles are found
 *   by, in the order of their ids. No foreign key: it would be checked six times an article; who reads a row
 *   asks whether its article is there.
 */
export const addStorySketches =
  ({ slugs }: { slugs: Slugs }): SchemaHook =>
  ({ adapter, schema }) => {
    const articles = schema.tables[slugs.articles.replaceAll('-', '_')] as unknown as {
      id: PgColumn
    }
    const { pgSchema } = adapter as unknown as PostgresAdapter
    const sketchTable = storySketchTable({ slugs })
    const sketches = pgSchema.table(sketchTable, {
      article: uuid('article_id')
        .primaryKey()
        .references(() => articles.id, { onDelete: 'cascade' }),
      keys: bigint('keys', { mode: 'number' }).array().notNull(),
    })
    const entryTable = storyEntryTable({ slugs })
    const entries = pgSchema.table(
      entryTable,
      {
        article: uuid('article_id').notNull(),
        key: bigint('key', { mode: 'number' }).notNull(),
      },
      ({ article, key }) => ({
        inOrder: primaryKey({ columns: [key, article], name: `${entryTable}_pk` }),
      }),
    )
    return {
      ...schema,
      tables: { ...schema.tables, [entryTable]: entries, [sketchTable]: sketches },
    }
  }
