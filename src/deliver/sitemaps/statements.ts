import type { Slugs } from '../../../collections/slugs.ts'
import { mostMerges } from '../../rights/index.ts'
import { publicSql } from '../published/publicSql.ts'
import type { Statement } from '../published/statements.ts'

/**
 * Where the files of a sitemap begin and end, and what stands in one. Ends are read from an index alone, and
 * a file is a range of it, whatever number it has.
 */
export const sitemapStatements = ({ slugs }: { slugs: Slugs }) => {
  const table = (slug: string) => `"${slug.replaceAll('-', '_')}"`
  const [articles, sources, tags] = [slugs.articles, slugs.sources, slugs.tags].map(table)
  const rels = table(`${slugs.articles}_rels`)
  const tagColumn = `"${slugs.tags.replaceAll('-', '_')}_id"`
  const isPublic = `${publicSql({ alias: 'a', now: '$1' })} AND a.last_issued_at IS NOT NULL`

  const ends = ({
    at = 'NULL::timestamptz',
    from,
    name,
    order,
    where,
  }: { at?: string } & Record<'from' | 'name' | 'order' | 'where', string>) =>
    named(
      `${name} ends`,
      `SELECT at, id, n::int FROM (SELECT ${at} AS at, id, row_number() OVER (ORDER BY ${order}) AS n,
           lead(id) OVER (ORDER BY ${order}) IS NULL AS is_last
         FROM ${from} WHERE ${where}) e
       WHERE n % $1::int IN (0, 1) OR is_last ORDER BY n`,
    )
  const names = ({
    from,
    has,
    name,
    where,
  }: Record<'from' | 'has' | 'name' | 'where', string>) => ({
    ends: ends({ from, name, order: 'id', where }),
    // Name by name: what is asked is whether there is one article, not which there are.
    file: named(
      `${name} file`,
      `SELECT s.slug FROM (SELECT * FROM ${from} WHERE ${where} AND id BETWEEN $3::uuid AND $5::uuid
           AND $2::timestamptz IS NULL AND $4::timestamptz IS NULL ORDER BY id LIMIT $6) s
         JOIN LATERAL (SELECT FROM ${has} AND ${isPublic} LIMIT 1) a ON true ORDER BY s.id`,
    ),
  })

  return {
    articles: {
      ends: ends({
        at: 'last_issued_at',
        from: String(articles),
        name: 'articles',
        order: 'last_issued_at, id',
        where: "_status = 'published' AND last_issued_at IS NOT NULL",
      }),
      /** What neither the article nor its source wants kept from search engines. */
      file: named(
        'articles file',
        `SELECT a.slug, a.public_id AS "publicId", a.last_issued_at AS at,
           CASE WHEN coalesce(nullif(a.canonical_policy::text, 'inherit'), m.canonical_policy::text,
             s.canonical_policy::text) = 'source' THEN a.original_url END AS canonical
         FROM ${articles} a LEFT JOIN ${sources} s ON s.id = a.source_id
         LEFT JOIN LATERAL (WITH RECURSIVE chain AS (
             SELECT s.merged_into_id AS id, 1 AS step WHERE s.merged_into_id IS NOT NULL
             UNION ALL SELECT n.merged_into_id, c.step + 1 FROM chain c JOIN ${sources} n ON n.id = c.id
               WHERE n.merged_into_id IS NOT NULL AND c.step < ${mostMerges})
           SELECT o.robots, o.canonical_policy FROM chain c JOIN ${sources} o ON o.id = c.id
           ORDER BY c.step DESC LIMIT 1) m ON true
         WHERE ${isPublic} AND coalesce(nullif(a.robots::text, 'inherit'), m.robots::text,
             s.robots::text, 'index') <> 'noindex'
           AND (a.last_issued_at, a.id) >= ($2::timestamptz, $3::uuid)
           AND (a.last_issued_at, a.id) <= ($4::timestamptz, $5::uuid)
         ORDER BY a.last_issued_at, a.id LIMIT $6`,
      ),
    },
    sources: names({
      from: String(sources),
      has: `${articles} a WHERE a.source_id = s.id`,
      name: 'sources',
      where:
        "slug IS NOT NULL AND merged_into_id IS NULL AND coalesce(robots::text, '') <> 'noindex'",
    }),
    tags: names({
      from: String(tags),
      has: `${rels} r JOIN ${articles} a ON a.id = r.parent_id
        WHERE r.${tagColumn} = s.id AND r.path = 'tags'`,
      name: 'tags',
      where: "slug IS NOT NULL AND merged_into_id IS NULL AND status <> 'noise'",
    }),
  }
}

const named = (name: string, text: string): Statement => ({
  name: `nashra sitemap ${name}`,
  text: text.replace(/\s+/g, ' '),
})
