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
 * SQL: for each row of `q` (`id`, `keys bigint[]`) the articles whose sketches share the most entries with
 * it, the most first, as `l.article_id` and `l.shared`. An article is not compared with itself.
 */
export const likelySql = ({ sketches }: { sketches: string }): string => `
  CROSS JOIN LATERAL (
    SELECT s.article_id, c.shared FROM "${sketches}" s
    CROSS JOIN LATERAL (SELECT count(*)::int AS shared FROM unnest(s.keys) k WHERE k = ANY(q.keys)) c
    WHERE s.keys[1:${indexedEntries}] && q.keys[1:${indexedEntries}]
      AND c.shared >= ${leastShared} AND s.article_id IS DISTINCT FROM q.id
    ORDER BY c.shared DESC, s.article_id LIMIT ${mostLikely}
  ) l`

/** The entries of a sketch by which articles are looked up. */
export const indexedOf = (sketch: readonly number[]): readonly number[] =>
  sketch.slice(0, indexedEntries)

/** An array as Postgres reads it from text. */
export const arrayText = (values: readonly (number | string)[]): string => `{${values.join(',')}}`
