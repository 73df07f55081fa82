import { createHash } from 'node:crypto'

import type { Slugs } from '../../../collections/slugs.ts'
import { tableNames } from '../../../collections/tableNames.ts'
import { changeChannel } from './kinds.ts'

const { publicChanges } = tableNames

/** The function that the triggers of one row call. Its comment is the fingerprint of all of them. */
export const changeFunction = 'nashra_public_change'
const linksFunction = 'nashra_public_links_change'

/**
 * SQL that makes every change that readers can see known: a row of what changed last in which transaction,
 * and a notice to every process that listens, both with the commit of the change itself and whoever wrote
 * it: the desk, the import's COPY, a person with psql.
 *
 * The conditions stand in the triggers (PostgreSQL's manual, CREATE TRIGGER, WHEN), so that what is not
 * public, as an import in draft, costs no call. Safe to run again.
 */
export const triggerStatements = ({ slugs }: { slugs: Slugs }): string[] => {
  const table = (slug: string) => `"${slug.replaceAll('-', '_')}"`
  const articles = table(slugs.articles)
  const statements = [
    noteFunction,
    linksChangeFunction(articles),
    ...rowTriggers({
      kind: 'article',
      seen: (row) => `${row}._status = 'published'`,
      table: articles,
    }),
    ...rowTriggers({ kind: 'source', table: table(slugs.sources) }),
    // How often a tag is used changes with every batch of an import, and readers are not told.
    ...rowTriggers({ changed: tagColumns, kind: 'tag', table: table(slugs.tags) }),
    ...rowTriggers({ kind: 'media', table: table(slugs.media) }),
    ...linkTriggers(table(slugs.relatedLinks)),
    ...seeds({
      article: `${articles} WHERE _status = 'published'`,
      source: table(slugs.sources),
      tag: table(slugs.tags),
    }),
    newHistory,
  ]
  return [...statements, comment(statements)]
}

/** What tells one state of the triggers from another. */
export const fingerprintOf = (statements: readonly string[]): string =>
  createHash('sha256').update(statements.join('\n')).digest('hex').slice(0, 32)

const tagColumns = ['label', 'slug', 'status', 'merged_into_id']

// The kind comes as the trigger's argument, with a plus where the row is new.
const noteFunction = `
CREATE OR REPLACE FUNCTION ${changeFunction}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "${publicChanges}" AS c (kind, id, xact, at)
  VALUES (rtrim(TG_ARGV[0], '+'), COALESCE(NEW.id, OLD.id)::text,
    pg_current_xact_id()::text::bigint, now())
  ON CONFLICT (kind, id) DO UPDATE SET xact = excluded.xact, at = excluded.at
    WHERE c.xact <> excluded.xact;
  PERFORM pg_notify('${changeChannel}', TG_ARGV[0]);
  RETURN NULL;
END $$`

const linksChangeFunction = (articles: string): string => `
CREATE OR REPLACE FUNCTION ${linksFunction}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "${publicChanges}" AS c (kind, id, xact, at)
  SELECT DISTINCT 'article', a.id::text, pg_current_xact_id()::text::bigint, now()
  FROM changed l JOIN ${articles} a ON a.id = l.from_id WHERE a._status = 'published'
  ORDER BY 2
  ON CONFLICT (kind, id) DO UPDATE SET xact = excluded.xact, at = excluded.at
    WHERE c.xact <> excluded.xact;
  IF FOUND THEN PERFORM pg_notify('${changeChannel}', 'article'); END IF;
  RETURN NULL;
END $$`

type RowTriggers = {
  /** Columns that readers see; without it, any. */
  changed?: readonly string[]
  kind: string
  /** Which rows readers see; without it, all. */
  seen?: (row: 'NEW' | 'OLD') => string
  table: string
}

const rowTriggers = ({ changed, kind, seen, table }: RowTriggers): string[] => {
  const differs = (changed ?? ['*'])
    .map((column) => `OLD.${column} IS DISTINCT FROM NEW.${column}`)
    .join(' OR ')
  const isSeen = seen ? ` AND (${seen('OLD')} OR ${seen('NEW')})` : ''
  return [
    trigger({
      argument: seen ? kind : `${kind}+`,
      event: 'INSERT',
      table,
      when: seen?.('NEW') ?? 'TRUE',
    }),
    trigger({ argument: kind, event: 'UPDATE', table, when: `(${differs})${isSeen}` }),
    trigger({ argument: kind, event: 'DELETE', table, when: seen?.('OLD') ?? 'TRUE' }),
  ]
}

const trigger = ({
  argument,
  event,
  table,
  when,
}: {
  argument: string
  event: string
  table: string
  when: string
}): string => `
CREATE OR REPLACE TRIGGER nashra_public_${event.toLowerCase()} AFTER ${event} ON ${table}
FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION ${changeFunction}('${argument}')`

/** Links come by the thousand, and what they belong to is asked once for all of a statement. */
const linkTriggers = (table: string): string[] =>
  (
    [
      ['INSERT', 'NEW'],
      ['UPDATE', 'NEW'],
      ['DELETE', 'OLD'],
    ] as const
  ).map(
    ([event, rows]) => `
CREATE OR REPLACE TRIGGER nashra_public_${event.toLowerCase()} AFTER ${event} ON ${table}
REFERENCING ${rows} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ${linksFunction}()`,
  )

/** What was public before the triggers were there stands at the beginning. */
const seeds = (from: Record<string, string>): string[] =>
  Object.entries(from).map(
    ([kind, rows]) => `
INSERT INTO "${publicChanges}" (kind, id, xact, at)
SELECT '${kind}', id::text, 0, now() FROM ${rows} ON CONFLICT DO NOTHING`,
  )

// Who follows the changes keeps this name, and begins anew where it is another.
const newHistory = `
INSERT INTO "${publicChanges}" (kind, id, xact, at)
SELECT 'generation', gen_random_uuid()::text, 0, now()
WHERE NOT EXISTS (SELECT FROM "${publicChanges}" WHERE kind = 'generation')`

/**
 * After a restore on another server its transactions begin at a low number again, and what was noted would
 * lie in the future: all of it goes to the beginning, and a new history begins.
 */
export const restartStatements: readonly string[] = [
  `UPDATE "${publicChanges}" SET xact = 0 WHERE xact > 0`,
  `DELETE FROM "${publicChanges}" WHERE kind = 'generation'`,
  newHistory,
]

const comment = (statements: readonly string[]): string =>
  `COMMENT ON FUNCTION ${changeFunction}() IS '${fingerprintOf(statements)}'`
