/** Tables of ours that are no collections: only the import reads them. */
export const tableNames = {
  /** What a run wrote over, so that it can be put back. */
  importUndo: 'nashra_import_undo',
  /** Texts of articles that the desk took out: they do not come back by an import. */
  takenTexts: 'nashra_taken_texts',
} as const
