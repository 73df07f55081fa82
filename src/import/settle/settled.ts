import type { KnownDocument } from '../archive/types.ts'
import { parserVersion } from '../parserVersion.ts'
import type { Identity, PreparedDocument } from '../prepare/prepareDocument.ts'
import { reasonOf, reportOf } from '../report/lines.ts'
import type { DocumentReport } from '../report/types.ts'
import { conflictReason } from '../report/conflictReason.ts'
import type { KeptConflict } from './kept.ts'
import { elsewhereIn } from './kept.ts'

/**
 * Whether nothing is to be done about a document without a look at its articles: the archive has its very
 * bytes, and no question about it waits for an editor.
 */
export const isUnchanged = ({ identity, known }: KnownArgs): boolean =>
  hasBytes({ identity, known }) && conflictsIn(known).length === 0

/**
 * Whether the archive has these very bytes, or had them before it got newer ones, as when one input
 * holds a page twice.
 */
export const hasBytes = ({ identity, known }: KnownArgs): boolean =>
  known.outcome !== 'rejected' &&
  (known.sha256 === identity.sha256 || isEarlierEdition({ identity, known }))

/** The fields that waited for a decision when the document was last looked at. */
export const conflictsIn = ({ parse }: KnownDocument): readonly KeptConflict[] =>
  parse?.conflicts ?? []

/**
 * Whether nothing is to be done about a document. One that was rejected is tried again when the parser
 * has changed since, or what is wrong with it is something else now.
 */
export const isSettled = ({
  document,
  known,
}: {
  document: PreparedDocument
  known: KnownDocument
}): boolean => {
  if (known.outcome !== 'rejected') return isUnchanged({ identity: document, known })
  const isSame = document.kind === 'text' || known.reason === reasonOf(document)
  return known.sha256 === document.sha256 && known.parserVersion === parserVersion && isSame
}

/**
 * What is said of such a document. Rejections and conflicts are told again, because they still stand;
 * all else is unchanged.
 */
export const reportSettled = ({ identity: document, known }: KnownArgs): DocumentReport => {
  if (known.outcome === 'rejected') {
    return reportOf({ document, outcome: 'rejected', reason: known.reason ?? null })
  }
  const written = (known.parse?.written ?? []).filter(({ absent }) => !absent)
  const conflicts = conflictsIn(known)
  const earlier = isEarlierEdition({ identity: document, known }) ? 'earlier-edition' : null
  return reportOf({
    articles: written.map(({ action, id, part }) => ({
      id,
      part,
      action: conflicts.some(({ article }) => article === id)
        ? 'conflict'
        : action === 'tombstone'
          ? 'tombstone'
          : 'unchanged',
    })),
    document,
    duplicateOf: known.parse?.duplicateOf ?? elsewhereIn(written),
    outcome: conflicts.length > 0 ? 'conflict' : 'unchanged',
    reason: conflictReason(conflicts) ?? earlier,
  })
}

type KnownArgs = { identity: Identity; known: KnownDocument }

const isEarlierEdition = ({ identity, known }: KnownArgs): boolean =>
  known.parse?.editions?.includes(identity.sha256) ?? false
