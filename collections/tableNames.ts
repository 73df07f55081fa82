/** Tables of ours that are no collections: the import, the desk and the read side keep them. */
export const tableNames = {
  /** What a run wrote over, so that it can be put back. */
  importUndo: 'nashra_import_undo',
  /** Texts of articles that the desk took out: they do not come back by an import. */
  takenTexts: 'nashra_taken_texts',
  /** Merges of tags and of sources, done and undone. */
  merges: 'nashra_merges',
  /** What a merge changed, row by row, so that it can be put back. */
  mergeNotes: 'nashra_merge_notes',
  /** Pairs of names that somebody said are two. */
  mergeDismissals: 'nashra_merge_dismissals',
  /** What changed for readers last, and in which transaction. */
  publicChanges: 'nashra_public_changes',
} as const
