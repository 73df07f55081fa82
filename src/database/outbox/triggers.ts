import { withdrawals } from '../../../collections/issueLog/index.ts'
import type { Slugs } from '../../../collections/slugs.ts'

/** The function behind the trigger on the issue log. Its comment is the fingerprint of all of them. */
export const outboxFunction = 'nashra_outbox'
const deletionFunction = 'nashra_outbox_deletion'

/**
 * SQL that writes, with each public act and in its transaction, what each channel is to be told: whoever
 * writes the act's row, an action, the Local API or the import's COPY, and once a statement. Safe to run
 * again.
 *
 * A channel hears of an act that its filters let through. Who has been told of an article hears also when
 * it lost the tag or source that led there, and of its withdrawal whatever the filters say; of the
 * withdrawal of what never was out, nobody hears. Channels are held, so that none that is deleted at the
 * same moment makes the act fail.
 */
export const outboxStatements = ({ slugs }: { slugs: Slugs }): string[] => {
  const names = namesOf(slugs)
  return [
    actsFunction(names),
    deletedFunction(names),
    `CREATE OR REPLACE TRIGGER nashra_outbox AFTER INSERT ON ${names.issueLog}
     REFERENCING NEW TABLE AS acts FOR EACH STATEMENT EXECUTE FUNCTION ${outboxFunction}()`,
    // Before: with the row goes what leads from a delivery to its article.
    `CREATE OR REPLACE TRIGGER nashra_outbox BEFORE DELETE ON ${names.articles}
     FOR EACH ROW WHEN (OLD._status = 'published' AND OLD.deleted_at IS NULL)
     EXECUTE FUNCTION ${deletionFunction}()`,
  ]
}

type Names = ReturnType<typeof namesOf>

const namesOf = (slugs: Slugs) => {
  const bare = (slug: string): string => slug.replaceAll('-', '_')
  const channels = bare(slugs.channels)
  const deliveries = bare(slugs.deliveries)
  return {
    actionType: `"enum_${deliveries}_action"`,
    articleRels: `"${bare(slugs.articles)}_rels"`,
    articles: `"${bare(slugs.articles)}"`,
    channelActions: `"${channels}_filter_actions"`,
    channelRels: `"${channels}_rels"`,
    channels: `"${channels}"`,
    deliveries: `"${deliveries}"`,
    issueLog: `"${bare(slugs.issueLog)}"`,
    source: `"${bare(slugs.sources)}_id"`,
    tag: `"${bare(slugs.tags)}_id"`,
  }
}

const lost = withdrawals.map((action) => `'${action}'`).join(', ')

const columns =
  'id, channel_id, article_id, action, sequence, payload, next_attempt_at, delivery_key'

const keyOf = ({ publicId, sequence }: { publicId: string; sequence: string }): string =>
  `c.id || ':' || ${publicId} || ':' || ${sequence}`

const actsFunction = (names: Names): string => {
  const { actionType, articleRels, articles, channelActions, channelRels, channels } = names
  const { deliveries, issueLog, source, tag } = names
  const none = (path: string) =>
    `NOT EXISTS (SELECT FROM ${channelRels} f WHERE f.parent_id = c.id AND f.path = '${path}')`
  const before = `${issueLog} e WHERE e.public_id = l.public_id AND e.sequence < l.sequence`
  return `
CREATE OR REPLACE FUNCTION ${outboxFunction}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM ${channels} WHERE enabled) THEN RETURN NULL; END IF;
  INSERT INTO ${deliveries} (${columns})
  SELECT gen_random_uuid(), c.id, l.article_id, l.action::text::${actionType}, l.sequence,
    jsonb_build_object('at', l.at, 'id', l.article_id, 'issueNumber', l.issue_number,
      'publicId', l.public_id),
    clock_timestamp(), ${keyOf({ publicId: 'l.public_id', sequence: 'l.sequence' })}
  FROM acts l
  JOIN ${channels} c ON c.enabled
  LEFT JOIN ${articles} a ON a.id = l.article_id
  CROSS JOIN LATERAL (SELECT
    l.action::text IN (${lost}) AS is_lost,
    -- Nobody was told before the first act: an import by the thousand asks nothing here.
    CASE WHEN l.sequence > 1 THEN EXISTS (SELECT FROM ${deliveries} h WHERE h.delivery_key IN
      (SELECT ${keyOf({ publicId: 'e.public_id', sequence: 'e.sequence' })} FROM ${before}))
      ELSE false END AS is_told,
    NOT EXISTS (SELECT FROM ${channelActions} f WHERE f.parent_id = c.id)
      OR EXISTS (SELECT FROM ${channelActions} f
        WHERE f.parent_id = c.id AND f.value::text = l.action::text) AS is_act,
    (${none('filterTags')} OR EXISTS (SELECT FROM ${channelRels} f
        JOIN ${articleRels} r ON r.${tag} = f.${tag} AND r.path = 'tags' AND r.parent_id = a.id
        WHERE f.parent_id = c.id AND f.path = 'filterTags'))
      AND (${none('filterSources')} OR EXISTS (SELECT FROM ${channelRels} f
        WHERE f.parent_id = c.id AND f.path = 'filterSources' AND f.${source} = a.source_id))
      AS is_subject
  ) m
  WHERE CASE WHEN m.is_told THEN m.is_act OR m.is_lost ELSE m.is_act AND m.is_subject END
    AND (NOT m.is_lost OR EXISTS (SELECT FROM ${before} AND e.action::text NOT IN (${lost})))
  FOR KEY SHARE OF c
  ON CONFLICT (delivery_key) DO NOTHING;
  RETURN NULL;
END $$`
}

/**
 * Of an article whose row is deleted by statements of the host's own while it is out, nothing more will be
 * logged; its next number is free. Where the log tells of its withdrawal, so did a message.
 */
const deletedFunction = ({ actionType, channels, deliveries, issueLog }: Names): string => `
CREATE OR REPLACE FUNCTION ${deletionFunction}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ${deliveries} (${columns})
  SELECT gen_random_uuid(), c.id, NULL, 'unpublish'::${actionType}, l.next,
    jsonb_build_object('at', now(), 'id', OLD.id, 'issueNumber', OLD.issue_number,
      'publicId', OLD.public_id),
    clock_timestamp(), ${keyOf({ publicId: 'OLD.public_id', sequence: 'l.next' })}
  FROM ${channels} c, (SELECT coalesce(max(sequence), 0) + 1 AS next,
      (array_agg(action::text ORDER BY sequence DESC))[1] AS last
    FROM ${issueLog} WHERE public_id = OLD.public_id) l
  WHERE c.enabled AND (l.last IS NULL OR l.last NOT IN (${lost}))
    AND EXISTS (SELECT FROM ${deliveries} h WHERE h.delivery_key IN
    (SELECT ${keyOf({ publicId: 'e.public_id', sequence: 'e.sequence' })} FROM ${issueLog} e
     WHERE e.public_id = OLD.public_id))
  FOR KEY SHARE OF c
  ON CONFLICT (delivery_key) DO NOTHING;
  RETURN OLD;
END $$`
