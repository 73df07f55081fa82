import type { ArticleValues } from '../../../../../collections/articles/values.ts'
import { idOf } from '../../../../../collections/shared/idOf.ts'
import type { Article } from '../../../../payload-types.ts'
import type { KnownArticle } from '../../../archive/types.ts'
import { isOut } from '../../../takenOut/isOut.ts'
import type { ArticleState } from '../memory/states.ts'

/** What an article's row says, or one of its versions. */
type Contents = Pick<Article, 'deck' | 'headline' | 'slug' | 'stage' | '_status'> & {
  /** As JSON: it is hardly ever looked into. */
  body: null | string
  content_hash: null | string
  document_id: null | string
  document_part: 'main' | 'readAlso' | null
  first_published_at: Date | null
  headline_origin: Article['headlineOrigin']
  issue_number: null | string
  last_issued_at: Date | null
  latin_slug: null | string
  original_author: null | string
  original_date_precision: Article['originalDatePrecision']
  original_published_at: Date | null
  original_url: null | string
  pub_status: Article['pubStatus']
  public_id: null | string
  source_id: null | string
  tags: null | string[]
  text_key: null | string
  title_key: null | string
}

export type ArticleRow = Contents & {
  deleted_at: Date | null
  id: string
  import_key: null | string
  /** Its newest version says something else. */
  is_beside: boolean
  is_open: boolean
  last_hash: null | string
  last_sequence: null | string
  leading: null | string[]
  story_cluster: null | string
  updated_at: Date
  version_at: Date | null
  version_id: null | string
}

export type NewestRow = Contents & { article: string }

/** An article as the database has it. `newest`: its newest version, where that says something else. */
export const toState = ({
  newest,
  row,
}: {
  newest: NewestRow | undefined
  row: ArticleRow
}): ArticleState => {
  const isPublished = row._status === 'published'
  const known = knownOf({ contents: row, hasDraft: false, row })
  const isDraftBeside = isPublished && newest?._status !== 'published'
  const beside = newest && {
    known: knownOf({ contents: newest, hasDraft: isDraftBeside, row }),
    values: valuesOf(newest),
  }
  return {
    at: row.original_published_at?.getTime() ?? null,
    beside: beside ?? null,
    cluster: row.story_cluster,
    id: row.id,
    // An update by Payload would bring into the row what an editor has in the newest version only.
    isHeld: row.is_open || (beside !== undefined && !isDraftBeside),
    isStored: true,
    isTrashed: row.deleted_at !== null,
    known,
    lastIssue:
      row.last_hash === null ? null : { hash: row.last_hash, sequence: Number(row.last_sequence) },
    leading: row.leading ?? [],
    seen: {
      at: row.updated_at.toISOString(),
      version: row.version_id,
      versionAt: row.version_at?.toISOString() ?? null,
    },
    sketch: null,
    values: valuesOf(row),
  }
}

const knownOf = ({
  contents,
  hasDraft,
  row,
}: {
  contents: Contents
  hasDraft: boolean
  row: ArticleRow
}): KnownArticle => ({
  body: { json: contents.body ?? 'null' },
  deck: contents.deck ?? null,
  document: idOf(contents.document_id),
  documentPart: contents.document_part,
  hasDraft,
  headline: contents.headline,
  headlineOrigin: contents.headline_origin,
  id: row.id,
  importKey: row.import_key,
  isOut: isOut({
    deletedAt: row.deleted_at?.toISOString() ?? null,
    pubStatus: row.pub_status,
    stage: row.stage,
  }),
  isPublished: row._status === 'published',
  originalAuthor: contents.original_author,
  originalDatePrecision: contents.original_date_precision,
  originalPublishedAt: contents.original_published_at?.toISOString() ?? null,
  originalUrl: contents.original_url,
  source: contents.source_id,
  stage: contents.stage,
  tags: contents.tags ?? [],
})

const valuesOf = (row: Contents): Partial<ArticleValues> => ({
  _status: row._status ?? null,
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
})
