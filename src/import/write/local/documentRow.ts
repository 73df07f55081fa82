import type { Document } from '../../../payload-types.ts'
import type { DocumentRow } from '../../archive/types.ts'
import type { WriteContext } from '../../context.ts'
import { parserVersion } from '../../parserVersion.ts'
import type { PreparedDocument } from '../../prepare/prepareDocument.ts'
import type { KeptParse } from '../../settle/kept.ts'

/**
 * Writes the row of a document, new or in place of its earlier edition, and answers with its id.
 */
export const writeDocumentRow = async ({
  context,
  document,
  id,
  row,
}: {
  context: WriteContext
  document: PreparedDocument
  /** Of the row that is there, if one is. */
  id: string | undefined
  row: DocumentRow
}): Promise<string> => {
  const { payload, req, runId, slugs } = context
  const { adapter, documentKey, sha256, sourceKey } = document
  const data = {
    adapter,
    confidence: null,
    documentKey,
    encoding: null,
    parserVersion,
    rawText: null,
    reason: null,
    run: await runId(),
    sha256,
    sourceKey,
    ...row,
  }
  const shared = { collection: slugs.documents, data, depth: 0, overrideAccess: true, req } as const
  const written = id ? await payload.update({ ...shared, id }) : await payload.create(shared)
  return written.id
}

/** Adds to a row what is known only after its articles are written, which refer to it. */
export const completeDocumentRow = async ({
  context: { payload, req, slugs },
  id,
  outcome,
  parse,
}: {
  context: WriteContext
  id: string
  outcome: Document['outcome']
  parse: KeptParse
}): Promise<void> => {
  await payload.db.updateOne({
    collection: slugs.documents,
    data: { outcome, parse },
    id,
    req,
    returning: false,
  })
}
