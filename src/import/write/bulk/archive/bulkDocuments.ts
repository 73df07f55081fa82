import type { KnownDocument, DocumentRow } from '../../../archive/types.ts'
import { parserVersion } from '../../../parserVersion.ts'
import type { PreparedDocument } from '../../../prepare/prepareDocument.ts'
import type { KeptParse } from '../../../settle/kept.ts'
import type { UndoEntry } from '../../../settle/undo.ts'
import type { BulkContext } from '../bulkContext.ts'
import { NeedsLocalApi } from '../bulkContext.ts'
import { json } from '../rows/copyRows.ts'
import { fetchDocuments, fetchRawText } from '../fetch/fetchDocuments.ts'
import { takeDocument } from '../memory/memory.ts'
import type { DocumentState } from '../memory/states.ts'

export const findDocument = async ({
  context: { memory, reader },
  documentKey,
}: {
  context: BulkContext
  documentKey: string
}): Promise<KnownDocument | null> => {
  await fetchDocuments({ by: 'key', keys: [documentKey], memory, reader })
  return memory.documentsByKey.get(documentKey)?.[0]?.known ?? null
}

export const findDocumentById = async ({
  context: { memory, reader },
  id,
}: {
  context: BulkContext
  id: string
}): Promise<KnownDocument | null> => {
  if (!memory.documents.has(id)) await fetchDocuments({ by: 'id', keys: [id], memory, reader })
  return memory.documents.get(id)?.known ?? null
}

export const findTwin = async ({
  context: { memory, reader },
  documentKey,
  sha256,
}: {
  context: BulkContext
  documentKey: string
  sha256: string
}): Promise<KnownDocument | null> => {
  await fetchDocuments({ by: 'bytes', keys: [sha256], memory, reader })
  const twin = memory.documentsByBytes
    .get(sha256)
    ?.filter((one) => one.documentKey !== documentKey && isOriginal(one))
    .sort((one, other) => (one.id < other.id ? -1 : 1))[0]
  return twin?.known ?? null
}

const isOriginal = ({ known: { outcome } }: DocumentState): boolean =>
  outcome === 'imported' || outcome === 'tombstone'

export const rawTextOf = async ({
  context: { memory, reader },
  id,
}: {
  context: BulkContext
  id: string
}): Promise<string> => {
  const written = memory.documents.get(id)?.row?.rawText
  return written === undefined ? fetchRawText({ id, reader }) : (written ?? '')
}

export const saveDocument = async ({
  context,
  document: { adapter, documentKey, sha256, sourceKey },
  id,
  row,
}: {
  context: BulkContext
  document: PreparedDocument
  id: string | undefined
  row: DocumentRow
}): Promise<string> => {
  const { draft, memory, reader } = context
  const run = await context.runId()
  const known = {
    confidence: row.confidence ?? null,
    encoding: row.encoding ?? null,
    outcome: row.outcome,
    parse: row.parse,
    parserVersion,
    reason: row.reason ?? null,
    run,
    sha256,
  }
  const before = id === undefined ? undefined : memory.documents.get(id)
  if (before) {
    memory.journal.remove({ index: memory.documentsByBytes, key: before.sha256, value: before })
    memory.journal.add({ index: memory.documentsByBytes, key: sha256, value: before })
    memory.journal.assign(before, { known: { ...known, id: before.id }, row, sha256 })
    if (before.isStored) memory.journal.push(draft.changedDocuments, before)
    return before.id
  }
  const state: DocumentState = {
    adapter,
    documentKey,
    id: reader.tables.documents.newId(),
    isStored: false,
    known: { id: '', ...known },
    row,
    sha256,
    sourceKey,
  }
  state.known.id = state.id
  takeDocument({ memory, state })
  memory.journal.push(draft.newDocuments, state)
  return state.id
}

export const completeDocument = ({
  context: { memory },
  id,
  outcome,
  parse,
}: {
  context: BulkContext
  id: string
  outcome: DocumentRow['outcome']
  parse: KeptParse
}): void => {
  const state = memory.documents.get(id)
  // One that is not written anew: a conflict that was decided.
  if (!state?.row) throw new NeedsLocalApi()
  memory.journal.assign(state, {
    known: { ...state.known, outcome, parse },
    row: { ...state.row, outcome, parse },
  })
}

/** Adds a row of what this run wrote over. */
export const keepUndo = async ({
  context: { draft, memory, runId },
  undo: { articles, document, links, previous },
}: {
  context: BulkContext
  undo: UndoEntry
}): Promise<void> => {
  const run = await runId()
  if (run === null) return
  memory.journal.push(draft.undos, {
    changes: json({ articles, links }),
    document,
    previous: previous && json(previous),
    previousRun: previous?.run ?? null,
    run,
  })
}
