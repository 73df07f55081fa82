import type { Slugs } from '../../../collections/slugs.ts'

/** Names of what search keeps in the database beside the collections. */
export const searchTables = {
  /** One row for every public article. */
  articles: 'nashra_search',
  /** Words of their headlines, for what was misspelt. */
  words: 'nashra_search_words',
} as const

/**
 * Places of articles lie in buckets of three sizes, given as powers of two; a vector names one of each, by
 * which the newest articles of any number are asked for with a few terms. See `candidatesSql`.
 */
export const buckets = [
  { bits: 11, sign: 'b' },
  { bits: 14, sign: 'c' },
  { bits: 17, sign: 'd' },
] as const

/** The terms of a place's buckets, as SQL. */
export const bucketTerms = (place: string): string =>
  buckets.map(({ bits, sign }) => `'#${sign}' || (${place} >> ${bits})`).join(', ')

/**
 * The tables, triggers and indexes of search as SQL, for a migration.
 *
 * The database keeps them in step by itself, at the end of each transaction, whoever wrote: Payload, a
 * bulk import, a merge of names. A draft costs it a comparison. The vector is in a table of its own and
 * not in Payload's schema, for every find would fetch it from there.
 *
 * What a vector holds: the words and stems of the article; those of headline and deck once more behind
 * `^`; and what it is filtered by behind `#`: tags (t), source (s), year (y), and the buckets of its place
 * (b, c, d), by which the newest articles are looked at first.
 *
 * Rows are kept narrow, since hundreds are read for each search: what they are ranked and counted by stays in
 * them, and a long vector goes out of line.
 */
export const searchMachinery = ({ slugs }: { slugs: Slugs }): { down: string; up: string } => {
  const articles = `"${slugs.articles.replaceAll('-', '_')}"`
  const rels = `"${slugs.articles.replaceAll('-', '_')}_rels"`
  return { down: down({ articles, rels }), up: up({ articles, rels }) }
}

type Names = { articles: string; rels: string }

