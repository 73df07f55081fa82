import type { PostgresAdapter } from '@payloadcms/db-postgres'

import type { Slugs } from '../../collections/slugs.ts'
import { replacedIndexes } from './indexes/replacedIndexes.ts'

type SchemaHook = PostgresAdapter['beforeSchemaInit'][number]

/**
 * Indexes that Payload makes by itself and that no query of the archive can gain from, as the columns of
 * the schema that they are on. Each costs every import the time to find its place in it, and is read by
 * nothing.
 */
const leftOut = ({ slugs }: { slugs: Slugs }): [table: string, columns: readonly string[]][] => {
  const articles = tableOf(slugs.articles)
  return [
    // Versions are found by their article, or listed by what an editor sees, the latest of each article.
    // Keys and addresses are looked up in the saved rows; the rest holds one value, or two, or the moment
    // at which the version was made.
    [
      `_${articles}_v`,
      [
        'version_createdAt',
        'version_importKey',
        'version_latinSlug',
        'version_publicId',
        'version_slug',
        'version_textKey',
        'version_titleKey',
        'version_updatedAt',
        'autosave',
        'createdAt',
        'latest',
        'publishedLocale',
        'snapshot',
        'updatedAt',
      ],
    ],
    // Rows of relations are found by their parent or by what they name; a tag's articles have an index.
    [`${articles}_rels`, ['order', 'path', 'tagsID']],
    [`_${articles}_v_rels`, ['order', 'path']],
    // The index of `from` and `order` begins with `from`.
    [tableOf(slugs.relatedLinks), ['createdAt', 'from', 'updatedAt']],
    [tableOf(slugs.documents), ['updatedAt']],
    ...replacedIndexes({ slugs }).map(({ column, table }): [string, readonly string[]] => [
      table,
      [column],
    ]),
  ]
}

const tableOf = (slug: string): string => slug.replaceAll('-', '_')

/** Takes these indexes out of the schema that Payload builds, where a host's collections still have them. */
export const leaveOutIndexes =
  ({ slugs }: { slugs: Slugs }): SchemaHook =>
  ({ adapter, schema }) => {
    const { rawTables } = adapter as unknown as PostgresAdapter
    for (const [name, columns] of leftOut({ slugs })) {
      const table = rawTables[name]
      if (!table?.indexes) continue
      const kept = Object.entries(table.indexes).filter(
        ([, { on }]) => !columns.includes([on].flat().join()),
      )
      table.indexes = Object.fromEntries(kept)
    }
    return schema
  }
