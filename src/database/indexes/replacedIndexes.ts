import type { ExtraConfigColumn, IndexBuilder } from '@payloadcms/db-postgres/drizzle/pg-core'
import { index } from '@payloadcms/db-postgres/drizzle/pg-core'
import { sql } from '@payloadcms/db-postgres'

import type { Slugs } from '../../../collections/slugs.ts'

/** An index that stands for the btree that Payload would make of one column. */
export type ReplacedIndex = {
  build: (column: ExtraConfigColumn) => IndexBuilder
  column: string
  table: string
}

/**
 * Indexes of one column that cost an import less than Payload's own, and answer what is asked of them as
 * well (PostgreSQL's manual, "Index Types" and "Partial Indexes").
 *
 * - `hashed`: keys that are only ever asked for as a whole. They come in no order, so that each goes to
 *   another page of the index, and the pages of a hash index are a fifth of a btree's: it keeps four bytes
 *   of a title, not the title.
 * - `filled`: fields that are empty in nearly every row. Empty ones are left out: nobody looks for them,
 *   and a planner without statistics takes them for few.
 */
export const replacedIndexes = ({ slugs }: { slugs: Slugs }): ReplacedIndex[] => {
  const tableOf = (slug: string): string => slug.replaceAll('-', '_')
  const articles = tableOf(slugs.articles)
  const rules: Rule[] = [
    { columns: ['latinSlug', 'textKey', 'titleKey'], kind: 'hashed', table: articles },
    { columns: ['sha256', 'sourceKey'], kind: 'hashed', table: tableOf(slugs.documents) },
    { columns: ['matchKey'], kind: 'hashed', table: tableOf(slugs.relatedLinks) },
    { columns: seldom, kind: 'filled', table: articles },
    { columns: seldom.map((name) => `version_${name}`), kind: 'filled', table: `_${articles}_v` },
  ]
  return rules.flatMap(({ columns, kind, table }) =>
    columns.map((column) => ({ build: builders[kind]({ column, table }), column, table })),
  )
}

type Rule = { columns: readonly string[]; kind: 'filled' | 'hashed'; table: string }

const seldom = [
  'deletedAt',
  'embargoedUntil',
  'rights_overriddenBy',
  'storyCluster',
  'supersededBy',
  'updateOf',
]

const builders = {
  filled: (place: Place) => (column: ExtraConfigColumn) =>
    index(nameOf({ ...place, kind: 'filled' }))
      .on(column)
      .where(sql`${column} is not null`),
  hashed: (place: Place) => (column: ExtraConfigColumn) =>
    index(nameOf({ ...place, kind: 'hash' })).using('hash', column),
}

type Place = { column: string; table: string }

const nameOf = ({ column, kind, table }: Place & { kind: string }): string =>
  `${table}_${column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_${kind}_idx`
