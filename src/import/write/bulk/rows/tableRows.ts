import { randomBytes } from 'node:crypto'

import { identityKey } from '../../../../text/identityKey.ts'
import { matchKey } from '../../../../text/matchKey.ts'
import { consonantSkeleton } from '../../../../text/skeleton.ts'
import { parserVersion } from '../../../parserVersion.ts'
import { arrayText, indexedOf } from '../../../stories/lookup.ts'
import type { ArticleState, DocumentState, NameState } from '../memory/states.ts'
import type { Cell, Row } from './copyRows.ts'
import { json } from './copyRows.ts'

// What an import fills of each table, by the names of the fields, and the rows of what it has in memory.
// The moments of creation and change are the same in all rows of a batch, and stand in none of these.

export const sketchFields = ['article', 'keys']
export const entryFields = ['article', 'key']

/** A short text has none. */
export const sketchRows = ({ id, sketch }: ArticleState): Row[] =>
  sketch && sketch.length > 0 ? [{ article: id, keys: arrayText(sketch) }] : []

/** Rows by which it is found. */
export const entryRows = ({ id, sketch }: ArticleState): Row[] =>
  indexedOf(sketch ?? []).map((key) => ({ article: id, key }))

const nameFields = ['id', 'slug', 'identityKey', 'matchKey', 'skeleton']
export const sourceFields = [...nameFields, 'name', 'kind']
export const tagFields = [...nameFields, 'label', 'status', 'usage']
export const aliasFields = ['_order', '_parentID', 'id', 'name', 'key', 'matchKey']
export const relFields = ['order', 'parent', 'path', 'tagsID']
export const textFields = ['order', 'parent', 'path', 'text']
/** Titles are kept in memory as they are in the table. */
export const linkFields = [
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
] as const
export const undoFields = ['run', 'document', 'previous', 'previousRun', 'changes']
export const issueFields = [
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
]

/** Fields of a document's row that an import fills. */
export const documentFields = [
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
]

export const nameRow = ({
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
  skeleton: consonantSkeleton(name),
  slug,
  status,
  usage,
})

/** Payload gives the rows of an array ids of 24 hexadecimal digits. */
export const aliasRows = ({ aliases, id }: NameState): Row[] =>
  aliases.map((name, at) => ({
    _order: at + 1,
    _parentID: id,
    id: randomBytes(12).toString('hex'),
    key: identityKey(name),
    matchKey: matchKey(name),
    name,
  }))

export const relRows = ({
  parent,
  path,
  tags,
}: {
  parent: Cell
  path: string
  tags: readonly string[]
}): Row[] => tags.map((tagsID, at) => ({ order: at + 1, parent, path, tagsID }))

export const documentRow = ({
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
