import type { Archive, KnownDocument } from '../archive/types.ts'
import type {
  PreparedDocument,
  PreparedRejection,
  PreparedText,
} from '../prepare/prepareDocument.ts'
import { reasonOf, reportOf } from '../report/lines.ts'
import type { DocumentReport } from '../report/types.ts'
import { isOtherDocument } from './printings/isOtherDocument.ts'
import { settleConflicts } from './merge/settleConflicts.ts'
import { hasBytes, isSettled, reportSettled } from './settled.ts'
import { sourceKeysOf } from './names/settleSource.ts'
import { settleText } from './settleText.ts'
import { previousRow } from './undo.ts'

type SettleArgs = { archive: Archive; document: PreparedDocument }

/** Decides on one document with all that is in it, and writes it. */
export const settleDocument = async ({
  archive,
  document,
}: SettleArgs): Promise<DocumentReport> => {
  const known = await archive.document(document.documentKey)
  if (known && isSettled({ document, known })) return reportSettled({ identity: document, known })
  if (known && hasBytes({ identity: document, known })) {
    return settleConflicts({ archive, document, known })
  }
  if (document.kind === 'rejection') return settleRejection({ archive, document, known })

  if (known && (await isUnrelated({ archive, document, known }))) {
    const message =
      'The archive has another document under this key. Rename the file, or give the record an id of its own.'
    const reason = reasonOf({ message, reason: 'other-document' })
    return reportOf({ document, outcome: 'conflict', reason })
  }
  const twin = known ? null : await archive.twin(document)
  if (twin) return settleDuplicate({ archive, document, twin })
  return settleText({ archive, document, known })
}

/** Only a text that became articles can be written over. */
const isUnrelated = async ({
  archive,
  document,
  known,
}: {
  archive: Archive
  document: PreparedText
  known: KnownDocument
}): Promise<boolean> => {
  if (known.outcome !== 'imported') return false
  const before = await archive.rawText(known.id)
  return isOtherDocument({ after: document.text, before })
}

/** All that two imports must not look for and write at the same moment. */
export function* keysOf(document: PreparedDocument): Generator<string> {
  yield `document ${document.documentKey}`
  yield `bytes ${document.sha256}`
  if (document.kind === 'rejection') return
  for (const { headline, keys, outlets, textKey } of document.articles) {
    if (textKey) yield `text ${textKey}`
    if (headline.origin === 'given' && keys.titleKey) yield `title ${keys.titleKey}`
    for (const outlet of outlets) for (const key of sourceKeysOf(outlet)) yield `source ${key}`
  }
  for (const { key } of document.links) yield `title ${key}`
}

/** A document that was read well before keeps that edition: a broken copy is no reason to lose it. */
const settleRejection = async ({
  archive,
  document,
  known,
}: {
  archive: Archive
  document: PreparedRejection
  known: KnownDocument | null
}): Promise<DocumentReport> => {
  const { encoding, file, rawText } = document
  const reason = reasonOf(document)
  if (!known || known.outcome === 'rejected') {
    const parse = { file, links: [], written: [] }
    const row = { encoding, outcome: 'rejected' as const, parse, rawText, reason }
    const previous = await previousRow({ archive, known })
    const id = await archive.saveDocument({ document, id: known?.id, row })
    if (previous) await archive.keepUndo({ articles: [], document: id, links: null, previous })
  }
  return reportOf({ document, outcome: 'rejected', reason })
}

const settleDuplicate = async ({
  archive,
  document,
  twin,
}: SettleArgs & { twin: KnownDocument }): Promise<DocumentReport> => {
  const { file } = document
  const parse = { duplicateOf: twin.id, file, links: [], written: [] }
  const rawText = document.kind === 'text' ? document.text : null
  // The very bytes of what an editor took out: they are not asked about again, however short they are.
  const outcome = twin.outcome === 'tombstone' ? 'tombstone' : 'duplicate'
  await archive.saveDocument({ document, id: undefined, row: { outcome, parse, rawText } })
  return reportOf({ document, duplicateOf: twin.id, outcome, reason: 'same-bytes' })
}
