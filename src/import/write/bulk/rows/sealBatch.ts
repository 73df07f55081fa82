import { randomBytes } from 'node:crypto'

import { identityKey } from '../../../../text/identityKey.ts'
import { matchKey } from '../../../../text/matchKey.ts'
import { arrayText } from '../../../stories/lookup.ts'
import { parserVersion } from '../../../parserVersion.ts'
import { articleFields, versionFields } from './articleRows.ts'
import type { Cell, CopyText, Row } from './copyRows.ts'
import { copyText, json } from './copyRows.ts'
import type { Draft } from '../memory/draft.ts'
import type { StoryChanges } from '../stories/updateStories.ts'
import type { ArticleState, DocumentState, LinkState, NameState } from '../memory/states.ts'
import type { Tables } from './tables.ts'

/** A batch as it goes to the database. What comes later may change its states, not this. */
export type SealedBatch = {
  /** In an order in which every row comes after those that it refers to. */
  copies: CopyText[]
  /** Rows of articles that are there, by the names of their fields, and their tags where they change. */
  articles: { row: Row; tags: null | readonly string[] }[]
  documents: Row[]
  links: { id: string; kind: string; order: number; state: string; to: null | string }[]
  removedLinks: readonly string[]
  stories: StoryChanges
  usage: { by: number; id: string }[]
}

/** Writes a batch's rows out, and marks what it holds as stored. */
export const sealBatch = ({
  draft,
  now,
  runId,
  tables,
}: {
  draft: Draft
  now: string
  runId: null | string
  tables: Tables
}): SealedBatch => {
  const stamp = { createdAt: now, updatedAt: now }
  const copy = (table: keyof Tables, fields: readonly string[], rows: readonly Row[]): CopyText =>
    copyText({ fields, rows, table: tables[table] })
  const { newArticles, newDocuments, newLinks, newSources, newTags } = draft
  const newest = new Set(new Map(draft.newVersions.map((one) => [one.article, one])).values())

  const sealed: SealedBatch = {
    articles: draft.changedArticles.map(({ row, tags }) => ({ row, tags })),
    copies: [
      copy(
        'sources',
        sourceFields,
        newSources.map((state) => ({ ...nameRow(state), ...stamp })),
      ),
      copy('sourceAliases', aliasFields, newSources.flatMap(aliasRows)),
      copy(
        'tags',
        tagFields,
        newTags.map((state) => ({ ...nameRow(state), ...stamp })),
      ),
      copy(
        'documents',
        documentFields,
        newDocuments.map((state) => ({ ...documentRow({ runId, state }), ...stamp })),
      ),
      copy(
        'articles',
        articleFields,
        newArticles.map(({ row }) => row),
      ),
      copy(
        'sketches',
        sketchFields,
        newArticles.flatMap(({ state }) => sketchRows(state)),
      ),
      copy(
        'articleRels',
        relFields,
        newArticles.flatMap(({ state: { id, known } }) =>
          relRows({ parent: id, path: 'tags', tags: known.tags }),
        ),
      ),
      copy(
        'versions',
        versionFields,
        draft.newVersions.map((one) => ({ ...one.row, latest: newest.has(one) })),
      ),
      copy(
        'versionRels',
        relFields,
        draft.newVersions.flatMap(({ row, tags }) =>
          relRows({ parent: row['id'], path: 'version.tags', tags }),
        ),
      ),
      copy(
        'links',
        linkFields,
        newLinks.map((state) => ({ ...linkRow(state), ...stamp })),
      ),
      copy(
        'linkTexts',
        textFields,
        newLinks.flatMap(({ id, variants }) =>
          variants.map((text, at) => ({ order: at + 1, parent: id, path: 'variants', text })),
        ),
      ),
      copy(
        'issueLog',
        issueFields,
        draft.issues.map(({ article, entry, hash, key }) => ({
          ...entry,
          ...stamp,
          article,
          entryKey: key,
          hash,
          id: tables.issueLog.newId(),
        })),
      ),
      copy('undo', undoFields, draft.undos),
    ].filter(({ rows }) => rows > 0),
    documents: draft.changedDocuments.map((state) => ({
      ...documentRow({ runId, state }),
      updatedAt: now,
    })),
    links: [...draft.changedLinks].map(({ id, kind, order, state, to }) => ({
      id,
      kind,
      order,
      state,
      to,
    })),
    removedLinks: [...draft.removedLinks],
    stories: {
      clustered: draft.clustered.map(({ cluster, id }) => ({ cluster, id })),
      sketched: draft.sketched.map(({ id, sketch }) => ({ id, keys: arrayText(sketch ?? []) })),
    },
    usage: [...draft.usage].filter(([, by]) => by !== 0).map(([id, by]) => ({ by, id })),
  }
  for (const state of [...newDocuments, ...newLinks, ...newSources, ...newTags]) {
    state.isStored = true
  }
  for (const { state } of newArticles) state.isStored = true
  return sealed
}

