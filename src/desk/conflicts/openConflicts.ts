import type { Article } from '../../payload-types.ts'
import { idOf } from '../../../collections/shared/idOf.ts'
import { fingerprint } from '../../text/fingerprint.ts'

/** Fields that an import and an editor may change differently; each is decided by itself. */
export const conflictFields = [
  'headline',
  'body',
  'source',
  'originalUrl',
  'originalPublishedAt',
  'originalAuthor',
] as const

export type ConflictField = (typeof conflictFields)[number]

/** A conflict as an import keeps it in the column `parse` of its document. */
export type KeptConflict = {
  article: string
  base: null | string
  decided?: string
  field: string
  /** What the document says, for people. */
  imported: null | string
  /** The same as it is compared: an id, a text, a moment with its precision, or a fingerprint. */
  value: null | string
}

export type OpenConflict = KeptConflict & { field: ConflictField }

/**
 * The conflicts of an article that wait for a decision: nobody decided on them, and the article does not
 * have the document's value. Pure; what is not ours in the column is left out.
 */
export const openConflicts = ({
  article,
  conflicts,
}: {
  article: ComparedArticle
  conflicts: unknown
}): OpenConflict[] => {
  const kept = (Array.isArray(conflicts) ? conflicts : []) as KeptConflict[]
  return kept.flatMap((conflict) =>
    conflict.article === article.id &&
    conflict.decided === undefined &&
    isConflictField(conflict.field) &&
    comparedAs[conflict.field](article) !== conflict.value
      ? [{ ...conflict, field: conflict.field }]
      : [],
  )
}

export const isConflictField = (value: unknown): value is ConflictField =>
  (conflictFields as readonly unknown[]).includes(value)

/** As much of an article as conflicts are about. */
export type ComparedArticle = Pick<
  Article,
  | 'body'
  | 'headline'
  | 'id'
  | 'originalAuthor'
  | 'originalDatePrecision'
  | 'originalPublishedAt'
  | 'originalUrl'
  | 'source'
>

/** A value of an article in the form in which an import compares it. */
export const comparedAs: Readonly<
  Record<ConflictField, (article: ComparedArticle) => null | string>
> = {
  body: ({ body }) => fingerprint(body ?? null),
  headline: ({ headline }) => headline,
  originalAuthor: ({ originalAuthor }) => originalAuthor ?? null,
  originalPublishedAt: ({ originalDatePrecision, originalPublishedAt: at }) =>
    at ? `${originalDatePrecision} ${new Date(at).toISOString()}` : null,
  originalUrl: ({ originalUrl }) => originalUrl ?? null,
  source: ({ source }) => idOf(source),
}
