import path from 'node:path'

import type pg from 'pg'

import { bucketBits } from '../../../src/database/search/machinery.ts'
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
 * with copies of what it wrote, until there are `articles`. A copy has all that a search reads, but for the rows of its tags.
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
  for (const table of ['articles', 'nashra_search', 'tags', 'sources']) {
    await client.query(`VACUUM ANALYZE ${table}`)
  }
}

/** The articles whose headline was printed. */
export const knownArticles = async ({ client }: { client: Client }): Promise<Known[]> => {
  const { rows } = await client.query<Known>(
    `SELECT a.id::text, a.headline, split_part(s.front, E'\\n', 1) AS front
     FROM nashra_search s JOIN articles a ON a.id = s.article_id
     WHERE a.headline_origin = 'given' ORDER BY s.seq`,
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
  // Neither the triggers nor the indexes that no search asks: filling is not what is measured.
  await client.query(dropped)
  await client.query(`SET maintenance_work_mem = '1GB'; SET synchronous_commit = off`)
  await client.query('CREATE TABLE bench_articles AS SELECT * FROM articles')
  await client.query('CREATE TABLE bench_search AS SELECT * FROM nashra_search')
  for (let copy = 1; copy <= copies; copy += 1) {
    const left = articles - written * copy
    await client.query(
      `INSERT INTO articles SELECT (jsonb_populate_record(a, jsonb_build_object(
         'id', md5(a.id::text || $1::text)::uuid, 'slug', a.slug || '-' || $1::text,
         'public_id', a.public_id || '-' || $1::text, 'import_key', a.import_key || '-' || $1::text))).*
       FROM bench_articles a JOIN (SELECT article_id FROM bench_search ORDER BY seq LIMIT $2) s
         ON s.article_id = a.id`,
      [String(copy), Math.min(left, written)],
    )
    await client.query(
      `INSERT INTO nashra_search
       SELECT md5(article_id::text || $1::text)::uuid, n.place, front, issued_at + $1::int * interval '1 hour',
         dated_at, visible_from, source_id, tags, terms,
         ts_delete(vector, ARRAY['#b' || (seq >> ${bucketBits.small}), '#c' || (seq >> ${bucketBits.large})]) ||
           array_to_tsvector(ARRAY['#b' || (n.place >> ${bucketBits.small}), '#c' || (n.place >> ${bucketBits.large})])
       FROM (SELECT *, row_number() OVER (ORDER BY seq) AS row FROM bench_search) s,
         LATERAL (SELECT s.row + (SELECT max(seq) FROM bench_search) + ($1::int - 1) * $3::bigint AS place) n
       WHERE s.row <= $2 ORDER BY n.place`,
      [String(copy), Math.min(left, written), written],
    )
    if (copy % 10 === 0) console.error(`${String(written * (copy + 1))} articles`)
  }
  await client.query(
    `SELECT setval(pg_get_serial_sequence('nashra_search', 'seq'), (SELECT max(seq) FROM nashra_search));
     DROP TABLE bench_articles; DROP TABLE bench_search;
     CREATE INDEX nashra_search_vector_idx ON nashra_search USING gin (vector)`,
  )
}

const dropped = `
  ALTER TABLE articles DISABLE TRIGGER USER;
  DROP INDEX nashra_search_vector_idx;
  DO $$ DECLARE i record; BEGIN
    FOR i IN SELECT indexrelid::regclass AS name FROM pg_index
      WHERE indrelid = 'articles'::regclass AND NOT indisprimary LOOP
      EXECUTE 'DROP INDEX ' || i.name;
    END LOOP;
  END $$`
