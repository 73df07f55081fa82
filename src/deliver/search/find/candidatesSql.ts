import type { Slugs } from '../../../../collections/slugs.ts'
import { buckets, searchTables } from '../../../database/search/machinery.ts'

/** Places that a search looks at first. */
const nearest = 2048
/** Share of all places from which on all are asked: naming their buckets costs more than what it spares. */
const mostOfAll = 0.5
/** How many times as many places a stage has as the one before, at least and at most. */
const [step, leap] = [1.2, 32]
/** Buckets of one size that a run of places has before its beginning is named by the next. */
const mostGrains = 64
/** By how many of its deviations a stage goes beyond what holds enough in all likelihood. */
const caution = 1.5
/** Articles whose words are looked through for a phrase, for each that may come back. */
const phrasesIn = 10

/** How many articles are wanted of each. */
const most = '$3::int'

export type Shape = {
  hasPhrases: boolean
  /** How many terms of the index an article must answer, each a `tsquery` of alternatives. */
  keys: number
}

/**
 * One statement that finds the newest articles that answer, and counts what they are under.
 *
 * First it looks at the newest few thousand places. From how many of them answer it reckons how many places
 * hold as many as are wanted, and asks these; where that is a guess, or nearly all, it asks all: what is rare
 * is cheap in the whole, and what is common is never read further than need be. Buckets, words and filters
 * are conditions of their own, not one `tsquery`: so the index leaps from one list of places to the next,
 * where it would else try the whole question on every place of a bucket.
 *
 * The newest whose front answers come first, and beside them, if they are fewer than are ranked, the newest of
 * which the text does. Of texts that only an excerpt may be used of nobody finds out the rest word by word.
 *
 * Parameters: $1 and $2 the days (see `readParams`), $3 how many, $4 whether to count facets, then the keys
 * of the texts, those of the fronts, and the phrases.
 */
export const candidatesSql = ({ hasPhrases, keys, slugs }: Shape & { slugs: Slugs }): string => {
  const at = (from: number) =>
    Array.from({ length: keys }, (_, key) => `s.vector @@ $${from + key}`)
  const [texts, fronts] = [at(5).join(' AND '), at(5 + keys).join(' AND ')]
  const phrases = `$${5 + keys * 2}::text[]`
  const inFront = hasPhrases ? `${fronts} AND ${phraseInFront({ phrases })}` : fronts
  const visible = `(s.visible_from IS NULL OR s.visible_from <= now())
    AND ($1::timestamptz IS NULL OR s.dated_at >= $1) AND ($2::timestamptz IS NULL OR s.dated_at < $2)`
  const text = `${texts} AND ${visible} AND ${isOpen}`
  const front = `${inFront} AND ${visible}`
  // As many fronts as are ranked leave a text nothing to win: what a headline says counts for more.
  const hasRoom = `cardinality((SELECT places FROM fronts)) < ${most}`
  const mostTexts = hasPhrases ? `(${most} * ${phrasesIn})` : most
  return `
  WITH RECURSIVE bound(id, steps) AS (
    SELECT id, 0 FROM ${tableOf(slugs.sources)} WHERE rights_republish = 'excerpt' AND kind <> 'own'
    UNION
    SELECT m.id, b.steps + 1 FROM ${tableOf(slugs.sources)} m
      JOIN bound b ON m.merged_into_id = b.id WHERE b.steps < 8
  ),
  place AS MATERIALIZED (SELECT last_value AS last FROM "${searchTables.articles}_seq_seq"),
  f(stage, reach, places) AS (${stages({ answers: front, most, name: 'f', onlyIf: 'true' })}),
  fronts AS MATERIALIZED (${deepest('f')}),
  t(stage, reach, places) AS (${stages({ answers: text, most: mostTexts, name: 't', onlyIf: hasRoom })}),
  taken AS MATERIALIZED (${deepest('t')}),
  texts AS MATERIALIZED (${hasPhrases ? phrased({ most, phrases, slugs }) : 'SELECT * FROM taken'}),
  found AS MATERIALIZED (
    SELECT s.article_id, s.seq, s.issued_at, s.source_id, s.tags, s.dated_at, s.front
    FROM "${searchTables.articles}" s
    WHERE s.ctid = ANY ((SELECT f.places || t.places FROM fronts f, texts t)::tid[]))
  SELECT ${hasRoom} AND cardinality((SELECT places FROM taken)) < ${mostTexts}
      AND cardinality((SELECT places FROM texts)) < ${most} AS "isAll",
    string_agg(article_id::text, '') AS ids, string_agg(seq::text, ' ') AS places,
    string_agg((extract(epoch FROM issued_at)::int8 / 60)::text, ' ') AS issued,
    string_agg(front, E'\\x1e') AS fronts,
    CASE WHEN $4 THEN ${facets({ slugs })} END AS facets
  FROM found`
}

/**
 * Where the rows of the newest that answer are, by stages, each of which has all of those before it: of the
 * nearest places; of as many as should have enough, by how many there were; at last of all, where `reach` is null.
 */
const stages = ({
  answers,
  most,
  name,
  onlyIf,
}: Record<'answers' | 'most' | 'name' | 'onlyIf', string>): string => `
    SELECT 0, 0::bigint, '{}'::tid[]
    UNION ALL
    SELECT ${name}.stage + 1, r.reach, ARRAY(
        SELECT n.ctid FROM (
          (SELECT s.ctid, s.seq FROM "${searchTables.articles}" s
            WHERE r.reach IS NOT NULL AND s.vector @@ r.marks AND ${answers} ORDER BY s.seq DESC LIMIT ${most})
          UNION ALL
          (SELECT s.ctid, s.seq FROM "${searchTables.articles}" s
            WHERE r.reach IS NULL AND ${answers} ORDER BY s.seq DESC LIMIT ${most})) n)
    FROM ${name}, LATERAL (${reckoned({ most, name })} OFFSET 0) r
    WHERE ${name}.reach IS NOT NULL AND cardinality(${name}.places) < ${most} AND (${onlyIf})`

