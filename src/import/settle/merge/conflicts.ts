import type { KeptArticle, KeptConflict, Written } from '../kept.ts'

/**
 * The conflicts of an article that still wait for a decision. One is over when the article has the
 * document's value, whoever put it there, or when the desk noted that the editor's stays: nothing in an
 * article that was saved again without a change says that it was decided.
 */
export const openConflicts = ({
  conflicts,
  current,
}: {
  conflicts: readonly KeptConflict[]
  /** The article's values now, in the form in which they are compared. */
  current: Written
}): KeptConflict[] =>
  conflicts.filter(({ decided, field, value }) => decided === undefined && current[field] !== value)

/**
 * The base of an article once some of its conflicts are over: the value that was decided on is no news
 * when the document brings it again.
 */
export const settleBase = ({
  conflicts,
  open,
  written,
}: {
  conflicts: readonly KeptConflict[]
  open: readonly KeptConflict[]
  written: Written
}): Written => ({
  ...written,
  ...Object.fromEntries(
    conflicts
      .filter((conflict) => !open.includes(conflict))
      .map(({ field, value }) => [field, value]),
  ),
})

/** The conflicts of one article of a document. */
export const conflictsOf = ({
  article: { id },
  conflicts,
}: {
  article: Pick<KeptArticle, 'id'>
  conflicts: readonly KeptConflict[]
}): KeptConflict[] => conflicts.filter(({ article }) => article === id)
