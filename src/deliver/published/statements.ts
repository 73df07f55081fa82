import { withdrawals } from '../../../collections/issueLog/index.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import { publicSql } from './publicSql.ts'

/** A statement that the database keeps prepared under its name; `$1` is always the moment of the question. */
export type Statement = { name: string; text: string }

/**
 * Every statement of the read side. A list costs one: what belongs to an article comes with its row. Its
 * source and tags come as ids, for few names serve all articles (see `createNames`). Only what a reader may
 * see is ever selected, and the public rule is in all of them. Moments of a card come as Postgres writes
 * them, for making dates of them costs more than reading them (see `isoMoment`).
 */
export const statementsOf = ({ slugs }: { slugs: Slugs }) => {
  const tables = tablesOf({ slugs })
  const parts = partsOf(tables)
  const isPublic = publicSql({ alias: 'a', now: '$1' })

  const order = 'ORDER BY a.last_issued_at DESC, a.id DESC'
  const listed = ({ name, page }: { name: string; page: string }) => ({
    cards: named(`${name} cards`, `SELECT ${parts.card} FROM (${page}) a ${order}`),
    whole: named(
      `${name} whole`,
      `SELECT ${parts.card}, ${parts.rest} FROM (${page}) a ${parts.restJoins} ${order}`,
    ),
  })

  /**
   * A page of all articles. Written so that one plan serves every page, and Postgres plans once a connection
   * rather than each time, which costs more than the page: nothing in it depends on whether a parameter is
   * null, and a bound that stands in the text tells what no parameter can, that few rows are wanted. The
   * second LIMIT only says so once more, for what is counted for each row of the first.
   */
  const listOfAll = ({ name, where }: { name: string; where: string }) =>
    listed({
      name,
      page: `SELECT * FROM (SELECT * FROM (SELECT a.* FROM ${tables.articles} a
        WHERE ${isPublic} AND a.last_issued_at IS NOT NULL ${where} ${order} LIMIT ${mostRows}) a
        LIMIT $2) a LIMIT $2`,
    })

  /**
   * A page of a tag's or a source's articles, which is planned for each: few of them are found and sorted,
   * of many the newest are walked along.
   */
  const listOf = ({
    from = `${tables.articles} a`,
    name,
    where,
  }: {
    from?: string
    name: string
    where: string
  }) =>
    listed({
      name,
      page: `SELECT a.* FROM ${from}
        WHERE ${isPublic} AND a.last_issued_at IS NOT NULL AND ${where}
          AND a.last_issued_at <= coalesce($3::timestamptz, 'infinity')
          AND ($3::timestamptz IS NULL OR (a.last_issued_at, a.id) < ($3::timestamptz, $4::uuid))
        ${order} LIMIT $2`,
    })

  const one = ({
    limit = 1,
    name,
    where,
  }: {
    limit?: null | number
    name: string
    where: string
  }) =>
    named(
      name,
      `SELECT ${parts.card}, ${parts.rest} FROM ${tables.articles} a ${parts.restJoins}
       WHERE ${isPublic} AND a.last_issued_at IS NOT NULL AND ${where} LIMIT ${limit ?? 'ALL'}`,
    )

  const withTag = `${tables.rels} r JOIN ${tables.articles} a ON a.id = r.parent_id`
  const hasTag = `r.${tables.tagColumn} = $5::uuid AND r.path = 'tags'`
  const newsDated = `a.original_date_precision IN ('day', 'time')
    AND a.original_published_at BETWEEN $2::timestamptz AND $1`
  const newsOwn = `a.first_published_at BETWEEN $2::timestamptz AND $1
    AND a.original_date_precision = 'unknown' AND a.document_id IS NULL AND (a.source_id IS NULL OR EXISTS
      (SELECT FROM ${tables.sources} o WHERE o.id = a.source_id AND o.kind = 'own'))`

  return {
    byId: one({ name: 'by id', where: '(a.id = $2::uuid OR a.public_id = $2::text)' }),
    byIds: one({ limit: null, name: 'by ids', where: 'a.id = ANY($2::uuid[])' }),
    bySlug: one({ name: 'by slug', where: 'a.slug = $2' }),
    /** What an id or a slug that is not public was to the public before. */
    former: named(
      'former',
      `SELECT a.id, a.public_id AS "publicId", a.language, a.slug,
        a.withdrawal_notice AS note,
        a.pub_status = 'canceled' AND a.first_published_at IS NOT NULL AS "isKilled",
        ${isPublic} AS "isPublic",
        coalesce((SELECT max(l.at) FROM ${tables.log} l
          WHERE l.public_id = a.public_id AND l.action = 'kill'), a.updated_at) AS at
       FROM ${tables.articles} a
       WHERE a.id IN (SELECT $2::uuid
         UNION SELECT i.id FROM ${tables.articles} i WHERE i.public_id = $2::text
         UNION SELECT i.id FROM ${tables.articles} i WHERE i.slug = $3
         UNION SELECT t.parent_id FROM ${tables.texts} t WHERE t.path = 'formerSlugs' AND t.text = $3)
       ORDER BY (a.slug IS NOT DISTINCT FROM $3) DESC, a.last_issued_at DESC LIMIT 1`,
    ),
    lists: {
      newest: listOfAll({ name: 'newest', where: '' }),
      older: listOfAll({
        name: 'older',
        where: 'AND (a.last_issued_at, a.id) < ($3::timestamptz, $4::uuid)',
      }),
      source: listOf({ name: 'of source', where: 'a.source_id = $5::uuid' }),
      tag: listOf({ from: withTag, name: 'of tag', where: hasTag }),
    },
    /** Known dates only: the original's to the day at least, or our own first issue. */
    news: named(
      'news',
      `SELECT ${parts.card} FROM (SELECT a.* FROM ${tables.articles} a
         WHERE ${isPublic} AND a.last_issued_at IS NOT NULL AND ((${newsDated}) OR (${newsOwn}))
         ${order} LIMIT $3 OFFSET $4) a ${order}`,
    ),
    newsCount: named(
      'news count',
      `SELECT count(*)::int AS count, max(a.last_issued_at) AS latest FROM ${tables.articles} a
       WHERE ${isPublic} AND a.last_issued_at IS NOT NULL AND ((${newsDated}) OR (${newsOwn}))`,
    ),
    corrections: named(
      'corrections',
      `SELECT ${parts.card}, c.kind AS "cKind", c.text AS "cText", c.before AS "cBefore",
         c.after AS "cAfter", c.at AS "cAt", c.issue_number AS "cIssue"
       FROM (SELECT c.* FROM ${tables.corrections} c JOIN ${tables.articles} a ON a.id = c._parent_id
         WHERE ${isPublic} AND a.last_issued_at IS NOT NULL
         ORDER BY c.at DESC NULLS LAST, c.id DESC LIMIT $2) c
       JOIN ${tables.articles} a ON a.id = c._parent_id
       ORDER BY c.at DESC NULLS LAST, c.id DESC`,
    ),
    withdrawn: named(
      'withdrawn',
      `SELECT l.public_id AS "publicId", l.article_id AS id, l.at, coalesce(a.language, 'ar') AS language,
         a.withdrawal_notice AS note,
         coalesce(a.pub_status = 'canceled', l.action = 'kill') AS "isKilled"
       FROM ${tables.log} l LEFT JOIN ${tables.articles} a ON a.id = l.article_id
       WHERE l.action IN (${withdrawals.map((action) => `'${action}'`).join(', ')})
         AND (a.id IS NULL OR (NOT (${isPublic}) AND a.first_published_at IS NOT NULL))
         AND ($3::uuid IS NULL OR a.source_id = $3::uuid)
         AND ($4::uuid IS NULL OR EXISTS (SELECT FROM ${tables.rels} r
           WHERE r.parent_id = a.id AND r.path = 'tags' AND r.${tables.tagColumn} = $4::uuid))
         AND NOT EXISTS (SELECT FROM ${tables.log} n
           WHERE n.public_id = l.public_id AND n.sequence > l.sequence)
       ORDER BY l.at DESC LIMIT $2`,
    ),
    ledger: named(
      'ledger',
      `SELECT l.action, l.at, l.content_hash AS "contentHash", l.hash, l.issue_number AS "issueNumber",
         l.previous_hash AS "previousHash", l.sequence
       FROM ${tables.log} l WHERE l.public_id = $1 ORDER BY l.sequence LIMIT $2`,
    ),
    /** Sources by their ids, with all that they were merged into. */
    sources: named(
      'sources',
      `WITH RECURSIVE chain AS (SELECT s.*, 0 AS step FROM ${tables.sources} s WHERE s.id = ANY($1::uuid[])
         UNION SELECT s.*, c.step + 1 FROM ${tables.sources} s
           JOIN chain c ON s.id = c.merged_into_id WHERE c.step < $2)
       SELECT DISTINCT ON (s.id) ${parts.source} AS source, s.updated_at::text AS modified
       FROM chain s ORDER BY s.id`,
    ),
    /** Tags by their ids, as far as readers are shown them. */
    tags: named(
      'tags',
      `SELECT t.id, t.label AS name, t.slug, t.updated_at::text AS modified FROM ${tables.tags} t
       WHERE t.id = ANY($1::uuid[]) AND t.status <> 'noise' AND t.slug IS NOT NULL`,
    ),
    sourceBySlug: named(
      'source by slug',
      `SELECT s.id, s.name, s.slug, m.slug AS "movedTo" FROM ${tables.sources} s
       LEFT JOIN ${tables.sources} m ON m.id = s.merged_into_id WHERE s.slug = $1`,
    ),
    tagBySlug: named(
      'tag by slug',
      `SELECT t.id, t.label AS name, t.slug, m.slug AS "movedTo" FROM ${tables.tags} t
       LEFT JOIN ${tables.tags} m ON m.id = t.merged_into_id AND m.status <> 'noise'
       WHERE t.slug = $1 AND t.status <> 'noise'`,
    ),
    /** What links and pictures in a text lead to, where the public may see it. */
    named: named(
      'named in texts',
      `SELECT a.id, a.slug AS target, NULL::json AS picture FROM ${tables.articles} a
       WHERE a.id = ANY($2::uuid[]) AND ${isPublic} AND a.slug IS NOT NULL
       UNION ALL SELECT m.id, NULL, json_build_object('url', m.url, 'alt', m.alt, 'width', m.width,
         'height', m.height, 'mimeType', m.mime_type) FROM ${tables.media} m
       WHERE m.id = ANY($3::uuid[])`,
    ),
  }
}

