import { chainHash } from '../../../collections/issueLog/chainHash.ts'
import type { IssueEntry } from '../../../collections/issueLog/chainHash.ts'
import { sha256Hex } from '../../../src/text/hash.ts'
import type { Names } from './naturalKeys.ts'
import type { Row, Table } from './readTables.ts'

type Args = { names: Names; row: Row; table: Table }

/** A row without what differs from run to run; see `archiveRows`. */
export const normaliseRow = ({ names, row, table }: Args): Row => {
  const own = names.ids.get(String(row['id']))
  const entries = table.columns
    .filter((column) => column !== 'id')
    .map((column) => [column, valueOf({ column, names, row, table })] as const)
  // Of the versions of an article the order counts, which only their ids and moments tell.
  return Object.fromEntries(table.name === '_articles_v' ? [['id', own], ...entries] : entries)
}

const valueOf = ({ column, names, row, table }: Args & { column: string }): unknown => {
  const value = row[column]
  if (value === null || value === undefined) return null
  if (table.times.has(column)) return given.test(column) ? value : 'set'
  if (table.references.get(column) === 'import_runs') return 'set'
  const derived = derivations[table.name]?.[column]?.({ names, row })
  return derived ?? named({ names, value })
}

/** Dates that somebody gave, not the clock; also in the versions' columns. */
const given = /(?:^|_)(?:original_published_at|embargoed_until|rights_valid_(?:from|until))$/

/** Ids put as what they name, wherever in a value they stand, also as keys of an object. */
const named = ({ names, value }: { names: Names; value: unknown }): unknown => {
  if (typeof value === 'string')
    return names.ids.get(value) ?? publicName({ names, value }) ?? value
  if (Array.isArray(value)) return value.map((inner) => named({ names, value: inner }))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      names.ids.get(key) ?? key,
      named({ names, value: inner }),
    ]),
  )
}

const publicName = ({ names, value }: { names: Names; value: string }): string | undefined => {
  const article = names.publicIds.get(value)
  return article === undefined ? undefined : `public id of ${article}`
}

type Derivation = (args: { names: Names; row: Row }) => string | undefined

/** A slug that ends in the short id of its article, as it is made of a headline. */
const articleSlug =
  ({ column, of }: { column: string; of: 'id' | 'parent_id' }): Derivation =>
  ({ names, row }) => {
    const slug = String(row[column])
    const tail = `-${names.shortIds.get(String(row[of])) ?? ''}`
    return tail !== '-' && slug.endsWith(tail)
      ? `${slug.slice(0, -tail.length)}-SHORT-ID`
      : undefined
  }

/** Slugs that an article had are kept among its texts. */
const formerSlug: Derivation = ({ names, row }) =>
  String(row['path']).endsWith('formerSlugs')
    ? articleSlug({ column: 'text', of: 'parent_id' })({ names, row })
    : undefined

/** `right` where a column is what it should be made of; undefined, which leaves it as it is, where not. */
const rightIf = (isRight: boolean): string | undefined => (isRight ? 'right' : undefined)

/** Columns made of ids or moments, and what of them is the same in every run. */
const derivations: Record<string, Record<string, Derivation>> = {
  articles: { slug: articleSlug({ column: 'slug', of: 'id' }) },
  _articles_v: { version_slug: articleSlug({ column: 'version_slug', of: 'id' }) },
  articles_texts: { text: formerSlug },
  _articles_v_texts: { text: formerSlug },
  related_links: {
    link_key: ({ row }) =>
      rightIf(
        row['link_key'] ===
          `${String(row['from_id'])} ${sha256Hex(String(row['match_key'])).slice(0, 32)}`,
      ),
  },
  issue_log: {
    entry_key: ({ row }) =>
      rightIf(
        row['entry_key'] === sha256Hex(`${String(row['public_id'])} ${String(row['sequence'])}`),
      ),
    hash: ({ row }) => rightIf(row['hash'] === chainHash(entryOf(row))),
  },
}

const entryOf = (row: Row): IssueEntry => {
  const textOf = (column: string) => row[column] as null | string
  return {
    action: String(row['action']),
    at: new Date(String(row['at'])).toISOString(),
    byName: textOf('by_name'),
    contentHash: textOf('content_hash'),
    issueNumber: Number(row['issue_number']),
    note: textOf('note'),
    previousHash: textOf('previous_hash'),
    publicId: String(row['public_id']),
    reason: textOf('reason'),
    sequence: Number(row['sequence']),
  }
}
