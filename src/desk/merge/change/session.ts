import { sql } from '@payloadcms/db-postgres'

import { tableNames } from '../../../../collections/tableNames.ts'
import type { sessionOf } from '../../../database/sessionOf.ts'
import type { Sql } from '../kinds.ts'
import type { Reference } from './references.ts'

/** What a step of a merge works with. */
export type Change = {
  from: string
  into: string
  /** Id of the merge. */
  merge: string
  /** The moment that documents say they were changed at. */
  now: string
  session: Awaited<ReturnType<typeof sessionOf>>
}

/** A step of the notes about one column: from `first` on, up to `last`. */
export type Span = { first: number; last: number; reference: Reference }

export const notes: Sql = sql`${sql.identifier(tableNames.mergeNotes)}`

type Identifier = ReturnType<typeof sql.identifier>

type Parts = {
  column: Sql
  id: string
  /** Which list of its parent a row stands in. */
  lane: Sql
  own: Identifier
  parent: Sql
  table: Identifier
  /** An entry of a list: what it names, or itself where it names something of another kind. */
  token: Sql
  versions: Identifier | null
}

/** Parts of statements about one column, whose rows are called `r` and whose notes `n`. */
export const partsOf = ({
  column,
  hasLocale,
  id,
  parentType,
  table,
  versions,
}: Reference): Parts => ({
  column: sql`r.${sql.identifier(column)}`,
  id,
  lane: hasLocale ? sql`r.path || chr(31) || coalesce(r.locale::text, '')` : sql`r.path`,
  own: sql.identifier(column),
  parent: sql`n.parent_id::${sql.raw(parentType)}`,
  table: sql.identifier(table),
  token: sql`coalesce(r.${sql.identifier(column)}::text, '#' || r.id)`,
  versions: versions === null ? null : sql.identifier(versions),
})

/** The notes of a span. */
export const within = ({ merge, span }: { merge: string; span: Span }): Sql =>
  sql`n.merge_id = ${merge} AND n.relation = ${span.reference.id}
    AND n.seq BETWEEN ${span.first} AND ${span.last}`
