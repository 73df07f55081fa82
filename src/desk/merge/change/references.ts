import { sql } from '@payloadcms/db-postgres'

import { sessionOf } from '../../../database/sessionOf.ts'
import type { MergeArgs, Sql } from '../kinds.ts'

/** A column that names tags, or sources: a `cell` of a row, or a `list` of which each row is an entry. */
export type Reference = {
  column: string
  /** Name of the table and column, by which notes refer to it. */
  id: string
  /** The table whose rows say when a document was changed; null for versions, which keep their times. */
  documents: null | string
  hasLocale: boolean
  kind: 'cell' | 'list'
  /** Type of the id of the row that has the column, or the list; as the database calls it. */
  parentType: string
  table: string
  /** The table of versions that the column belongs to. */
  versions: null | string
}

/**
 * Every column of the database that refers to tags, or to sources, by its foreign keys: also those that a
 * host added in collections of its own. Left out are a name's own aliases and merges, and what Payload
 * keeps for itself: who has it open, and people's preferences.
 *
 * Articles come first, then what was saved of others, then versions.
 */
export const findReferences = async ({
  of,
  req,
  slugs,
}: Omit<MergeArgs, 'overrideAccess'>): Promise<Reference[]> => {
  const session = await sessionOf(req)
  const names = slugs[of].replaceAll('-', '_')
  const { rows } = await session.execute<Found>(statement(names))
  return rows
    .filter(
      ({ column, table }) =>
        !table.startsWith('payload_') &&
        column !== '_parent_id' &&
        !(table === names && column === 'merged_into_id'),
    )
    .map(toReference)
    .sort((one, other) => placeOf({ reference: one, slugs }) - placeOf({ reference: other, slugs }))
}

const statement = (names: string): Sql => sql`
  SELECT t.relname AS "table", a.attname AS "column",
    (SELECT array_agg(c.attname::text) FROM pg_attribute c
      WHERE c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped) AS columns,
    (SELECT jsonb_object_agg(c.attname, format_type(c.atttypid, c.atttypmod)) FROM pg_attribute c
      WHERE c.attrelid = t.oid AND c.attname IN ('id', 'parent_id')) AS types
  FROM pg_constraint k
  JOIN pg_class t ON t.oid = k.conrelid
  JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
  WHERE k.contype = 'f' AND cardinality(k.conkey) = 1
    AND k.confrelid = to_regclass(quote_ident(${names})) ORDER BY 1, 2`

type Found = { column: string; columns: string[]; table: string; types: Record<string, string> }

const toReference = ({ column, columns, table, types }: Found): Reference => {
  const isList = ['order', 'parent_id', 'path'].every((name) => columns.includes(name))
  const owner = isList ? table.replace(/_rels$/, '') : table
  const isVersions = /^_.*_v$/.test(owner)
  return {
    column,
    documents: isVersions || (!isList && !columns.includes('updated_at')) ? null : owner,
    hasLocale: columns.includes('locale') || columns.includes('_locale'),
    id: `${table}.${column}`,
    kind: isList ? 'list' : 'cell',
    parentType: types[isList ? 'parent_id' : 'id'] ?? 'uuid',
    table,
    versions: isVersions ? owner : null,
  }
}

const placeOf = ({ reference, slugs }: { reference: Reference; slugs: MergeArgs['slugs'] }) => {
  if (reference.versions !== null) return 2
  return reference.documents === slugs.articles.replaceAll('-', '_') ? 0 : 1
}
