import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import { tableNames as importTables } from '../../../../../collections/tableNames.ts'
import {
  storyEntryTable,
  storySketchTable,
} from '../../../../../collections/articles/storySketches.ts'
import type { Slugs } from '../../../../../collections/slugs.ts'

/** A table as Payload's adapter made it: the names that its columns have in the database. */
export type Table = {
  /** Name of the column by the name of its field, as rows are written here. */
  columns: ReadonlyMap<string, string>
  name: string
  /** A new id, made as Payload makes them: time-ordered, so later rows have greater ones. */
  newId: () => string
  /** Tables of lists that stand in its rows; null where some of those hold lists in turn. */
  parts: null | readonly Part[]
  /** Type of the column in the database, by the name of its field. */
  types: ReadonlyMap<string, string>
}

/** A table whose rows belong to one of another: `parent` is the column that says which. */
export type Part = Pick<Table, 'columns' | 'name' | 'types'> & { parent: string }

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
    const table = db.tables[name] as DrizzleTable | undefined
    if (!table) throw new Error(`The database schema has no table ${name}.`)
    const newId = (): string => String(table['id']?.defaultFn?.())
    return [
      key,
      {
        ...shapeOf(table),
        name,
        newId,
        parts: partsOf({ name, tables: db.tables }),
      },
    ]
  })
  return Object.fromEntries(entries) as Tables
}

const shapeOf = (table: DrizzleTable): Pick<Table, 'columns' | 'types'> => {
  const columns = Object.entries(table).filter(
    ([, column]) => typeof column === 'object' && typeof column.name === 'string',
  )
  return {
    columns: new Map(columns.map(([field, column]) => [field, String(column.name)])),
    types: new Map(columns.map(([field, column]) => [field, String(column.getSQLType?.())])),
  }
}

/** The adapter names a table of lists after the one that they stand in. */
const partsOf = ({
  name,
  tables,
}: {
  name: string
  tables: PostgresAdapter['tables']
}): Table['parts'] => {
  const names = Object.keys(tables).filter((one) => one.startsWith(`${name}_`))
  if (names.some((one) => names.some((other) => other.startsWith(`${one}_`)))) return null
  return names.flatMap((part) => {
    const shape = shapeOf(tables[part] as DrizzleTable)
    const parent = shape.columns.get('_parentID') ?? shape.columns.get('parent')
    return parent === undefined ? [] : [{ ...shape, name: part, parent }]
  })
}

type DrizzleTable = Record<string, DrizzleColumn>

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
    entries: storyEntryTable({ slugs }),
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