export type Statements = ReturnType<typeof statementsOf>

/** The most rows that a page of all articles takes: a hundred articles, and one that tells of more. */
const mostRows = 101

const named = (name: string, text: string): Statement => ({
  name: `nashra ${name}`,
  text: text.replace(/\s+/g, ' '),
})

/** As Payload's adapter derives them from a slug. */
const tablesOf = ({ slugs }: { slugs: Slugs }) => {
  const plain = (slug: string) => slug.replaceAll('-', '_')
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
  const articles = plain(slugs.articles)
  return {
    articles: quoted(articles),
    corrections: quoted(`${articles}_corrections`),
    links: quoted(plain(slugs.relatedLinks)),
    log: quoted(plain(slugs.issueLog)),
    media: quoted(plain(slugs.media)),
    rels: quoted(`${articles}_rels`),
    sources: quoted(plain(slugs.sources)),
    tagColumn: quoted(`${plain(slugs.tags)}_id`),
    tags: quoted(plain(slugs.tags)),
    texts: quoted(`${articles}_texts`),
  }
}

const rightsOf = (alias: string): string =>
  `'republish', ${alias}.rights_republish,
    'excerptCharacters', ${alias}.rights_excerpt_characters, 'license', ${alias}.rights_license,
    'usageTerms', ${alias}.rights_usage_terms, 'copyrightHolder', ${alias}.rights_copyright_holder,
    'copyrightNotice', ${alias}.rights_copyright_notice, 'creditTemplate', ${alias}.rights_credit_template`

