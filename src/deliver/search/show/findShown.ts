import type { ClientBase } from 'pg'

import type { Slugs } from '../../../../collections/slugs.ts'
import type { Article } from '../../../payload-types.ts'

export type Named = { name: string; slug: string }

/** A public article as a result shows it. */
export type Shown = Pick<
  Article,
  'deck' | 'headline' | 'id' | 'language' | 'originalDatePrecision' | 'publicId'
> & {
  /** Lexical state; null where only an excerpt may be used, and where a text is too long to be looked through. */
  body: unknown
  /** ISO 8601, as the two below. */
  firstPublishedAt: null | string
  lastIssuedAt: null | string
  originalPublishedAt: null | string
  slug: string
  source: Named | null
  tags: Named[]
}

/**
 * The articles of a page of results, in the order of their ids. Whether an article is public is asked
 * once more, of the article itself.
 */
export const findShown = async ({
  client,
  ids,
  slugs,
  withText = true,
}: {
  client: ClientBase
  ids: readonly string[]
  slugs: Slugs
  /** False leaves `body` empty. */
  withText?: boolean
}): Promise<Shown[]> => {
  if (ids.length === 0) return []
  const { rows } = await client.query<{ shown: null | string }>({
    name: 'nashra_search_shown',
    text: statement({ slugs }),
    values: [ids, withText],
  })
  const found = JSON.parse(rows[0]?.shown ?? '[]') as Row[]
  const shown = new Map(found.map((row) => [row.id, toShown(row)]))
  return ids.flatMap((id) => shown.get(id) ?? [])
}

// Of all articles one value of JSON: that takes the process half of what rows of fourteen columns take.
type Row = {
  body: unknown
  deck: null | string
  first_published_at: null | string
  headline: string
  id: string
  language: string
  last_issued_at: null | string
  original_date_precision: Article['originalDatePrecision']
  original_published_at: null | string
  public_id: string
  slug: null | string
  source_name: null | string
  source_slug: null | string
  tags: Named[] | null
}

const toShown = (row: Row): Shown => ({
  body: row.body,
  deck: row.deck?.trim() || null,
  firstPublishedAt: instantOf(row.first_published_at),
  headline: row.headline,
  id: row.id,
  language: row.language,
  lastIssuedAt: instantOf(row.last_issued_at),
  originalDatePrecision: row.original_date_precision,
  originalPublishedAt: instantOf(row.original_published_at),
  publicId: row.public_id,
  slug: row.slug ?? '',
  source:
    row.source_name && row.source_slug ? { name: row.source_name, slug: row.source_slug } : null,
  tags: row.tags ?? [],
})

/** As ISO 8601 of UTC, in milliseconds. */
const instantOf = (written: null | string): null | string =>
  written === null ? null : new Date(written).toISOString()

/** Bytes, as they are kept, of the longest body that is looked through for a passage. */
const longestBody = 200_000

const statement = ({ slugs }: { slugs: Slugs }): string => `
  WITH RECURSIVE bound(id, steps) AS (
    SELECT id, 0 FROM ${tableOf(slugs.sources)} WHERE rights_republish = 'excerpt' AND kind <> 'own'
    UNION
    SELECT m.id, b.steps + 1 FROM ${tableOf(slugs.sources)} m
      JOIN bound b ON m.merged_into_id = b.id WHERE b.steps < 8
  )
  SELECT json_agg(row_to_json(found))::text AS shown FROM (
  SELECT a.id, a.headline, a.deck, a.language, a.public_id, a.slug, a.first_published_at,
    a.last_issued_at, a.original_published_at, a.original_date_precision,
    s.name AS source_name, s.slug AS source_slug,
    CASE WHEN $2 AND (x.terms = 2 OR (x.terms = 0 AND
        (a.source_id IS NULL OR a.source_id NOT IN (SELECT id FROM bound))))
      AND pg_column_size(a.body) < ${longestBody} THEN a.body END AS body,
    (SELECT json_agg(json_build_object('name', t.label, 'slug', t.slug) ORDER BY r."order")
      FROM "${slugs.articles.replaceAll('-', '_')}_rels" r JOIN ${tableOf(slugs.tags)} t ON t.id = r.tags_id
      WHERE r.parent_id = a.id AND r.path = 'tags' AND t.status <> 'noise') AS tags
  FROM "nashra_search" x
  JOIN ${tableOf(slugs.articles)} a ON a.id = x.article_id
  LEFT JOIN ${tableOf(slugs.sources)} s ON s.id = a.source_id
  WHERE x.article_id = ANY($1::uuid[]) AND a._status = 'published' AND a.pub_status = 'usable'
    AND a.deleted_at IS NULL AND (a.embargoed_until IS NULL OR a.embargoed_until <= now())) found`

const tableOf = (slug: string): string => `"${slug.replaceAll('-', '_')}"`
