import type { Archive, KnownDocument } from '../../archive/types.ts'
import type { PreparedDocument } from '../../prepare/prepareDocument.ts'
import type { DocumentReport } from '../../report/types.ts'
import { currentOf } from '../articleData.ts'
import { conflictsOf, openConflicts, settleBase } from './conflicts.ts'
import type { KeptArticle, KeptConflict } from '../kept.ts'
import { conflictsIn, reportSettled } from '../settled.ts'

type ConflictsArgs = { archive: Archive; document: PreparedDocument; known: KnownDocument }

/**
 * Looks whether editors have decided on a document that comes again with the same bytes. What still waits
 * is told again, and nothing is written; what was decided is noted, so that it is not asked again.
 */
export const settleConflicts = async ({
  archive,
  document,
  known,
}: ConflictsArgs): Promise<DocumentReport> => {
  const before = conflictsIn(known)
  const open: KeptConflict[] = []
  const written: KeptArticle[] = []
  for (const article of known.parse?.written ?? []) {
    const conflicts = conflictsOf({ article, conflicts: before })
    const still = await waiting({ archive, conflicts, id: article.id })
    open.push(...still)
    written.push({
      ...article,
      written: article.written && settleBase({ conflicts, open: still, written: article.written }),
    })
  }
  if (open.length === before.length) return reportSettled({ identity: document, known })
  const parse = { file: document.file, links: [], ...known.parse, conflicts: open, written }
  await archive.completeDocument({ id: known.id, outcome: known.outcome, parse })
  return reportSettled({ identity: document, known: { ...known, parse } })
}

/** An article that was taken out is decided on as a whole. */
const waiting = async ({
  archive,
  conflicts,
  id,
}: Pick<ConflictsArgs, 'archive'> & { conflicts: readonly KeptConflict[]; id: string }): Promise<
  readonly KeptConflict[]
> => {
  if (conflicts.length === 0) return conflicts
  const article = await archive.article(id)
  return article && !article.isOut ? openConflicts({ conflicts, current: currentOf(article) }) : []
}