const sketchFields = ['article', 'keys']

/** A short text has none. */
const sketchRows = ({ id, sketch }: ArticleState): Row[] =>
  sketch && sketch.length > 0 ? [{ article: id, keys: arrayText(sketch) }] : []

const nameFields = ['id', 'slug', 'identityKey', 'matchKey', 'updatedAt', 'createdAt']
const sourceFields = [...nameFields, 'name', 'kind']
const tagFields = [...nameFields, 'label', 'status', 'usage']
const aliasFields = ['_order', '_parentID', 'id', 'name', 'key', 'matchKey']
const relFields = ['order', 'parent', 'path', 'tagsID']
const textFields = ['order', 'parent', 'path', 'text']
const linkFields = [
  'id',
  'title',
  'from',
  'to',
  'kind',
  'state',
  'origin',
  'order',
  'matchKey',
  'linkKey',
  'updatedAt',
  'createdAt',
]
const undoFields = ['run', 'document', 'previous', 'previousRun', 'changes']
const issueFields = [
  'id',
  'article',
  'publicId',
  'sequence',
  'action',
  'issueNumber',
  'at',
  'byName',
  'reason',
  'note',
  'contentHash',
  'previousHash',
  'hash',
  'entryKey',
  'updatedAt',
  'createdAt',
]

/** Fields of a document's row that an import fills. */
const documentFields = [
  'id',
  'rawText',
  'parse',
  'sourceKey',
  'adapter',
  'outcome',
  'reason',
  'confidence',
  'encoding',
  'sha256',
  'parserVersion',
  'run',
  'documentKey',
  'updatedAt',
  'createdAt',
]

const nameRow = ({
  id,
  identityKey: identity,
  kind,
  matchKey: match,
  name,
  slug,
  status,
  usage,
}: NameState): Row => ({
  id,
  identityKey: identity,
  kind,
  label: name,
  matchKey: match,
  name,
  slug,
  status,
  usage,
})

const linkRow = ({
  from,
  id,
  kind,
  linkKey,
  matchKey: match,
  order,
  origin,
  state,
  title,
  to,
}: LinkState): Row => ({
  from,
  id,
  kind,
  linkKey,
  matchKey: match,
  order,
  origin,
  state,
  title,
  to,
})

/** Payload gives the rows of an array ids of 24 hexadecimal digits. */
const aliasRows = ({ aliases, id }: NameState): Row[] =>
  aliases.map((name, at) => ({
    _order: at + 1,
    _parentID: id,
    id: randomBytes(12).toString('hex'),
    key: identityKey(name),
    matchKey: matchKey(name),
    name,
  }))

const relRows = ({
  parent,
  path,
  tags,
}: {
  parent: Cell
  path: string
  tags: readonly string[]
}): Row[] => tags.map((tagsID, at) => ({ order: at + 1, parent, path, tagsID }))

const documentRow = ({
  runId,
  state: { adapter, documentKey, id, row, sha256, sourceKey },
}: {
  runId: null | string
  state: DocumentState
}): Row => {
  if (!row) throw new Error('Only a document that was saved is written.')
  const { parse, ...values } = row
  return {
    adapter,
    documentKey,
    id,
    parse: json(parse),
    parserVersion,
    run: runId,
    sha256,
    sourceKey,
    ...values,
  }
}
