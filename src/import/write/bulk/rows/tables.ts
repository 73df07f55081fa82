import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import { tableNames as importTables } from '../../../../../collections/tableNames.ts'
import { storySketchTable } from '../../../../../collections/articles/storySketches.ts'
import type { Slugs } from '../../../../../collections/slugs.ts'

/** A table as Payload's adapter made it: the names that its columns have in the database. */
export type Table = {
  /** Name of the column by the name of its field, as rows are written here. */
  columns: ReadonlyMap<string, string>
  name: string
  /** A new id, made as Payload makes them: time-ordered, so later rows have greater ones. */
  newId: () => string
  /** Type of the column in the database, by the name of its field. */
  types: ReadonlyMap<string, string>
}

/** The tables that an import writes. */
export type Tables = Readonly<Record<keyof ReturnType<typeof tableNames>, Table>>

/**
 * Looks the tables up in the schema that Payload built from the collections. So a host that renames a
 * collection or adds a field of its own is followed.
 *
 * @throws Error when one is missing
 */
export const findTables = ({ payload, slugs }: { payload: Payload; slugs: Slugs }): Tables => {
  const db = payload.db as unknown as PostgresAdapter
  const entries = Object.entries(tableNames({ slugs })).map(([key, name]) => {
    const table = db.tables[name] as Record<string, DrizzleColumn> | undefined
    if (!table) throw new Error(`The database schema has no table ${name}.`)
    const columns = Object.entries(table).filter(
      ([, column]) => typeof column === 'object' && typeof column.name === 'string',
    )
    const newId = (): string => String(table['id']?.defaultFn?.())
    return [
      key,
      {
        columns: new Map(columns.map(([field, column]) => [field, String(column.name)])),
        name,
        newId,
        types: new Map(columns.map(([field, column]) => [field, String(column.getSQLType?.())])),
      },
    ]
  })
  return Object.fromEntries(entries) as Tables
}

type DrizzleColumn = {
  defaultFn?: () => unknown
  getSQLType?: () => string
  name?: unknown
}

/** As the adapter derives them from a slug. */
const tableNames = ({ slugs }: { slugs: Slugs }) => {
  const name = (slug: string): string => slug.replaceAll('-', '_')
  const articles = name(slugs.articles)
  const links = name(slugs.relatedLinks)
  const sources = name(slugs.sources)
  const tags = name(slugs.tags)
  return {
    articleRels: `${articles}_rels`,
    articles,
    documents: name(slugs.documents),
    issueLog: name(slugs.issueLog),
    linkTexts: `${links}_texts`,
    links,
    runs: name(slugs.importRuns),
    sketches: storySketchTable({ slugs }),
    sourceAliases: `${sources}_aliases`,
    sources,
    tagAliases: `${tags}_aliases`,
    tags,
    undo: importTables.importUndo,
    versionRels: `_${articles}_v_rels`,
    versions: `_${articles}_v`,
  }
}
