import { sql } from '@payloadcms/db-postgres'

/** A piece of a statement. */
export type Sql = ReturnType<typeof sql>

/**
 * Whether what an import kept of a document holds a field that waits for an editor's decision. The index
 * of such documents goes by these very words: a query finds it only with the same.
 */
export const openConflict = (parse: unknown): Sql =>
  sql`${parse} @? '$.conflicts[*] ? (!exists(@.decided))'`

/** Whether a text is missing, or only blanks; an index goes by these words as well. */
export const isBlank = (text: unknown): Sql => sql`coalesce(btrim(${text}), '') = ''`