/** Whether an article has terms of its own: hardly one has, and none cost nothing. */
const hasRights = (alias: string): string =>
  `coalesce(nullif(${alias}.rights_republish, 'inherit')::text,
    ${alias}.rights_excerpt_characters::text, ${alias}.rights_license, ${alias}.rights_usage_terms,
    ${alias}.rights_copyright_holder, ${alias}.rights_copyright_notice,
    ${alias}.rights_credit_template, ${alias}.rights_reason) IS NOT NULL`

const partsOf = (tables: ReturnType<typeof tablesOf>) => {
  const source = `json_build_object('id', s.id, 'name', s.name, 'slug', s.slug, 'kind', s.kind,
    'homepage', s.homepage, 'canonicalPolicy', s.canonical_policy, 'robots', s.robots,
    'mergedInto', s.merged_into_id, 'rights', json_build_object(${rightsOf('s')}))`
  const reference = (alias: string) => `json_build_object('id', ${alias}.id, 'slug', ${alias}.slug,
    'publicId', ${alias}.public_id, 'headline', ${alias}.headline, 'deck', ${alias}.deck)`
  const other = (alias: string) => publicSql({ alias, now: '$1' })
  return {
    card: `a.id, a.public_id AS "publicId", a.slug, a.language, a.headline, a.deck,
      a.headline_origin AS "headlineOrigin", a.original_published_at::text AS "originalPublishedAt",
      a.original_date_precision AS "originalDatePrecision", a.original_url AS "originalUrl",
      a.original_author AS "originalAuthor", a.first_published_at::text AS "firstPublishedAt",
      a.last_issued_at::text AS "lastIssuedAt", a.issue_number AS "issueNumber",
      a.canonical_policy AS "canonicalPolicy", a.robots, a.document_id IS NOT NULL AS "isImported",
      a.content_hash AS "contentHash", a.source_id AS "sourceId",
      CASE WHEN ${hasRights('a')} THEN json_build_object(${rightsOf('a')}, 'reason', a.rights_reason)
        END AS rights,
      (SELECT string_agg(r.${tables.tagColumn}::text, ' ' ORDER BY r."order") FROM ${tables.rels} r
        WHERE r.parent_id = a.id AND r.path = 'tags') AS "tagIds",
      greatest(a.updated_at, a.embargoed_until)::text AS modified`,
    rest: `a.body, c.corrections, l.links, l.modified AS "linksModified",
      CASE WHEN newer.id IS NOT NULL THEN ${reference('newer')} END AS newer,
      CASE WHEN older.id IS NOT NULL THEN ${reference('older')} END AS older`,
    restJoins: `LEFT JOIN LATERAL (SELECT json_agg(json_build_object('kind', c.kind, 'text', c.text,
        'before', c.before, 'after', c.after, 'at', c.at, 'issueNumber', c.issue_number)
        ORDER BY c._order) AS corrections FROM ${tables.corrections} c WHERE c._parent_id = a.id) c ON true
      LEFT JOIN LATERAL (SELECT max(greatest(l.updated_at, g.updated_at, g.embargoed_until)) AS modified,
        json_agg(json_build_object('kind', l.kind, 'title', l.title, 'url', l.url,
          'to', CASE WHEN g.id IS NOT NULL THEN ${reference('g')} END) ORDER BY l."order", l.id) AS links
        FROM (SELECT * FROM ${tables.links} k WHERE k.from_id = a.id AND k.state <> 'self'
          ORDER BY k."order", k.id LIMIT 100) l
        LEFT JOIN ${tables.articles} g ON g.id = l.to_id AND ${other('g')}) l ON true
      LEFT JOIN ${tables.articles} newer ON newer.id = a.superseded_by_id AND ${other('newer')}
      LEFT JOIN ${tables.articles} older ON older.id = a.update_of_id AND ${other('older')}`,
    source,
  }
}
