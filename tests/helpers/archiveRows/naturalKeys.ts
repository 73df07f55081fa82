import { shortId } from '../../../src/text/hash.ts'
import type { Row, Table } from './readTables.ts'

/** What stands for an id or a public id: the table and the key of the row that it names. */
export type Names = {
  /** By the row's id; entries of the issue log by their hash too. */
  ids: Map<string, string>
  /** Articles, by their public id. */
  publicIds: ReadonlyMap<string, string>
  /** What the slugs of an article, or of a version, end in; by its id. */
  shortIds: ReadonlyMap<string, string>
}

type KeyOf = (args: { of: (id: unknown) => string; row: Row; siblings: readonly Row[] }) => string

/**
 * What tells the rows of a table apart, whatever their ids; each may use the keys of tables above it.
 * Tables whose rows nobody names need none.
 */
const keys: Record<string, KeyOf> = {
  documents: ({ row }) => text(row['document_key']),
  sources: ({ row }) => text(row['identity_key']),
  tags: ({ row }) => text(row['identity_key']),
  articles: ({ row }) => text(row['import_key']),
  articles_corrections: ({ of, row }) => `${of(row['_parent_id'])} ${String(row['_order'])}`,
  related_links: ({ of, row }) => `${of(row['from_id'])} ${text(row['match_key'])}`,
  _articles_v: ({ of, row, siblings }) => `${of(row['parent_id'])} version ${rank(row, siblings)}`,
  issue_log: ({ of, row }) => `${of(row['article_id'])} entry ${String(row['sequence'])}`,
}

/** Finds the natural key of every row that another one may name. */
export const naturalKeys = (tables: readonly Table[]): Names => {
  const ids = new Map<string, string>()
  const of = (id: unknown): string => ids.get(text(id)) ?? text(id)
  for (const [name, keyOf] of Object.entries(keys)) {
    const rows = tables.find((table) => table.name === name)?.rows ?? []
    const siblings = groupByParent(rows)
    for (const row of rows) {
      const key = keyOf({ of, row, siblings: siblings.get(parentOf(row)) ?? [] })
      // What no import wrote has no key of its own, and is told by all that it says.
      ids.set(text(row['id']), `${name} ${key || `without a key: ${text(row['content_hash'])}`}`)
    }
  }
  const rowsOf = (table: string) => tables.find(({ name }) => name === table)?.rows ?? []
  for (const row of rowsOf('issue_log')) ids.set(text(row['hash']), `hash of ${of(row['id'])}`)
  for (const [id, key] of goneLinks({ of, rows: rowsOf('nashra_import_undo') })) {
    if (!ids.has(id)) ids.set(id, key)
  }
  const articles = rowsOf('articles')
  return {
    ids,
    publicIds: new Map(articles.map((row) => [text(row['public_id']), of(row['id'])])),
    shortIds: new Map([
      ...articles.map((row) => [text(row['id']), shortId(text(row['public_id']))] as const),
      ...rowsOf('_articles_v').map(
        (row) => [text(row['id']), shortId(text(row['version_public_id']))] as const,
      ),
    ]),
  }
}

/** Titles that a run has taken away, which only what it wrote over still names. */
const goneLinks = ({
  of,
  rows,
}: {
  of: (id: unknown) => string
  rows: readonly Row[]
}): [id: string, key: string][] =>
  rows.flatMap(({ changes }) => {
    const { links } = (changes ?? {}) as { links?: Changed | null }
    return (links ? [...links.before, ...links.after] : []).map(
      ({ id, matchKey }): [string, string] => [
        id,
        `related_links ${of(links?.article)} ${matchKey ?? ''}`,
      ],
    )
  })

type ChangedLink = { id: string; matchKey: null | string }
type Changed = { after: ChangedLink[]; article: string; before: ChangedLink[] }

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const parentOf = (row: Row): string => text(row['parent_id'])

const groupByParent = (rows: readonly Row[]): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(parentOf(row))
    if (group) group.push(row)
    else groups.set(parentOf(row), [row])
  }
  return groups
}

/** The number of a version among those of its article, from 1; ids tell the order within a moment. */
const rank = (row: Row, siblings: readonly Row[]): number =>
  siblings.filter((other) => moment(other) <= moment(row)).length

const moment = (row: Row): string => `${text(row['created_at'])} ${text(row['id'])}`
