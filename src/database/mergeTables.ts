import type { pgTable } from '@payloadcms/db-postgres/drizzle/pg-core'
import {
  bigserial,
  index,
  integer,
  jsonb,
  primaryKey,
  timestamp,
  varchar,
} from '@payloadcms/db-postgres/drizzle/pg-core'

import { tableNames } from '../../collections/tableNames.ts'

const { mergeDismissals, mergeNotes, merges } = tableNames

const moment = (name: string) =>
  timestamp(name, { mode: 'string', precision: 3, withTimezone: true })

/**
 * The tables of merges, of tags and of sources alike (`kind` says which). Ids are text and refer to
 * nothing, for a name may be deleted while what was said of it is still to be told.
 */
export const mergeTables = (table: typeof pgTable) => ({
  [merges]: table(
    merges,
    {
      at: moment('at').defaultNow().notNull(),
      by: varchar('by_id'),
      byName: varchar('by_name'),
      /** How many rows were changed by now, of `total`. */
      changed: integer('changed').default(0).notNull(),
      from: varchar('from_id').notNull(),
      fromName: varchar('from_name').notNull(),
      id: varchar('id').primaryKey(),
      into: varchar('into_id').notNull(),
      intoName: varchar('into_name').notNull(),
      kind: varchar('kind').notNull(),
      /** What was changed in the names themselves. */
      names: jsonb('names'),
      seq: bigserial('seq', { mode: 'number' }).notNull(),
      state: varchar('state').notNull(),
      total: integer('total').default(0).notNull(),
      undoneAt: moment('undone_at'),
      undoneBy: varchar('undone_by_id'),
      undoneByName: varchar('undone_by_name'),
    },
    ({ kind, seq }) => [index(`${merges}_kind_idx`).on(kind, seq)],
  ),
  // One row for every row, or list of an article, that named what was merged.
  [mergeNotes]: table(
    mergeNotes,
    {
      /** The whole list as it was, by ids; null where the row names one thing only. */
      before: jsonb('before'),
      /** Which of the row's lists. */
      lane: varchar('lane').notNull(),
      merge: varchar('merge_id').notNull(),
      /** Of the newest version of a document: the document. */
      owner: varchar('owner_id'),
      parent: varchar('parent_id').notNull(),
      relation: varchar('relation').notNull(),
      seq: integer('seq').notNull(),
    },
    ({ merge, seq }) => [primaryKey({ columns: [merge, seq], name: `${mergeNotes}_pkey` })],
  ),
  [mergeDismissals]: table(
    mergeDismissals,
    {
      at: moment('at').defaultNow().notNull(),
      by: varchar('by_id'),
      kind: varchar('kind').notNull(),
      /** The two ids, the lesser first. */
      one: varchar('one_id').notNull(),
      other: varchar('other_id').notNull(),
    },
    ({ kind, one, other }) => [
      primaryKey({ columns: [kind, one, other], name: `${mergeDismissals}_pkey` }),
    ],
  ),
})
