import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { pgTable } from '@payloadcms/db-postgres/drizzle/pg-core'
import {
  bigint,
  bigserial,
  index,
  jsonb,
  primaryKey,
  timestamp,
  varchar,
} from '@payloadcms/db-postgres/drizzle/pg-core'

import { tableNames } from '../../collections/tableNames.ts'
import { mergeTables } from './mergeTables.ts'

type SchemaHook = PostgresAdapter['afterSchemaInit'][number]

/**
 * Adds the tables of ours that are no collections, and that the import, the desk and the read side keep, to the schema, so
 * that a host's own migrations carry them. Ids are text, whatever type the host's are, and may be of rows
 * that are gone: that is what these tables are for.
 */
export const addTables: SchemaHook = ({ adapter, schema }) => {
  const { pgSchema } = adapter as unknown as PostgresAdapter
  const table = pgSchema.table as unknown as typeof pgTable
  return {
    ...schema,
    tables: {
      ...schema.tables,
      // What a run wrote over, newest last, so that it can be put back.
      [tableNames.importUndo]: table(
        tableNames.importUndo,
        {
          seq: bigserial('seq', { mode: 'number' }).primaryKey(),
          changes: jsonb('changes').notNull(),
          document: varchar('document').notNull(),
          previous: jsonb('previous'),
          previousRun: varchar('previous_run'),
          run: varchar('run').notNull(),
        },
        ({ previousRun, run, seq }) => [
          index(`${tableNames.importUndo}_run_idx`).on(run, seq),
          index(`${tableNames.importUndo}_previous_run_idx`).on(previousRun),
        ],
      ),
      // Texts of articles that the desk took out or deleted: they do not come back by an import.
      [tableNames.takenTexts]: table(
        tableNames.takenTexts,
        {
          article: varchar('article').notNull(),
          at: timestamp('at', { mode: 'string', precision: 3, withTimezone: true })
            .defaultNow()
            .notNull(),
          textKey: varchar('text_key').notNull(),
        },
        ({ article, textKey }) => [
          primaryKey({ columns: [textKey, article], name: `${tableNames.takenTexts}_pkey` }),
          index(`${tableNames.takenTexts}_article_idx`).on(article),
        ],
      ),
      // Ordered by transaction, so that whoever follows it can tell what is complete (see `triggers.ts`).
      [tableNames.publicChanges]: table(
        tableNames.publicChanges,
        {
          at: timestamp('at', { mode: 'string', precision: 3, withTimezone: true }).notNull(),
          id: varchar('id').notNull(),
          kind: varchar('kind').notNull(),
          xact: bigint('xact', { mode: 'bigint' }).notNull(),
        },
        ({ id, kind, xact }) => [
          primaryKey({ columns: [kind, id], name: `${tableNames.publicChanges}_pkey` }),
          index(`${tableNames.publicChanges}_order_idx`).on(xact, kind, id),
        ],
      ),
      ...mergeTables(table),
    },
  }
}