const up = ({ articles, rels }: Names): string => `
CREATE TABLE "nashra_search" (
  "article_id" uuid PRIMARY KEY REFERENCES ${articles}("id") ON DELETE CASCADE,
  "seq" bigserial NOT NULL,
  "front" text NOT NULL,
  "issued_at" timestamptz NOT NULL,
  "dated_at" timestamptz,
  "visible_from" timestamptz,
  "source_id" uuid,
  "tags" uuid[] NOT NULL,
  "terms" smallint NOT NULL,
  "vector" tsvector NOT NULL
) WITH (toast_tuple_target = 768);
ALTER TABLE "nashra_search" ALTER "front" SET STORAGE MAIN, ALTER "tags" SET STORAGE MAIN;
CREATE INDEX "nashra_search_vector_idx" ON "nashra_search" USING gin ("vector");
CREATE TABLE "nashra_search_words" ("word" text PRIMARY KEY);
CREATE INDEX "nashra_search_words_trgm_idx" ON "nashra_search_words" USING gin ("word" gin_trgm_ops);
CREATE INDEX "nashra_search_titles_idx" ON ${articles} USING gin (to_tsvector('simple', coalesce("title_key", '')));

-- Every look-up here is of a few rows by an index; plans that were made while the tables were empty would
-- read them whole for ever after.
CREATE FUNCTION nashra_search_refresh(target uuid) RETURNS void LANGUAGE plpgsql
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  a record;
  before record;
  line text[];
  place bigint;
  tag_ids uuid[];
  dated timestamptz;
  words text[];
BEGIN
  SELECT search_text, title_key, last_issued_at, first_published_at, original_published_at,
      original_date_precision::text AS precision, document_id, embargoed_until, source_id, updated_at,
      rights_republish::text AS republish, coalesce(btrim(rights_reason), '') AS reason
    INTO a FROM ${articles}
    WHERE id = target AND _status = 'published' AND pub_status = 'usable' AND deleted_at IS NULL;
  IF NOT FOUND THEN
    DELETE FROM nashra_search WHERE article_id = target;
    RETURN;
  END IF;
  line := string_to_array(coalesce(a.search_text, ''), E'\\n');
  SELECT seq, issued_at INTO before FROM nashra_search WHERE article_id = target;
  a.last_issued_at := coalesce(a.last_issued_at, a.first_published_at, a.updated_at);
  place := CASE WHEN before.issued_at = a.last_issued_at THEN before.seq
    ELSE nextval(pg_get_serial_sequence('nashra_search', 'seq')) END;
  tag_ids := ARRAY(SELECT tags_id FROM ${rels}
    WHERE parent_id = target AND path = 'tags' AND tags_id IS NOT NULL ORDER BY "order");
  dated := CASE WHEN a.precision <> 'unknown' THEN a.original_published_at
    WHEN a.document_id IS NULL THEN a.first_published_at END;
  words := string_to_array(coalesce(line[3], a.title_key, ''), ' ');
  INSERT INTO nashra_search AS s
    (article_id, seq, front, issued_at, dated_at, visible_from, source_id, tags, terms, vector)
  VALUES (target, place, coalesce(line[3], a.title_key, '') || E'\\n' || coalesce(line[5], ''),
    a.last_issued_at, dated, a.embargoed_until, a.source_id, tag_ids,
    CASE WHEN a.republish = 'excerpt' THEN 1
      WHEN coalesce(a.republish, 'inherit') <> 'inherit' AND a.reason <> '' THEN 2 ELSE 0 END,
    array_to_tsvector(ARRAY(
      SELECT w FROM unnest(words || string_to_array(concat_ws(' ', line[1], line[2]), ' ')) w WHERE w <> ''
      UNION SELECT '^' || w FROM unnest(words || string_to_array(concat_ws(' ', line[4], line[5], line[6]), ' ')) w
        WHERE w <> ''
      UNION SELECT '#t' || t FROM unnest(tag_ids) t
      UNION SELECT m FROM unnest(ARRAY['#s' || a.source_id, ${bucketTerms('place')},
        '#y' || extract(year FROM dated AT TIME ZONE 'UTC')]) m WHERE m IS NOT NULL)))
  ON CONFLICT (article_id) DO UPDATE SET seq = excluded.seq, front = excluded.front,
    issued_at = excluded.issued_at, dated_at = excluded.dated_at, visible_from = excluded.visible_from,
    source_id = excluded.source_id, tags = excluded.tags, terms = excluded.terms, vector = excluded.vector;
  -- One transaction at a time learns words: two that learnt the same in another order would wait for each
  -- other for ever. What is passed over comes with the next article.
  words := ARRAY(SELECT DISTINCT w FROM unnest(words) w WHERE length(w) BETWEEN 3 AND 40
    AND NOT EXISTS (SELECT FROM nashra_search_words k WHERE k.word = w));
  IF cardinality(words) > 0 AND pg_try_advisory_xact_lock(hashtext('nashra_search_words')) THEN
    INSERT INTO nashra_search_words SELECT unnest(words) ON CONFLICT DO NOTHING;
  END IF;
END $$;

CREATE FUNCTION nashra_search_saved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM nashra_search_refresh(NEW.id);
  RETURN NULL;
END $$;

CREATE FUNCTION nashra_search_tagged() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  target uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.parent_id ELSE NEW.parent_id END;
  known uuid[];
BEGIN
  SELECT tags INTO known FROM nashra_search WHERE article_id = target;
  IF FOUND AND known IS DISTINCT FROM ARRAY(SELECT tags_id FROM ${rels}
      WHERE parent_id = target AND path = 'tags' AND tags_id IS NOT NULL ORDER BY "order") THEN
    PERFORM nashra_search_refresh(target);
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER nashra_search_created AFTER INSERT ON ${articles}
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW._status = 'published')
  EXECUTE FUNCTION nashra_search_saved();
CREATE CONSTRAINT TRIGGER nashra_search_saved AFTER UPDATE ON ${articles}
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (
    (OLD._status = 'published' OR NEW._status = 'published') AND
    (OLD._status, OLD.pub_status, OLD.deleted_at, OLD.embargoed_until, OLD.source_id, OLD.search_text,
     OLD.last_issued_at, OLD.original_published_at, OLD.original_date_precision, OLD.rights_republish,
     OLD.rights_reason) IS DISTINCT FROM
    (NEW._status, NEW.pub_status, NEW.deleted_at, NEW.embargoed_until, NEW.source_id, NEW.search_text,
     NEW.last_issued_at, NEW.original_published_at, NEW.original_date_precision, NEW.rights_republish,
     NEW.rights_reason))
  EXECUTE FUNCTION nashra_search_saved();
-- Not when a merge has a tag stand for another (an update): searches ask for both.
CREATE CONSTRAINT TRIGGER nashra_search_tagged AFTER INSERT ON ${rels}
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.tags_id IS NOT NULL)
  EXECUTE FUNCTION nashra_search_tagged();
CREATE CONSTRAINT TRIGGER nashra_search_untagged AFTER DELETE ON ${rels}
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.tags_id IS NOT NULL)
  EXECUTE FUNCTION nashra_search_tagged();

SELECT count(nashra_search_refresh(id)) FROM (
  SELECT id FROM ${articles} WHERE _status = 'published' ORDER BY last_issued_at, id) a;
`

const down = ({ articles, rels }: Names): string => `
DROP TRIGGER nashra_search_untagged ON ${rels};
DROP TRIGGER nashra_search_tagged ON ${rels};
DROP TRIGGER nashra_search_saved ON ${articles};
DROP TRIGGER nashra_search_created ON ${articles};
DROP FUNCTION nashra_search_tagged();
DROP FUNCTION nashra_search_saved();
DROP FUNCTION nashra_search_refresh(uuid);
DROP INDEX "nashra_search_titles_idx";
DROP TABLE "nashra_search_words";
DROP TABLE "nashra_search";
`
