import { indexedEntries, storySketchTable } from '../../../collections/articles/storySketches.ts'
import type { Slugs } from '../../../collections/slugs.ts'

/** Names of the tables that stories are looked up in. */
export const storyTables = (slugs: Slugs) => {
  const articles = slugs.articles.replaceAll('-', '_')
  return {
    articleRels: `${articles}_rels`,
    articles,
    sketches: storySketchTable({ slugs }),
    tags: slugs.tags.replaceAll('-', '_'),
    versions: `_${articles}_v`,
  }
}

/** Articles that are compared with one: those that share the most with it. */
export const mostLikely = 8
/** Entries of a sketch that two texts must share to be compared, see `sharesStory`. */
export const leastShared = 2

/**
 * Different stories in which an entry stands when it tells none of them: a notice that a source puts under
 * each of its pages, a passage on the background, the frame of a bulletin. Copies of one story count as one,
 * however many there are.
 */
export const formulaStories = 10
/** Of the stories that have a formula in common, so many have what belongs to it. */
export const withFormula = 3
/** Articles that share an indexed entry of which the stories are counted. */
const mostCounted = 60
/** Articles that share an indexed entry and are held against a text. */
const mostSharing = 200

type SharingArgs = { articles: string; key: string; sketches: string }

/** SQL: articles (`id`) that share the indexed entry `key`, no more than so many, with `keys` and `cluster`. */
export const sharingSql = ({ articles, key, sketches }: SharingArgs): string => `
  SELECT s.article_id AS id, s.keys,
    (SELECT a.story_cluster FROM "${articles}" a WHERE a.id = s.article_id) AS cluster
  FROM (
    WITH sharing AS MATERIALIZED (
      SELECT s.article_id, s.keys FROM "${sketches}" s
      WHERE s.keys[1:${indexedEntries}] && ARRAY[${key}]
    )
    SELECT article_id, keys FROM sharing LIMIT ${mostCounted}
  ) s`

/**
 * SQL: the formulas (`key`) about a row `own` (`id`; `keys bigint[]`, its sketch): its indexed entries that
 * stand in so many stories beside its own, and what belongs to these. Each may come several times.
 */
export const formulasSql = (names: Omit<SharingArgs, 'key'>): string => `
  WITH sharing AS MATERIALIZED (
    SELECT e.key AS entry, coalesce(s.cluster, s.id::text) AS story, s.keys FROM own
    CROSS JOIN LATERAL unnest(own.keys[1:${indexedEntries}]) e(key)
    CROSS JOIN LATERAL (${sharingSql({ ...names, key: 'e.key' })}) s
    WHERE s.id IS DISTINCT FROM own.id
  ), formula AS (
    SELECT entry FROM sharing GROUP BY entry HAVING count(DISTINCT story) >= ${formulaStories}
  )
  SELECT k.key FROM formula JOIN sharing USING (entry) CROSS JOIN LATERAL unnest(keys) k(key)
  GROUP BY entry, k.key HAVING count(DISTINCT story) >= ${withFormula}`

/**
 * SQL: for each row of `q` (`id`; `keys bigint[]`, its sketch without formulas; `sought bigint[]`, the indexed
 * ones of these) the articles whose sketches share the most with it, the most first, as `l.article_id` and
 * `l.shared`. An article is not compared with itself. One row without an article says that so many share an
 * entry that there may be a formula among them.
 */
export const likelySql = ({ sketches }: { sketches: string }): string => `
  CROSS JOIN LATERAL (
    WITH sharing AS MATERIALIZED (
      SELECT s.article_id, s.keys FROM "${sketches}" s WHERE s.keys[1:${indexedEntries}] && q.sought
      LIMIT ${mostSharing * indexedEntries + 1}
    ), likely AS (
      SELECT s.article_id, c.shared FROM sharing s
      CROSS JOIN LATERAL (SELECT count(*)::int AS shared FROM unnest(s.keys) k WHERE k = ANY(q.keys)) c
      WHERE c.shared >= ${leastShared} AND s.article_id IS DISTINCT FROM q.id
      ORDER BY c.shared DESC, s.article_id LIMIT ${mostLikely}
    )
    SELECT * FROM likely
    UNION ALL SELECT NULL, 0 WHERE (SELECT count(*) FROM sharing) > ${mostSharing}
  ) l`

/** The entries of a sketch by which articles are looked up. */
export const indexedOf = (sketch: readonly number[]): readonly number[] =>
  sketch.slice(0, indexedEntries)

/** An array as Postgres reads it from text. */
export const arrayText = (values: readonly (number | string)[]): string => `{${values.join(',')}}`
