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
 * Articles that share an indexed entry before it says nothing of a story: a notice that a source puts under
 * each of its pages stands in all of them, and to look them all up for each would take longer with every one
 * that comes. More outlets do not print one story; whoever does to the letter is found by the text.
 */
export const mostSharing = 200

/** SQL: whether more articles share the indexed entry `key` than that; it counts no further. */
export const isFormulaSql = ({ key, sketches }: { key: string; sketches: string }): string => `(
  SELECT count(*) > ${mostSharing} FROM (
    SELECT FROM "${sketches}" s WHERE s.keys[1:${indexedEntries}] && ARRAY[${key}] LIMIT ${mostSharing + 1}
  ) sharing)`

/**
 * SQL: for each row of `q` (`id`; `keys bigint[]`, its sketch; `sought bigint[]`, its indexed entries without
 * formulas) the articles whose sketches share the most entries with it, the most first, as `l.article_id` and
 * `l.shared`. An article is not compared with itself. One row without an article says that more share an
 * entry than `mostSharing`, so that there may be a formula among them.
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
