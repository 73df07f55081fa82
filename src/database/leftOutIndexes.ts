import type { PostgresAdapter } from '@payloadcms/db-postgres'

import type { Slugs } from '../../collections/slugs.ts'

type SchemaHook = PostgresAdapter['beforeSchemaInit'][number]

/**
 * Indexes that Payload makes by itself and that no query of the archive can gain from, as the columns of
 * the schema that they are on. Each costs every import the time to find its place in it, and is read by
 * nothing.
 */
const leftOut = ({ slugs }: { slugs: Slugs }): Record<string, readonly string[]> => ({
  // Versions are found by their article, or listed by what an editor sees. Keys and addresses are looked
  // up in the saved rows; the last three hold one value only.
  [`_${tableOf(slugs.articles)}_v`]: [
    'version_importKey',
    'version_latinSlug',
    'version_publicId',
    'version_slug',
    'version_textKey',
    'version_titleKey',
    'autosave',
    'publishedLocale',
    'snapshot',
  ],
  // The index of `from` and `order` begins with it.
  [tableOf(slugs.relatedLinks)]: ['from'],
})

const tableOf = (slug: string): string => slug.replaceAll('-', '_')

/** Takes these indexes out of the schema that Payload builds, where a host's collections still have them. */
export const leaveOutIndexes =
  ({ slugs }: { slugs: Slugs }): SchemaHook =>
  ({ adapter, schema }) => {
    const { rawTables } = adapter as unknown as PostgresAdapter
    for (const [name, columns] of Object.entries(leftOut({ slugs }))) {
      const table = rawTables[name]
      if (!table?.indexes) continue
      const kept = Object.entries(table.indexes).filter(
        ([, { on }]) => typeof on !== 'string' || !columns.includes(on),
      )
      table.indexes = Object.fromEntries(kept)
    }
    return schema
  }
