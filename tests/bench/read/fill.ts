import type { Payload } from 'payload'
import type pg from 'pg'

import { richText } from '../../../src/text/richText.ts'

type Client = Pick<pg.Client, 'query'>

const tags = 200
const sources = 20
const tagsEach = 5
const linksEach = 3

/** About 16 KB of text an article, as the baselines of Payload were measured with. */
const paragraphs = 18
const sentence = 'أعلنت الجهات المعنية اليوم بدء العمل وفق الخطة التي أقرت مطلع العام الجاري. '

/**
 * Fills an empty archive with published articles, an hour apart, each with a source, tags and links of
 * which one leads to another article. Rows are multiplied from one that Payload wrote.
 */
export const fillPublished = async ({
  articles,
  client,
  payload,
}: {
  articles: number
  client: Client
  payload: Payload
}): Promise<void> => {
  const source = await payload.create({
    collection: 'sources',
    data: { kind: 'outlet', name: 'صحيفة الأفق', rights: { republish: 'yes' } } as never,
    overrideAccess: true,
  })
  const text = sentence.repeat(6)
  const blocks = Array.from({ length: paragraphs }, () => ({ kind: 'paragraph' as const, text }))
  const seed = await payload.create({
    collection: 'articles',
    data: {
      _status: 'published',
      body: richText({ blocks }),
      deck: sentence,
      headline: 'عنوان خبر من أخبار القياس',
      headlineOrigin: 'given',
      originalDatePrecision: 'day',
      originalPublishedAt: '2026-01-02T00:00:00.000Z',
      source: source.id,
    } as never,
    overrideAccess: true,
  })
  await client.query(
    `INSERT INTO sources SELECT r.* FROM sources s, generate_series(2, ${sources}) n,
       LATERAL jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(),
         'name', s.name || ' ' || n, 'slug', 'source-' || n, 'identity_key', n, 'match_key', n)) r`,
  )
  await client.query(
    `INSERT INTO tags (id, label, slug, status, usage, identity_key, match_key)
     SELECT gen_random_uuid(), 'وسم ' || n, 'tag-' || n, 'approved', 0, 'tag-' || n, 'tag-' || n
     FROM generate_series(1, ${tags}) n`,
  )
  // Nothing is searched for here, and to index texts for it is most of what such a row costs.
  await setTriggers({ client, state: 'DISABLE' })
  for (let first = 1; first <= articles; first += perBatch) {
    const last = Math.min(first + perBatch - 1, articles)
    await client.query(articlesFrom, [seed.id, first, last])
    // Without statistics of its own rows the database checks the next ones one by one.
    if (first === 1) await client.query('ANALYZE')
    await client.query(tagsFrom, [first, last])
    await client.query(linksFrom, [first, last])
  }
  await setTriggers({ client, state: 'ENABLE' })
  await client.query('DELETE FROM articles WHERE id = $1', [seed.id])
  await client.query('VACUUM ANALYZE')
}

const setTriggers = async ({
  client,
  state,
}: {
  client: Client
  state: 'DISABLE' | 'ENABLE'
}): Promise<void> => {
  for (const table of ['articles', 'articles_rels']) {
    await client.query(`ALTER TABLE ${table} ${state} TRIGGER USER`)
  }
}

/** What the database checks at the end of a statement it keeps in memory until then. */
const perBatch = 20_000

const articlesFrom = `
  WITH s AS MATERIALIZED (SELECT array_agg(id) AS ids FROM sources)
  INSERT INTO articles SELECT r.* FROM articles a, s, generate_series($2::int, $3::int) n,
    LATERAL jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(),
      'slug', 'bench-' || n, 'public_id', gen_random_uuid(), 'headline', a.headline || ' ' || n,
      'title_key', 'bench ' || n, 'source_id', s.ids[1 + n % ${sources}],
      'last_issued_at', timestamptz '2026-11-01' - n * interval '1 hour',
      'first_published_at', timestamptz '2026-11-01' - n * interval '1 hour')) r
  WHERE a.id = $1`

const tagsFrom = `
  WITH t AS MATERIALIZED (SELECT array_agg(id) AS ids FROM tags)
  INSERT INTO articles_rels ("order", parent_id, path, tags_id)
  SELECT o, a.id, 'tags', t.ids[1 + abs(hashtext(a.slug || o)) % ${tags}]
  FROM generate_series($1::int, $2::int) n JOIN articles a ON a.slug = 'bench-' || n, t,
    generate_series(1, ${tagsEach}) o`

const linksFrom = `
  INSERT INTO related_links (id, title, from_id, to_id, kind, state, "order")
  SELECT gen_random_uuid(), 'عنوان مادة ذات صلة ' || o, a.id,
    CASE WHEN o = 1 THEN newer.id END, 'readAlso',
    CASE WHEN o = 1 THEN 'resolved' ELSE 'unresolved' END::enum_related_links_state, o
  FROM generate_series($1::int, $2::int) n JOIN articles a ON a.slug = 'bench-' || n
    LEFT JOIN articles newer ON newer.slug = 'bench-' || (n - 1), generate_series(1, ${linksEach}) o
  WHERE o > 1 OR newer.id IS NOT NULL`
