import { titleKey } from '../../text/titleKey.ts'
import type { KnownDocument } from '../archive/findDocument.ts'
import { findDocument, findRawText, findTwin } from '../archive/findDocument.ts'
import type { WriteContext } from '../context.ts'
import type {
  PreparedDocument,
  PreparedRejection,
  PreparedText,
} from '../prepare/prepareDocument.ts'
import { reasonOf, reportOf } from '../report/lines.ts'
import type { DocumentReport } from '../report/types.ts'
import { writeDocumentRow } from './documentRow.ts'
import { isOtherDocument } from './isOtherDocument.ts'
import { lockKeys } from './lockKeys.ts'
import { isSettled, reportSettled } from './settled.ts'
import { sourceKeysOf } from './writeSource.ts'
import { writeText } from './writeText.ts'

type WriteArgs = { context: WriteContext; document: PreparedDocument }

/** Writes one document with all that is in it, in the transaction of `context.req`. */
export const writeDocument = async ({ context, document }: WriteArgs): Promise<DocumentReport> => {
  await lockKeys({ keys: keysOf(document), req: context.req })
  // Asked again under the lock: another import may just have written it.
  const known = await findDocument({ ...context, documentKey: document.documentKey })
  if (known && isSettled({ document, known })) return reportSettled({ identity: document, known })
  if (document.kind === 'rejection') return writeRejection({ context, document, known })

  if (known && (await isUnrelated({ context, document, known }))) {
    const message =
      'The archive has another document under this key. Rename the file, or give the record an id of its own.'
    const reason = reasonOf({ message, reason: 'other-document' })
    return reportOf({ document, outcome: 'conflict', reason })
  }
  const twin = await findTwin({
    ...context,
    documentKey: document.documentKey,
    sha256: document.sha256,
  })
  if (twin && !known) return writeDuplicate({ context, document, twin })
  return writeText({ context, document, known })
}

/** Only a text that became articles can be written over. */
const isUnrelated = async ({
  context,
  document,
  known,
}: {
  context: WriteContext
  document: PreparedText
  known: KnownDocument
}): Promise<boolean> => {
  if (known.outcome !== 'imported') return false
  const before = await findRawText({ ...context, id: known.id })
  return isOtherDocument({ after: document.parsed.text, before })
}

/** All that two imports must not look for and write at the same moment. */
function* keysOf(document: PreparedDocument): Generator<string> {
  yield `document ${document.documentKey}`
  yield `bytes ${document.sha256}`
  if (document.kind === 'rejection') return
  for (const { headline, outlets, textKey } of document.articles) {
    if (textKey) yield `text ${textKey}`
    if (headline.origin === 'given') yield `title ${titleKey(headline.text)}`
    for (const outlet of outlets) for (const key of sourceKeysOf(outlet)) yield `source ${key}`
  }
  for (const { key } of document.links) yield `title ${key}`
}

/** A document that was read well before keeps that edition: a broken copy is no reason to lose it. */
const writeRejection = async ({
  context,
  document,
  known,
}: {
  context: WriteContext
  document: PreparedRejection
  known: KnownDocument | null
}): Promise<DocumentReport> => {
  const { encoding, file, rawText } = document
  const reason = reasonOf(document)
  if (!known || known.outcome === 'rejected') {
    const parse = { file, links: [], written: [] }
    const row = { encoding, outcome: 'rejected' as const, parse, rawText, reason }
    await writeDocumentRow({ context, document, id: known?.id, row })
  }
  return reportOf({ document, outcome: 'rejected', reason })
}

const writeDuplicate = async ({
  context,
  document,
  twin,
}: WriteArgs & { twin: KnownDocument }): Promise<DocumentReport> => {
  const { file } = document
  const parse = { duplicateOf: twin.id, file, links: [], written: [] }
  const rawText = document.kind === 'text' ? document.parsed.text : null
  const row = { outcome: 'duplicate' as const, parse, rawText }
  await writeDocumentRow({ context, document, id: undefined, row })
  return reportOf({ document, duplicateOf: twin.id, outcome: 'duplicate', reason: 'same-bytes' })
}
