import {
  indexedEntries,
  storyEntryTable,
  storySketchTable,
} from '../../../collections/articles/storySketches.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import type { Sharer } from '../../match/stories/likelyStories.ts'

/** Names of the tables that stories are looked up in. */
export const storyTables = (slugs: Slugs) => {
  const articles = slugs.articles.replaceAll('-', '_')
  return {
    articleRels: `${articles}_rels`,
    articles,
    entries: storyEntryTable({ slugs }),
    sketches: storySketchTable({ slugs }),
    tags: slugs.tags.replaceAll('-', '_'),
    versions: `_${articles}_v`,
  }
}

type StoryTables = Pick<ReturnType<typeof storyTables>, 'articles' | 'entries' | 'sketches'>

/**
 * Articles that an entry leads to: the first that have it. A notice that a source puts under each of its pages
 * stands in all of them, and to look them all up for each would take longer with every one that comes. The
 * first are the same at all times, so what is told by them does not hang on who asked when. So many, because
 * the first may have become one story by mistake, before there were enough to tell a formula by.
 */
export const mostSharing = 64

/**
 * SQL: for each of the entries `keys` (an expression of type `bigint[]`) that articles share its place among
 * them, from 1 on, as `at`, and the first of these articles, in the order of their ids, as `ids`, with commas.
 *
 * @param but the article whose sketch it is (an expression of type `uuid`), which is not among them
 * @param most so many
 */
export const sharingSql = ({
  but = 'NULL',
  keys,
  most,
  tables: { articles, entries },
}: {
  but?: string
  keys: string
  most: number
  tables: Pick<StoryTables, 'articles' | 'entries'>
}): string => `
  SELECT sought.at::int AS at, s.ids FROM unnest(${keys}) WITH ORDINALITY sought(key, at)
  CROSS JOIN LATERAL (
    SELECT string_agg(first.id::text, ',' ORDER BY first.id) FROM (
      SELECT e.article_id AS id FROM "${entries}" e
      -- An expression, not a join: for a few rows the planner would read whole indexes beside each other.
      WHERE e.key = sought.key AND (SELECT true FROM "${articles}" a WHERE a.id = e.article_id)
        AND e.article_id IS DISTINCT FROM ${but}
      ORDER BY e.article_id LIMIT ${most}
    ) first
  ) s(ids)
  WHERE s.ids IS NOT NULL`

/**
 * SQL: the articles `ids` (an expression of type `uuid[]`) by `id`, with their `story` (see `Sharer`) and their
 * sketches, as `keys`, with commas; null where an article has none.
 */
export const sharersSql = ({
  ids,
  tables: { articles, sketches },
}: {
  ids: string
  tables: Pick<StoryTables, 'articles' | 'sketches'>
}): string => `
  SELECT a.id, coalesce(a.story_cluster, a.id::text) AS story, (
    SELECT array_to_string(s.keys, ',') FROM "${sketches}" s WHERE s.article_id = a.id
  ) AS keys
  FROM unnest(${ids}) asked(id)
  CROSS JOIN LATERAL (SELECT id, story_cluster FROM "${articles}" WHERE id = asked.id OFFSET 0) a`

/**
 * SQL: parts of a WITH that keep the sketches in `s` (`id uuid`, `keys bigint[]`), one an article, in the place
 * of those that are there, with the entries by which the articles are found. None is kept of a text that is too
 * short.
 */
export const keepSketchesSql = ({
  entries,
  sketches,
}: Pick<StoryTables, 'entries' | 'sketches'>): string => `
  left_behind AS (
    DELETE FROM "${entries}" e USING s
    CROSS JOIN LATERAL (SELECT keys FROM "${sketches}" WHERE article_id = s.id OFFSET 0) old
    CROSS JOIN LATERAL unnest(old.keys[1:${indexedEntries}]) k(key)
    WHERE e.key = k.key AND e.article_id = s.id AND k.key <> ALL (s.keys[1:${indexedEntries}])
  ), entered AS (
    INSERT INTO "${entries}" (article_id, key) SELECT id, unnest(keys[1:${indexedEntries}]) FROM s
    ON CONFLICT DO NOTHING
  ), gone AS (
    DELETE FROM "${sketches}" WHERE article_id IN (SELECT id FROM s WHERE keys = '{}')
  ), kept AS (
    INSERT INTO "${sketches}" AS old (article_id, keys) SELECT id, keys FROM s WHERE keys <> '{}'
    ON CONFLICT (article_id) DO UPDATE SET keys = EXCLUDED.keys WHERE old.keys <> EXCLUDED.keys
  )`

export type SharingRow = { at: number; ids: string }
export type SharerRow = { id: string; keys: null | string; story: string }

/** A list as the database gives it. */
export const idsOf = ({ ids }: SharingRow): string[] => ids.split(',')

/** An article as the database gives it. */
export const sharerOf = ({ id, keys, story }: SharerRow): Sharer => ({
  id,
  sketch: keys === null ? [] : keys.split(',').map(Number),
  story,
})

/** The entries of a sketch by which articles are looked up. */
export const indexedOf = (sketch: readonly number[]): readonly number[] =>
  sketch.slice(0, indexedEntries)

/** An array as Postgres reads it from text. */
export const arrayText = (values: readonly (number | string)[]): string => `{${values.join(',')}}`
