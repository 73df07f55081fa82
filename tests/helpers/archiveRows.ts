import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import { withClient } from '../../src/database/connect.ts'
import { naturalKeys } from './archiveRows/naturalKeys.ts'
import { normaliseRow } from './archiveRows/normaliseRow.ts'
import type { Queryable, Row } from './archiveRows/readTables.ts'
import { readTables } from './archiveRows/readTables.ts'

/** Where an archive lies: by address, in Payload, or on a connection (which may be in a transaction). */
export type ArchiveSource = { url: string } | { payload: Payload } | { client: Queryable }

/**
 * Every row of every table of an archive by what it says, so that two archives are equal exactly if
 * these are: by table, sorted, each row a JSON object of its columns.
 *
 * What differs from run to run is put in terms of the rest, and nothing else is left out:
 * - the id of a row, in a column or anywhere in JSON, is the natural key of the row that it names
 *   (document key, import key, identity key, …); a UUID that names no row stays as it is
 * - a row's own id is dropped; among the versions of an article it is its number, oldest first
 * - `publicId`, and what is made of it or of an id (the end of a slug, `linkKey`, the hashes of the issue
 *   log), is said to be right where it follows from the rest, and stays as it is where it does not
 * - the moment at which something was written or published is `"set"` or null; dates that a document or
 *   an editor gives stay
 *
 * Left out are the rows of import runs, which are all `a run` where they are named, and tables that are not the archive's (users, Payload's own).
 */
export const archiveRows = async (source: ArchiveSource): Promise<Record<string, string[]>> => {
  if ('url' in source) {
    return withClient({ url: source.url, use: (client) => archiveRows({ client }) })
  }
  const client = 'client' in source ? source.client : poolOf(source.payload)
  const tables = await readTables(client)
  const names = naturalKeys(tables)
  const runs = await client.query('select id from import_runs')
  for (const { id } of runs.rows) names.ids.set(String(id), 'a run')
  return Object.fromEntries(
    tables.map((table) => [
      table.name,
      ranked(table.rows)
        .map((row) => JSON.stringify(normaliseRow({ names, row, table })))
        .sort(),
    ]),
  )
}

/** Rows that are numbered by a sequence, numbered from 1 on: numbers of a transaction that failed are lost. */
const ranked = (rows: readonly Row[]): Row[] =>
  rows.some(({ seq }) => seq !== undefined)
    ? [...rows]
        .sort((one, other) => Number(one['seq']) - Number(other['seq']))
        .map((row, at) => ({ ...row, seq: at + 1 }))
    : [...rows]

const poolOf = (payload: Payload): Queryable => {
  const { pool } = payload.db as unknown as PostgresAdapter
  return pool
}
