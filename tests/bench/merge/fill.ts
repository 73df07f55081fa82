import type { Payload } from 'payload'
import type pg from 'pg'

import { identityKey } from '../../../src/text/identityKey.ts'
import { matchKey } from '../../../src/text/matchKey.ts'
import { richText } from '../../../src/text/richText.ts'
import { consonantSkeleton } from '../../../src/text/skeleton.ts'
import { randomFrom } from '../crash/random.ts'

type Client = Pick<pg.Client, 'query'>

export type Filled = Record<'from' | 'into', { source: string; tag: string }>

/** Of a hundred articles under the tag, as many carry the target as well. */
const bothInHundred = 10
const versionsEach = 2
const tagsEach = 5

/**
 * Fills an empty archive: tags with made-up words, and articles of the length that documents have, all
 * under one tag and one source. Rows are multiplied from one that Payload wrote.
 */
export const fillArchive = async ({
  articles,
  client,
  payload,
  tags,
}: {
  articles: number
  client: Client
  payload: Payload
  tags: number
}): Promise<Filled> => {
  const name = async (collection: 'sources' | 'tags', data: object) =>
    (await payload.create({ collection, data: data as never, overrideAccess: true })).id
  const filled = {
    from: {
      source: await name('sources', { kind: 'outlet', name: 'صحيفة الأفق' }),
      tag: await name('tags', { label: 'ناجورنو قره باغ', status: 'approved' }),
    },
    into: {
      source: await name('sources', { kind: 'outlet', name: 'الأفق' }),
      tag: await name('tags', { label: 'ناغورني كاراباخ', status: 'approved' }),
    },
  }
  await fillTags({ client, tags })
  await fillArticles({ articles, client, filled, payload })
  await client.query('ANALYZE')
  return filled
}

const fillTags = async ({ client, tags }: { client: Client; tags: number }): Promise<void> => {
  const rows = [...labels(tags)].map((label) => ({
    identity_key: identityKey(label),
    label,
    match_key: matchKey(label),
    skeleton: consonantSkeleton(label),
  }))
  for (let at = 0; at < rows.length; at += 10_000) {
    await client.query(
      `INSERT INTO tags (id, label, slug, status, usage, identity_key, match_key, skeleton)
       SELECT gen_random_uuid(), r.label, gen_random_uuid(), 'candidate', 0, r.identity_key, r.match_key,
         r.skeleton
       FROM jsonb_to_recordset($1::jsonb)
         AS r(label text, identity_key text, match_key text, skeleton text) ON CONFLICT DO NOTHING`,
      [JSON.stringify(rows.slice(at, at + 10_000))],
    )
  }
}

/** Names of one to three words, of which some have a twin in another spelling. */
const labels = (many: number): Set<string> => {
  const draw = randomFrom(1)
  const below = (most: number) => Math.floor(draw() * most)
  const letters = Array.from('اااايييووولللنننممرررتتبسعدقحفكةهجشطصخزذثءظضغ')
  const made = Array.from({ length: Math.max(100, Math.round(many / 5)) }, () => {
    const word = Array.from({ length: 3 + below(4) }, () => letters[below(letters.length)]).join('')
    return below(3) === 0 ? `ال${word}` : word
  })
  const found = new Set<string>()
  while (found.size < many) {
    const words = Array.from({ length: 1 + below(3) }, () => made[below(made.length)] ?? '')
    const label = words.join(' ')
    found.add(label)
    if (below(20) === 0) found.add(label.replaceAll('ة', 'ه').replaceAll('ق', 'غ'))
  }
  return found
}

const sentence = 'أعلنت الجهات المعنية اليوم بدء العمل وفق الخطة التي أقرت مطلع العام الجاري. '

const fillArticles = async ({
  articles,
  client,
  filled: { from, into },
  payload,
}: {
  articles: number
  client: Client
  filled: Filled
  payload: Payload
}): Promise<void> => {
  const text = sentence.repeat(4)
  const body = richText({ blocks: Array.from({ length: 9 }, () => ({ kind: 'paragraph', text })) })
  const seed = await payload.create({
    collection: 'articles',
    data: { body, headline: 'خبر', headlineOrigin: 'given', source: from.source } as never,
    overrideAccess: true,
  })
  const query = (sql: string, values: unknown[]) => client.query(sql, values)
  await query(
    `INSERT INTO articles SELECT r.* FROM articles a, generate_series(1, $2) n,
       LATERAL jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(),
         'slug', 'bench-' || n, 'public_id', gen_random_uuid(), 'title_key', 'خبر رقم ' || n)) r
     WHERE a.id = $1`,
    [seed.id, articles],
  )
  await query(
    `INSERT INTO _articles_v SELECT r.* FROM _articles_v v, generate_series(1, $2) k, articles a,
       LATERAL jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(),
         'parent_id', a.id, 'latest', k = $2, 'version_slug', a.slug,
         'version_public_id', a.public_id)) r
     WHERE v.parent_id = $1 AND a.id <> $1`,
    [seed.id, versionsEach],
  )
  await query(`DELETE FROM articles WHERE id = $1`, [seed.id])
  await query(
    `WITH t AS MATERIALIZED (SELECT array_agg(id) AS ids FROM tags WHERE id NOT IN ($1, $2))
     INSERT INTO articles_rels ("order", parent_id, path, tags_id)
     SELECT o, a.id, 'tags', CASE
       WHEN o = 2 THEN $1::uuid
       WHEN o = 4 AND hashtext(a.slug) % 100 BETWEEN 0 AND $3 - 1 THEN $2::uuid
       ELSE t.ids[1 + abs(hashtext(a.slug || o)) % cardinality(t.ids)] END
     FROM articles a, t, generate_series(1, $4) o`,
    [from.tag, into.tag, bothInHundred, tagsEach],
  )
  await client.query(
    `INSERT INTO _articles_v_rels ("order", parent_id, path, tags_id)
     SELECT r."order", v.id, 'version.tags', r.tags_id FROM articles_rels r
     JOIN _articles_v v ON v.parent_id = r.parent_id`,
  )
  await client.query(
    `UPDATE tags t SET usage = u.articles FROM
       (SELECT tags_id, count(*) AS articles FROM articles_rels GROUP BY 1) u WHERE u.tags_id = t.id`,
  )
}
