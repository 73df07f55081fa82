import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { sql } from '@payloadcms/db-postgres'
import type { PgColumn } from '@payloadcms/db-postgres/drizzle/pg-core'
import { bigint, index, uuid } from '@payloadcms/db-postgres/drizzle/pg-core'

import { indexedEntries, storySketchTable } from '../../collections/articles/storySketches.ts'
import type { Slugs } from '../../collections/slugs.ts'

type SchemaHook = PostgresAdapter['afterSchemaInit'][number]

/**
 * Adds the table of the articles' sketches to the schema, beside those that Payload makes of the
 * collections: a host's own migrations carry it like any other.
 *
 * The index is kept whole at every insert (`fastupdate` off): an import asks it once an article, and
 * each time would read through all that waits to be put into it.
 */
export const addStorySketches =
  ({ slugs }: { slugs: Slugs }): SchemaHook =>
  ({ adapter, schema }) => {
    const articles = schema.tables[slugs.articles.replaceAll('-', '_')] as unknown as {
      id: PgColumn
    }
    const name = storySketchTable({ slugs })
    const columns = {
      article: uuid('article_id')
        .primaryKey()
        .references(() => articles.id, { onDelete: 'cascade' }),
      keys: bigint('keys', { mode: 'number' }).array().notNull(),
    }
    const { pgSchema } = adapter as unknown as PostgresAdapter
    const table = pgSchema.table(name, columns, ({ keys }) => ({
      keys: index(`${name}_keys_idx`)
        .using('gin', sql`(${keys}[1:${sql.raw(String(indexedEntries))}])`)
        .with({ fastupdate: false }),
    }))
    return { ...schema, tables: { ...schema.tables, [name]: table } }
  }
