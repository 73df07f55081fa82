import { randomUUID } from 'node:crypto'

import { derivedKeys } from '../../../../../collections/articles/hooks/deriveKeys.ts'
import { publicationStamp } from '../../../../../collections/articles/hooks/stampPublication.ts'
import { slugStamp } from '../../../../../collections/articles/hooks/stampSlug.ts'
import type { ArticleValues } from '../../../../../collections/articles/values.ts'
import type { Change, MatchedArticle } from '../../../settle/articleData.ts'
import type { Cell, Row } from './copyRows.ts'
import { json } from './copyRows.ts'
import type { ArticleState } from '../memory/states.ts'

/** What the collection's hooks make of an article that an import creates. */
export const newValues = ({
  article: { body, headline, keys },
  now,
  publish,
}: {
  article: MatchedArticle
  now: string
  publish: boolean
}): Partial<ArticleValues> =>
  save({
    before: null,
    data: {
      ...keys,
      _status: publish ? 'published' : 'draft',
      body,
      headline: headline.text,
      issueNumber: 0,
      publicId: randomUUID(),
      stage: 'imported',
    },
    hasKeys: true,
    now,
    savesDraft: !publish,
  })

/** Whether a change touches what an article's keys, hash and search text are made of. */
export const retells = ({ body, headline }: Change): boolean =>
  body !== undefined || headline !== undefined

/**
 * What they make of a change to an article that is there. Where it says what it said, its keys
 * stay; the search text is not among what is known of an article, and is left out then.
 */
export const changedValues = ({
  before,
  change,
  now,
  savesDraft,
  status,
}: {
  before: Partial<ArticleValues>
  change: Change
  now: string
  /** The change goes into a draft beside the row. */
  savesDraft: boolean
  status: 'draft' | 'published'
}): Partial<ArticleValues> => {
  const { body, headline } = change
  const data = {
    ...before,
    _status: status,
    ...(body === undefined ? {} : { body }),
    ...(headline === undefined ? {} : { headline }),
  }
  const hasKeys = Boolean(before.publicId) && !retells(change)
  return save({ before, data, hasKeys, now, savesDraft })
}

/** The hooks of the collection, in their order there. */
const save = ({
  before,
  data: given,
  hasKeys = false,
  now,
  savesDraft,
}: {
  before: null | Partial<ArticleValues>
  data: Partial<ArticleValues>
  /** Those that are given are right. */
  hasKeys?: boolean
  now: string
  savesDraft: boolean
}): Partial<ArticleValues> => {
  const keyed = hasKeys ? given : { ...given, ...derivedKeys({ before, data: given }) }
  const stamped = { ...keyed, ...publicationStamp({ before, data: keyed, now, savesDraft }) }
  return { ...stamped, ...slugStamp({ before, data: stamped }) }
}

/** The columns of an article's row that an import knows, by the names of their fields. */
export const articleRow = ({
  cluster,
  id,
  known,
  values,
}: Pick<ArticleState, 'cluster' | 'id' | 'known' | 'values'>): Row => ({
  _status: values._status ?? 'draft',
  body: json(known.body),
  contentHash: values.contentHash,
  document: known.document,
  documentPart: known.documentPart,
  firstPublishedAt: values.firstPublishedAt,
  headline: known.headline,
  headlineOrigin: known.headlineOrigin,
  id,
  importKey: known.importKey,
  issueNumber: values.issueNumber ?? 0,
  language: 'ar',
  lastIssuedAt: values.lastIssuedAt,
  latinSlug: values.latinSlug,
  originalAuthor: known.originalAuthor,
  originalDatePrecision: known.originalDatePrecision,
  originalPublishedAt: known.originalPublishedAt,
  originalUrl: known.originalUrl,
  pubStatus: 'usable',
  publicId: values.publicId,
  searchText: values.searchText,
  slug: values.slug,
  source: known.source,
  stage: values.stage,
  storyCluster: cluster,
  textKey: values.textKey,
  titleKey: values.titleKey,
})

/** Fields of an article's row that the bulk writer fills. */
export const articleFields = [
  'id',
  'headline',
  'body',
  'originalPublishedAt',
  'originalDatePrecision',
  'originalUrl',
  'originalAuthor',
  'headlineOrigin',
  'document',
  'documentPart',
  'storyCluster',
  'firstPublishedAt',
  'lastIssuedAt',
  'issueNumber',
  'stage',
  'pubStatus',
  'source',
  'slug',
  'latinSlug',
  'language',
  'publicId',
  'titleKey',
  'contentHash',
  'textKey',
  'importKey',
  'searchText',
  'updatedAt',
  'createdAt',
  '_status',
] as const

const kept = articleFields
  .filter((field) => field !== 'id')
  .map((field) => ({ field, version: `version_${field}` }))

export const versionFields = [
  'id',
  'parent',
  ...kept.map(({ version }) => version),
  'createdAt',
  'updatedAt',
  'latest',
  'autosave',
]

/** The version that a save leaves, as Payload writes it. */
export const versionRow = ({ id, row }: { id: string; row: Row }): Row => {
  const version: Record<string, Cell> = {
    autosave: false,
    createdAt: row['updatedAt'],
    id,
    latest: true,
    parent: row['id'],
    updatedAt: row['updatedAt'],
  }
  for (const names of kept) version[names.version] = row[names.field]
  return version
}
