import { randomUUID } from 'node:crypto'

import { derivedKeys } from '../../../../../collections/articles/hooks/deriveKeys.ts'
import { publicationStamp } from '../../../../../collections/articles/hooks/stampPublication.ts'
import { slugStamp } from '../../../../../collections/articles/hooks/stampSlug.ts'
import type { ArticleValues } from '../../../../../collections/articles/values.ts'
import type { Body } from '../../../prepare/body.ts'
import { stateOf } from '../../../prepare/body.ts'
import type { Change, MatchedArticle } from '../../../settle/articleData.ts'
import type { Cell, Row } from './copyRows.ts'
import { bodyJson } from './copyRows.ts'
import type { ArticleState } from '../memory/states.ts'

/** What the collection's hooks make of an article that an import creates. */
export const newValues = ({
  article: { headline, keys },
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
      headline: headline.text,
      issueNumber: 0,
      publicId: randomUUID(),
      stage: 'imported',
    },
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
  body: said,
  change: { body = said, ...change },
  now,
  savesDraft,
  status,
}: {
  before: Partial<ArticleValues>
  body: Body
  change: Change
  now: string
  /** The change goes into a draft beside the row. */
  savesDraft: boolean
  status: 'draft' | 'published'
}): Partial<ArticleValues> => {
  const { headline = before.headline ?? '' } = change
  const data = { ...before, _status: status, headline }
  const hasKeys = Boolean(before.publicId) && body === said && change.headline === undefined
  const keys = hasKeys ? {} : derivedKeys({ before, data: { ...data, body: stateOf(body) } })
  return save({ before, data: { ...data, ...keys }, now, savesDraft })
}

/** The hooks of the collection after that which derives its keys, in their order there. */
const save = ({
  before,
  data,
  now,
  savesDraft,
}: {
  before: null | Partial<ArticleValues>
  data: Partial<ArticleValues>
  now: string
  savesDraft: boolean
}): Partial<ArticleValues> => {
  const stamped = { ...data, ...publicationStamp({ before, data, now, savesDraft }) }
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
  body: bodyJson(known.body),
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
