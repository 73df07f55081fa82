import { idOf } from '../../../../../collections/shared/idOf.ts'
import type { Article } from '../../../../payload-types.ts'
import { isOut } from '../../../takenOut/isOut.ts'
import type { Memory } from '../memory/memory.ts'
import { takeArticle } from '../memory/memory.ts'
import type { ArticleState } from '../memory/states.ts'
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
  const rows = await reader.query<ArticleRow>(articlesBy(reader, 'a.id = ANY($1::uuid[])'), [
    wanted,
  ])
  take({ memory, rows })
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
  const chosen = `a.id IN (
    SELECT t.id FROM unnest($1::text[]) AS k(key)
    CROSS JOIN LATERAL (
      SELECT id FROM ${reader.tables.articles.name} WHERE text_key = k.key ORDER BY id LIMIT ${mostTwins}
    ) t)`
  take({ memory, rows: await reader.query<ArticleRow>(articlesBy(reader, chosen), [wanted]) })
}

/** Articles that print one text: the first that is there counts, so no more are looked at. */
export const mostTwins = 20

type ArticleRow = Pick<Article, 'deck' | 'headline' | 'slug' | 'stage' | '_status'> & {
  body: Article['body']
  content_hash: null | string
  deleted_at: Date | null
  document_id: null | string
  document_part: 'main' | 'readAlso' | null
  first_published_at: Date | null
  headline_origin: Article['headlineOrigin']
  id: string
  import_key: null | string
  in_use: boolean
  issue_number: null | string
  last_issued_at: Date | null
  latin_slug: null | string
  leading: null | string[]
  original_author: null | string
  original_date_precision: Article['originalDatePrecision']
  original_published_at: Date | null
  original_url: null | string
  pub_status: Article['pubStatus']
  public_id: null | string
  source_id: null | string
  story_cluster: null | string
  tags: null | string[]
  text_key: null | string
  title_key: null | string
}

/**
 * The saved row, and whether the newest version says the same: an editor's unsaved work lies in the
 * newest version, beside what is saved, and was put there at another moment. So only where the moments
 * differ are the two compared.
 */
const articlesBy = ({ tables }: Reader, condition: string): string => {
  const { articleRels, articles, links, versions } = tables
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
    SELECT a.id, a.body, a.deck, a.headline, a.slug, a.stage, a._status, a.content_hash, a.deleted_at,
      a.document_id, a.document_part, a.first_published_at, a.headline_origin, a.import_key,
      a.issue_number, a.last_issued_at, a.latin_slug, a.original_author, a.original_date_precision, a.original_published_at,
      a.original_url,
      a.pub_status, a.public_id, a.source_id, a.story_cluster, a.text_key, a.title_key,
      (SELECT array_agg(r.tags_id ORDER BY r."order") FROM ${articleRels.name} r
        WHERE r.parent_id = a.id AND r.path = 'tags') AS tags,
      (SELECT array_agg(DISTINCT l.match_key) FROM ${links.name} l
        WHERE l.to_id = a.id AND l.origin = 'imported' AND l.state <> 'dead'
          AND l.kind <> 'readAlso' AND l.decided_at IS NULL) AS leading,
      coalesce((SELECT a.updated_at IS DISTINCT FROM v.version_updated_at
          AND (${saved}) IS DISTINCT FROM (${newest})
        FROM ${versions.name} v WHERE v.parent_id = a.id AND v.latest
        ORDER BY v.created_at DESC LIMIT 1), false)
      OR EXISTS (SELECT FROM payload_locked_documents_rels d WHERE d.articles_id = a.id) AS in_use
    FROM ${articles.name} a WHERE ${condition} ORDER BY a.id`
}

/** Columns that a version has of its own. */
const own: ReadonlySet<string> = new Set(['created_at', 'id', 'updated_at'])

const take = ({ memory, rows }: { memory: Memory; rows: readonly ArticleRow[] }): void => {
  memory.journal.lasting(() => {
    for (const row of rows) {
      memory.asked.article.add(row.id)
      takeArticle({ memory, state: toState(row) })
    }
  })
}

const toState = (row: ArticleRow): ArticleState => ({
  at: row.original_published_at?.getTime() ?? null,
  cluster: row.story_cluster,
  id: row.id,
  isChanged: false,
  isInUse: row.in_use,
  isStored: true,
  isTrashed: row.deleted_at !== null,
  known: {
    body: row.body ?? null,
    deck: row.deck ?? null,
    document: idOf(row.document_id),
    documentPart: row.document_part,
    hasDraft: row._status === 'published' && row.in_use,
    headline: row.headline,
    headlineOrigin: row.headline_origin,
    id: row.id,
    importKey: row.import_key,
    isOut: isOut({
      deletedAt: row.deleted_at?.toISOString() ?? null,
      pubStatus: row.pub_status,
      stage: row.stage,
    }),
    isPublished: row._status === 'published',
    originalAuthor: row.original_author,
    originalDatePrecision: row.original_date_precision,
    originalPublishedAt: row.original_published_at?.toISOString() ?? null,
    originalUrl: row.original_url,
    source: row.source_id,
    stage: row.stage,
    tags: row.tags ?? [],
  },
  leading: row.leading ?? [],
  sketch: null,
  values: {
    _status: row._status ?? null,
    body: row.body ?? null,
    contentHash: row.content_hash,
    deck: row.deck ?? null,
    firstPublishedAt: row.first_published_at?.toISOString() ?? null,
    headline: row.headline,
    issueNumber: row.issue_number === null ? null : Number(row.issue_number),
    lastIssuedAt: row.last_issued_at?.toISOString() ?? null,
    latinSlug: row.latin_slug,
    publicId: row.public_id,
    slug: row.slug ?? null,
    stage: row.stage,
    textKey: row.text_key,
    titleKey: row.title_key,
  },
})
