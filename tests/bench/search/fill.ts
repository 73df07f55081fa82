import path from 'node:path'

import type pg from 'pg'

import { bucketTerms } from '../../../src/database/search/machinery.ts'
import type { ImportTask, ImportTimes } from '../import/importing.ts'
import { inChild } from '../shared/child.ts'
import { writeCorpus } from '../shared/corpus.ts'
import { scratchFolder } from '../shared/scratch.ts'

type Client = Pick<pg.Client, 'query'>

/** Articles of the archive; those with a printed headline are what queries are made of. */
export type Known = { front: string; headline: string; id: string }

/** Documents that are imported; the other articles are copies of theirs, at places of their own. */
const mostDocuments = 10_000

/**
 * Fills an empty archive with published articles: first by an import, whose drafts are published at once, then
 * with copies of what it wrote, until there are `articles`. A copy has all that a search reads.
 */
export const fillArticles = async ({
  articles,
  client,
  given,
  url,
}: {
  articles: number
  client: Client
  given: string | undefined
  url: string
}): Promise<void> => {
  const folder = scratchFolder()
  const file = path.join(folder.path, 'corpus.jsonl')
  await writeCorpus({ documents: Math.min(mostDocuments, articles), file, given })
  const task: ImportTask = { file, markEvery: 1_000_000 }
  await inChild<ImportTimes>({ script: 'import/importing.ts', task, url })
  folder.remove()
  await publish({ client })
  await multiply({ articles, client })
  for (const table of ['articles', 'articles_rels', 'nashra_search', 'tags', 'sources']) {
    await client.query(`VACUUM ANALYZE ${table}`)
  }
}

/** The articles whose headline was printed, of those that were imported and the first copies of them. */
export const knownArticles = async ({
  client,
  most = 100_000,
}: {
  client: Client
  most?: number
}): Promise<Known[]> => {
  const { rows } = await client.query<Known>(
    `SELECT a.id::text, a.headline, split_part(s.front, E'\\n', 1) AS front
     FROM nashra_search s JOIN articles a ON a.id = s.article_id
     WHERE a.headline_origin = 'given' ORDER BY s.seq LIMIT $1`,
    [most],
  )
  return rows
}

/** In one statement, for an import publishes one by one; the triggers put them into the search all the same. */
const publish = async ({ client }: { client: Client }) => {
  const began = performance.now()
  const { rowCount } = await client.query(
    `UPDATE articles SET _status = 'published', stage = 'live', pub_status = 'usable', issue_number = 1,
       first_published_at = created_at, last_issued_at = created_at`,
  )
  const each = (performance.now() - began) / (rowCount ?? 1)
  console.log(`${String(rowCount)} articles put into the search, ${each.toFixed(2)} ms each`)
}

const multiply = async ({ articles, client }: { articles: number; client: Client }) => {
  const { rows } = await client.query<{ n: string }>('SELECT count(*) AS n FROM nashra_search')
  const written = Number(rows[0]?.n)
  const copies = Math.ceil(articles / written) - 1
  if (copies < 1) return
  await client.query(`SET maintenance_work_mem = '1GB'; SET synchronous_commit = off`)
  // Neither the triggers nor the keys and indexes that no search asks: filling is not what is measured.
  await client.query(dropped)
  await client.query(originals)
  const copied = await columnsOf({ client, replaced, table: 'articles' })
  for (let copy = 1; copy <= copies; copy += 1) {
    const wanted = Math.min(articles - written * copy, written)
    await client.query(
      `INSERT INTO articles (${copied.names}) SELECT ${copied.values} FROM bench_articles WHERE row <= $2`,
      [String(copy), wanted],
    )
    await client.query(
      `INSERT INTO articles_rels ("order", parent_id, path, tags_id)
       SELECT "order", md5(parent_id::text || $1::text)::uuid, path, tags_id
       FROM bench_rels WHERE row <= $2`,
      [String(copy), wanted],
    )
    await client.query(
      `INSERT INTO nashra_search (article_id, seq, front, issued_at, dated_at, visible_from, source_id,
         tags, terms, vector)
       SELECT md5(article_id::text || $1::text)::uuid, n.place, front, issued_at + $1::int * interval '1 hour',
         dated_at, visible_from, source_id, tags, terms,
         ts_delete(vector, ARRAY[${bucketTerms('seq')}]) || array_to_tsvector(ARRAY[${bucketTerms('n.place')}])
       FROM bench_search s, LATERAL (SELECT row + (SELECT max(seq) FROM bench_search) +
         ($1::int - 1) * $3::bigint AS place) n
       WHERE row <= $2 ORDER BY row`,
      [String(copy), wanted, written],
    )
    if (copy % 10 === 0) console.error(`${String(written * (copy + 1))} articles`)
  }
  await client.query(
    `SELECT setval(pg_get_serial_sequence('nashra_search', 'seq'), (SELECT max(seq) FROM nashra_search));
     DROP TABLE bench_articles, bench_rels, bench_search;
     CREATE INDEX nashra_search_vector_idx ON nashra_search USING gin (vector)`,
  )
}

/** What is unique of an article, and of a copy; $1 is the number of the copy. */
const replaced: Readonly<Record<string, string>> = {
  id: `md5(id::text || $1::text)::uuid`,
  import_key: `import_key || '-' || $1::text`,
  public_id: `public_id || '-' || $1::text`,
  slug: `slug || '-' || $1::text`,
}

const columnsOf = async ({
  client,
  replaced: other,
  table,
}: {
  client: Client
  replaced: Readonly<Record<string, string>>
  table: string
}): Promise<{ names: string; values: string }> => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
    [table],
  )
  return {
    names: rows.map(({ name }) => `"${name}"`).join(', '),
    values: rows.map(({ name }) => other[name] ?? `"${name}"`).join(', '),
  }
}

/** What was imported, numbered in the order of its places. */
const originals = `
  CREATE TABLE bench_search AS SELECT *, row_number() OVER (ORDER BY seq) AS row FROM nashra_search;
  CREATE TABLE bench_articles AS
    SELECT a.*, s.row FROM articles a JOIN bench_search s ON s.article_id = a.id;
  CREATE TABLE bench_rels AS SELECT r.*, s.row FROM articles_rels r JOIN bench_search s
    ON s.article_id = r.parent_id WHERE r.path = 'tags';
  ANALYZE bench_search, bench_articles, bench_rels`

const dropped = `
  ALTER TABLE articles DISABLE TRIGGER USER;
  ALTER TABLE articles_rels DISABLE TRIGGER USER;
  DROP INDEX nashra_search_vector_idx;
  DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT indexrelid::regclass AS name FROM pg_index WHERE NOT indisprimary AND
        (indrelid = 'articles'::regclass OR indexrelid = 'articles_rels_tag_idx'::regclass) LOOP
      EXECUTE format('DROP INDEX %s', one.name);
    END LOOP;
    FOR one IN SELECT conrelid::regclass AS of, conname AS name FROM pg_constraint WHERE contype = 'f'
        AND conrelid IN ('articles'::regclass, 'articles_rels'::regclass, 'nashra_search'::regclass) LOOP
      EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', one.of, one.name);
    END LOOP;
  END $$`
