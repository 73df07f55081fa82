import type { DocumentReport } from './types.ts'

type Identity = { file: string; sourceKey: string }

/** A report of a document of which nothing more is known than the fields given. */
export const reportOf = ({
  document: { file, sourceKey },
  ...known
}: Partial<Omit<DocumentReport, 'file' | 'key'>> &
  Pick<DocumentReport, 'outcome'> & { document: Identity }): DocumentReport => ({
  key: sourceKey,
  file,
  outcome: known.outcome,
  reason: known.reason ?? null,
  articles: known.articles ?? [],
  duplicateOf: known.duplicateOf ?? null,
  nearDuplicateOf: known.nearDuplicateOf ?? null,
  links: known.links ?? [],
  tags: known.tags ?? { accepted: [], review: [], dropped: [] },
  warnings: known.warnings ?? [],
})

/** A reason as it is kept and counted: a word, and a sentence for people. */
export const reasonOf = ({ message, reason }: { message: string; reason: string }): string =>
  `${reason}: ${message}`

/** The word of a reason. */
export const reasonWord = (reason: string): string => reason.split(':', 1)[0] ?? reason
