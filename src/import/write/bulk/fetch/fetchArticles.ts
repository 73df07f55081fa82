import type { Memory } from '../memory/memory.ts'
import { takeArticle } from '../memory/memory.ts'
import { columnOf } from '../rows/copyRows.ts'
import type { ArticleRow, NewestRow } from './articleState.ts'
import { toState } from './articleState.ts'
import type { Reader } from './reader.ts'
import { notAsked } from './reader.ts'

/** Loads the articles of these ids that are not known yet. */
export const fetchArticles = async ({
  ids,
  memory,
  reader,
}: {
  ids: Iterable<string>
  memory: Memory
  reader: Reader
}): Promise<void> => {
  const wanted = notAsked({ keys: ids, memory, question: 'article' })
  if (wanted.length === 0) return
  await load({ condition: 'a.id = ANY($1::uuid[])', keys: wanted, memory, reader })
}

/** Loads the articles that have these texts. A text that many articles share is loaded with the first. */
export const fetchArticlesByText = async ({
  memory,
  reader,
  textKeys,
}: {
  memory: Memory
  reader: Reader
  textKeys: Iterable<string>
}): Promise<void> => {
  const wanted = notAsked({ keys: textKeys, memory, question: 'text' })
  if (wanted.length === 0) return
  const condition = `a.id = ANY(ARRAY(
    SELECT t.id FROM unnest($1::text[]) AS k(key)
    CROSS JOIN LATERAL (
      SELECT id FROM ${reader.tables.articles.name} WHERE text_key = k.key ORDER BY id LIMIT ${mostTwins}
    ) t))`
  await load({ condition, keys: wanted, memory, reader })
}

/** Articles that print one text: the first that is there counts, so no more are looked at. */
export const mostTwins = 20

const load = async ({
  condition,
  keys,
  memory,
  reader,
}: {
  condition: string
  keys: readonly string[]
  memory: Memory
  reader: Reader
}): Promise<void> => {
  const rows = await reader.query<ArticleRow>(articlesBy(reader, condition), [keys])
  const beside = rows.flatMap(({ is_beside, version_id: id }) => (is_beside && id ? id : []))
  const newest = beside.length > 0 ? await fetchNewest({ ids: beside, reader }) : []
  const versions = new Map(newest.map((row) => [row.article, row]))
  memory.journal.lasting(() => {
    for (const row of rows) {
      memory.asked.article.add(row.id)
      takeArticle({ memory, state: toState({ newest: versions.get(row.id), row }) })
    }
  })
}

/**
 * The saved row, and whether the newest version says the same: an editor's unsaved work lies in the
 * newest version, beside what is saved, and was put there at another moment. So only where the moments
 * differ are the two compared. The issue log is asked only for what may have one.
 *
 * Which versions are the newest is not asked of an index: until the table is analyzed, which for a first
 * import is late, the planner takes all of those for a few, and reads them for each article.
 */
const articlesBy = ({ tables }: Reader, condition: string): string => {
  const { articleRels, articles, issueLog, links, versions } = tables
  const shared = [...articles.columns].flatMap(([field, column]) => {
    const version = versions.columns.get(`version_${field}`)
    // Saved and newest have enumerations of their own; as text they compare.
    const isSame = articles.types.get(field) === versions.types.get(`version_${field}`)
    return version === undefined || own.has(column) ? [] : [{ column, isSame, version }]
  })
  const asText = ({ isSame }: { isSame: boolean }) => (isSame ? '' : '::text')
  const saved = shared.map((one) => `a."${one.column}"${asText(one)}`).join(', ')
  const newest = shared.map((one) => `v."${one.version}"${asText(one)}`).join(', ')
  return `
    SELECT a.id, ${contents.map((field) => contentOf({ column: `a."${columnOf({ field, table: articles })}"`, field })).join(', ')},
      a.deleted_at, a.import_key, a.story_cluster, a.updated_at,
      (SELECT array_agg(r.tags_id ORDER BY r."order") FROM ${articleRels.name} r
        WHERE r.parent_id = a.id AND r.path = 'tags') AS tags,
      (SELECT array_agg(DISTINCT l.match_key) FROM ${links.name} l
        WHERE l.to_id = a.id AND l.origin = 'imported' AND l.state <> 'dead'
          AND l.decided_at IS NULL) AS leading,
      v.id AS version_id, v.updated_at AS version_at, i.hash AS last_hash, i.sequence AS last_sequence,
      coalesce(a.updated_at IS DISTINCT FROM v.version_updated_at
        AND (${saved}) IS DISTINCT FROM (${newest}), false) AND v.id IS NOT NULL AS is_beside,
      EXISTS (SELECT FROM payload_locked_documents_rels d WHERE d.articles_id = a.id) AS is_open
    FROM ${articles.name} a
    LEFT JOIN LATERAL (SELECT * FROM ${versions.name} v WHERE v.parent_id = a.id AND coalesce(v.latest, false)
      ORDER BY v.updated_at DESC LIMIT 1) v ON true
    LEFT JOIN LATERAL (SELECT i.hash, i.sequence FROM ${issueLog.name} i
      WHERE i.public_id = a.public_id AND (a.issue_number > 0 OR a.stage <> 'imported')
      ORDER BY i.sequence DESC LIMIT 1) i ON true
    WHERE ${condition} ORDER BY a.id`
}

/** Columns that a version has of its own. */
const own: ReadonlySet<string> = new Set(['created_at', 'id', 'updated_at'])

/** A column as it is asked for: a body as JSON, which is hardly ever looked into. */
const contentOf = ({ column, field }: { column: string; field: string }): string =>
  field === 'body' ? `${column}::text AS "body"` : column

/** What versions are asked for as well, by the names of the fields. */
const contents = [
  '_status',
  'body',
  'contentHash',
  'deck',
  'document',
  'documentPart',
  'firstPublishedAt',
  'headline',
  'headlineOrigin',
  'issueNumber',
  'lastIssuedAt',
  'latinSlug',
  'originalAuthor',
  'originalDatePrecision',
  'originalPublishedAt',
  'originalUrl',
  'pubStatus',
  'publicId',
  'slug',
  'source',
  'stage',
  'textKey',
  'titleKey',
]

/** Loads what these versions say, in the columns of their articles. */
const fetchNewest = ({
  ids,
  reader: {
    query,
    tables: { articles, versionRels, versions },
  },
}: {
  ids: readonly string[]
  reader: Reader
}): Promise<NewestRow[]> => {
  const columns = contents.map((field) => {
    const version = columnOf({ field: `version_${field}`, table: versions })
    const name = columnOf({ field, table: articles })
    return field === 'body'
      ? contentOf({ column: `v."${version}"`, field })
      : `v."${version}" AS "${name}"`
  })
  return query<NewestRow>(
    `SELECT v.parent_id AS article, ${columns.join(', ')},
       (SELECT array_agg(r.tags_id ORDER BY r."order") FROM ${versionRels.name} r
         WHERE r.parent_id = v.id AND r.path = 'version.tags') AS tags
     FROM ${versions.name} v WHERE v.id = ANY($1::uuid[])`,
    [ids],
  )
}
