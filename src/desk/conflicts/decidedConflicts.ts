import type { ComparedArticle, ConflictField, KeptConflict, OpenConflict } from './openConflicts.ts'
import { comparedAs, isConflictField } from './openConflicts.ts'

/** A conflict in which the document's value was taken, as the desk keeps it beside those of the import. */
export type TakenConflict = KeptConflict & {
  /** The id of the article's version before; null where it had none. */
  before: null | string
}

/** A decision that can be taken back: `value` is what was decided against, for people. */
export type DecidedConflict =
  | { conflict: OpenConflict; field: ConflictField; keep: 'mine' }
  | { conflict: OpenConflict & TakenConflict; field: ConflictField; keep: 'theirs' }

/**
 * The decisions on an article that can be taken back: nobody changed since what was decided about, and the
 * document was not written anew, which throws them away. Pure; what is not ours in the column is left out.
 *
 * @param args.parse the column `parse` of the article's document, or its parts `conflicts` and `taken`
 */
export const decidedConflicts = ({
  article,
  parse,
}: {
  article: ComparedArticle
  parse: unknown
}): DecidedConflict[] => {
  const says = (field: ConflictField) => comparedAs[field](article)
  const kept = listIn({ name: 'conflicts', parse }).flatMap((conflict): DecidedConflict[] => {
    const { field } = conflict
    const isKept = conflict.article === article.id && conflict.decided === 'mine'
    return isKept && isConflictField(field) && says(field) !== conflict.value
      ? [{ conflict: { ...conflict, field }, field, keep: 'mine' }]
      : []
  })
  const taken = takenIn(parse).flatMap((conflict): DecidedConflict[] => {
    const { before, field } = conflict
    const isHere = conflict.article === article.id && before !== null
    return isHere && isConflictField(field) && says(field) === conflict.value
      ? [{ conflict: { ...conflict, field }, field, keep: 'theirs' }]
      : []
  })
  return [...kept, ...taken]
}

/** The conflicts of a document in which its value was taken. */
export const takenIn = (parse: unknown): TakenConflict[] =>
  listIn({ name: 'taken', parse }) as TakenConflict[]

const listIn = ({ name, parse }: { name: string; parse: unknown }): KeptConflict[] => {
  const list =
    typeof parse === 'object' && parse !== null
      ? (parse as Readonly<Record<string, unknown>>)[name]
      : null
  return Array.isArray(list) ? (list as KeptConflict[]) : []
}
