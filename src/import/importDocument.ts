import type { PoolClient } from 'pg'

import { ownReasons } from '../../collections/issueLog/ownReasons.ts'
import type { ImportContext } from './context.ts'
import { innermostMessage, isDatabaseGone, isLocked, isPassing } from './errors.ts'
import type { PreparedDocument } from './prepare/prepareDocument.ts'
import { identify, prepareDocument } from './prepare/prepareDocument.ts'
import type { ReadDocument, ReadFailure } from './read/types.ts'
import { reasonOf, reportOf } from './report/lines.ts'
import type { DocumentReport } from './report/types.ts'
import { keysOf, settleDocument } from './settle/settleDocument.ts'
import { isSettled, isUnchanged, reportSettled } from './settle/settled.ts'
import { findDocument } from './write/local/findDocument.ts'
import { inSavepoint } from './write/local/inSavepoint.ts'
import { localArchive } from './write/local/localArchive.ts'
import { lockKeys } from './write/local/lockKeys.ts'
import { inTransaction } from './write/local/transaction.ts'

const mostAttempts = 3

/**
 * Imports one document: whole, or not at all. Whatever is wrong with it becomes its report.
 *
 * @throws what the database says when it is gone, which ends the run
 */
export const importDocument = async ({
  client,
  context,
  item,
}: {
  /** In a transaction of which this document becomes a part; else it has one of its own. */
  client?: PoolClient
  context: ImportContext
  item: ReadDocument | ReadFailure
}): Promise<DocumentReport> => {
  const identity = identify(item)
  try {
    if (client)
      return await writeWithin({ client, context, document: prepareDocument({ identity, item }) })
    const known = await findDocument({ ...context, documentKey: identity.documentKey })
    // Nearly all documents of a second run end here, neither parsed nor in a transaction.
    if (known && isUnchanged({ identity, known })) return reportSettled({ identity, known })
    const document = prepareDocument({ identity, item })
    if (known && isSettled({ document, known })) return reportSettled({ identity, known })
    return await write({ attempt: 1, context, document })
  } catch (error) {
    if (isDatabaseGone(error)) throw error
    const { payload } = context
    if (isLocked(error)) {
      const message = 'An editor has its article open. Import it again later.'
      return reportOf({
        document: identity,
        outcome: 'conflict',
        reason: reasonOf({ message, reason: 'locked' }),
      })
    }
    payload.logger.debug({ err: error, msg: `Could not import ${identity.file}` })
    const message = `It could not be written (${innermostMessage(error)}). It is tried again by the next import.`
    return reportOf({
      document: identity,
      outcome: 'rejected',
      reason: reasonOf({ message, reason: 'not-written' }),
    })
  }
}

const write = async ({
  attempt,
  context,
  document,
}: {
  attempt: number
  context: ImportContext
  document: PreparedDocument
}): Promise<DocumentReport> => {
  const { payload } = context
  try {
    return await inTransaction({
      context: issueContext({ context, document }),
      keep: true,
      payload,
      work: async (req) => {
        // What was asked before the lock is asked again: another import may just have written it.
        await lockKeys({ keys: keysOf(document), req })
        return settleDocument({ archive: localArchive({ ...context, req }), document })
      },
    })
  } catch (error) {
    if (attempt < mostAttempts && isPassing(error))
      return write({ attempt: attempt + 1, context, document })
    throw error
  }
}

const writeWithin = ({
  client,
  context,
  document,
}: {
  client: PoolClient
  context: ImportContext
  document: PreparedDocument
}): Promise<DocumentReport> =>
  inSavepoint({
    client,
    context: issueContext({ context, document }),
    payload: context.payload,
    work: (req) => settleDocument({ archive: localArchive({ ...context, req }), document }),
  })

const issueContext = ({
  context: { publish },
  document: { file },
}: {
  context: ImportContext
  document: PreparedDocument
}) => (publish ? { issueNote: file, issueReason: ownReasons.published } : {})