/**
 * How many places are asked next, and the terms of their buckets. What it finds beyond what is wanted costs as
 * much as what is, so it is as near as the sizes of buckets allow. A few that answer say little of how many
 * more there are, so it grows step by step; where none does, all are asked.
 */
const reckoned = ({ most, name }: Record<'most' | 'name', string>): string => `
      SELECT last - start + 1 AS reach, (SELECT string_agg('''#' || sign || n || '''', '|')::tsquery
        FROM (VALUES ${cover({ from: 'start', until: 'last + 1' })}) v(bits, sign, low, high),
          generate_series(low >> bits, high - 1 >> bits) n WHERE low < high) AS marks
      FROM place CROSS JOIN LATERAL (SELECT cardinality(${name}.places) AS n) c
        CROSS JOIN LATERAL (SELECT CASE WHEN ${name}.stage = 0 THEN ${nearest} WHEN n > 0 THEN
          ${name}.reach * least(${leap}, greatest(${step}, (1 + ${caution} / sqrt(n)) * ${most} / n)) END::bigint AS wanted) w
        LEFT JOIN LATERAL (SELECT CASE ${grains({ of: 'last - wanted', wanted: 'wanted' })} END AS start) l
          ON wanted < last * ${mostOfAll}`

/**
 * The buckets of a run of places as rows of their bits, sign, first place and the place after the last: small
 * ones up to where the next size begins, and so on.
 */
const cover = ({ from, until }: Record<'from' | 'until', string>): string =>
  buckets
    .map(({ bits, sign }, size) => {
      const [low, high] = [bits, buckets[size + 1]?.bits].map((one) =>
        one === undefined ? until : `least(${until}, -(-${from} >> ${one} << ${one}))`,
      )
      return `(${bits}, '${sign}', ${low}, ${high})`
    })
    .join(', ')

/** Where the bucket of a place begins: of the smallest, or for many places of one that is small beside them. */
const grains = ({ of, wanted }: Record<'of' | 'wanted', string>): string =>
  buckets
    .map(({ bits }, size) => {
      const start = `(${of}) >> ${bits} << ${bits}`
      return buckets[size + 1]
        ? `WHEN ${wanted} < ${mostGrains * 2 ** bits} THEN ${start}`
        : `ELSE ${start}`
    })
    .join(' ')

/** What the last stage found. */
const deepest = (name: string): string =>
  `SELECT reach, places FROM ${name} ORDER BY stage DESC LIMIT 1`

const isOpen = `(s.terms = 2 OR (s.terms = 0 AND
      (s.source_id IS NULL OR s.source_id <> ALL (ARRAY(SELECT id FROM bound)))))`

const phraseInFront = ({ phrases }: { phrases: string }): string =>
  `(' ' || replace(s.front, E'\\n', '  ') || ' ') LIKE ALL (${phrases})`

/** A text is long: phrases are looked for in the newest that have all words, not in all. */
const phrased = ({
  most,
  phrases,
  slugs,
}: {
  most: string
  phrases: string
  slugs: Slugs
}): string =>
  `SELECT ARRAY(SELECT s.ctid FROM "${searchTables.articles}" s
    WHERE s.ctid = ANY ((SELECT places FROM taken)::tid[]) AND EXISTS (
      SELECT FROM ${tableOf(slugs.articles)} a WHERE a.id = s.article_id
        AND ' ' || split_part(a.search_text, E'\\n', 1) || ' ' LIKE ALL (${phrases}))
    ORDER BY s.seq DESC LIMIT ${most}) AS places`

/** Names are those of now, what was merged is counted as what it became. */
const facets = ({ slugs }: { slugs: Slugs }): string => {
  const counted = ({
    name,
    of,
    readable,
    table,
  }: Record<'name' | 'of' | 'readable' | 'table', string>) => `(
      SELECT json_agg(json_build_object('count', count, 'name', name, 'slug', slug) ORDER BY count DESC, slug)
      FROM (SELECT sum(n)::int AS count, h.${name} AS name, h.slug
        FROM (SELECT id, count(*) AS n FROM ${of} GROUP BY id ORDER BY n DESC LIMIT 20) c
        JOIN ${table} o ON o.id = c.id JOIN ${table} h ON h.id = coalesce(o.merged_into_id, o.id)
        WHERE h.slug IS NOT NULL ${readable}
        GROUP BY h.id, h.${name}, h.slug ORDER BY count DESC, h.slug LIMIT 10) n)`
  const [sources, tags] = [tableOf(slugs.sources), tableOf(slugs.tags)]
  return `json_build_object(
    'sources', ${counted({ name: 'name', of: '(SELECT source_id AS id FROM found WHERE source_id IS NOT NULL) i', readable: '', table: sources })},
    'tags', ${counted({ name: 'label', of: '(SELECT unnest(tags) AS id FROM found) i', readable: `AND h.status <> 'noise'`, table: tags })},
    'years', (SELECT json_agg(json_build_object('count', count, 'year', year) ORDER BY year DESC) FROM (
      SELECT count(*)::int AS count, extract(year FROM dated_at AT TIME ZONE 'UTC')::int AS year
      FROM found WHERE dated_at IS NOT NULL GROUP BY 2 ORDER BY 2 DESC LIMIT 10) y))`
}

const tableOf = (slug: string): string => `"${slug.replaceAll('-', '_')}"`
