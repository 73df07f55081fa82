import type { KnownDocument } from '../archive/findDocument.ts'
import { parserVersion } from '../parserVersion.ts'
import type { PreparedDocument } from '../prepare/prepareDocument.ts'
import { reasonOf, reportOf } from '../report/lines.ts'
import type { DocumentReport } from '../report/types.ts'
import { elsewhereIn } from './kept.ts'

type SettledArgs = { document: PreparedDocument; known: KnownDocument }

/**
 * Whether nothing is to be done about a document: the archive has these very bytes, or had them before
 * it got newer ones, as when one input holds a page twice. A rejected one is tried again when the
 * parser has changed since, or what is wrong is something else now.
 */
export const isSettled = ({ document, known }: SettledArgs): boolean => {
  if (known.outcome === 'rejected') {
    const isSame = document.kind === 'text' || known.reason === reasonOf(document)
    return known.sha256 === document.sha256 && known.parserVersion === parserVersion && isSame
  }
  return known.sha256 === document.sha256 || isEarlierEdition({ document, known })
}

const isEarlierEdition = ({ document, known }: SettledArgs): boolean =>
  known.parse?.editions?.includes(document.sha256) ?? false

/**
 * What is said of such a document. Rejections and conflicts are told again, because they still stand;
 * all else is unchanged.
 */
export const reportSettled = ({ document, known }: SettledArgs): DocumentReport => {
  if (known.outcome === 'rejected') {
    return reportOf({ document, outcome: 'rejected', reason: known.reason ?? null })
  }
  const written = known.parse?.written ?? []
  const isOpen = written.some(({ action }) => action === 'conflict')
  return reportOf({
    articles: written.map(({ action, id, part }) => ({
      id,
      part,
      action: action === 'conflict' || action === 'tombstone' ? action : 'unchanged',
    })),
    document,
    duplicateOf: known.parse?.duplicateOf ?? elsewhereIn(written),
    outcome: isOpen ? 'conflict' : 'unchanged',
    reason: isEarlierEdition({ document, known }) ? 'earlier-edition' : null,
  })
}
