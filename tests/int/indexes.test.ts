import { expect, it } from 'vitest'

import { withClient } from '../../src/database/connect.ts'
import { freshDatabase } from '../helpers/postgres.ts'

/** Columns that an index of the table begins with, for every index of it that Payload or we have made. */
const indexed = async ({ table, url }: { table: string; url: string }): Promise<string[]> => {
  const { rows } = await withClient({
    url,
    use: (client) =>
      client.query<{ column: string }>(
        `SELECT a.attname AS column FROM pg_index i
         JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
         WHERE i.indrelid = $1::regclass ORDER BY 1`,
        [table],
      ),
  })
  return rows.map(({ column }) => column)
}

it('keeps versions by their article and by what editors list, not by keys that are looked up elsewhere', async () => {
  const { url, drop } = await freshDatabase()
  const versions = await indexed({ table: '_articles_v', url })
  expect(versions).toEqual(expect.arrayContaining(['parent_id', 'version_stage']))
  expect(versions.filter((column) => /_key$|slug$|public_id$/.test(column))).toEqual([])
  const saved = await indexed({ table: 'articles', url })
  expect(saved).toEqual(
    expect.arrayContaining(['import_key', 'public_id', 'slug', 'text_key', 'title_key']),
  )
  await drop()
})

it('finds the titles of an article by one index, with their order', async () => {
  const { url, drop } = await freshDatabase()
  const links = await indexed({ table: 'related_links', url })
  expect(links.filter((column) => column === 'from_id')).toHaveLength(1)
  await drop()
})

it('hashes keys that are only asked for as a whole, and leaves empty values out', async () => {
  const { url, drop } = await freshDatabase()
  const { rows } = await withClient({
    url,
    use: (client) =>
      client.query<{ definition: string }>(
        `SELECT regexp_replace(indexdef, '^.* ON public\\.', '') AS definition FROM pg_indexes
         WHERE schemaname = 'public'`,
      ),
  })
  const definitions = rows.map(({ definition }) => definition)
  expect(definitions).toEqual(
    expect.arrayContaining([
      'articles USING hash (text_key)',
      'articles USING hash (title_key)',
      'documents USING hash (sha256)',
      'related_links USING hash (match_key)',
      'articles USING btree (deleted_at) WHERE (deleted_at IS NOT NULL)',
      '_articles_v USING btree (version_superseded_by_id) WHERE (version_superseded_by_id IS NOT NULL)',
    ]),
  )
  expect(definitions).not.toContain('articles USING btree (title_key)')
  expect(definitions).not.toContain('_articles_v USING btree (latest)')
  expect(definitions).not.toContain('articles_rels USING btree (path)')
  await drop()
})
