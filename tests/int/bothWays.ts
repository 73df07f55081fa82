import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { expect } from 'vitest'

import type { DocumentReport } from '../../src/import/index.ts'
import { archiveRows } from '../helpers/archiveRows.ts'
import { importRecords } from './importHelpers.ts'

export type Records = Record<string, unknown>[]

type Args = {
  /** What people do after the first run. */
  afterwards?: () => Promise<unknown>
  payload: Payload
  publish?: boolean
  /** Imported one after the other. */
  runs: readonly Records[]
}

/** Takes everything out of the archive. */
export const empty = async (payload: Payload): Promise<void> => {
  const { pool } = payload.db as unknown as PostgresAdapter
  const tables = [
    'articles',
    'documents',
    'related_links',
    'tags',
    'sources',
    'issue_log',
    'nashra_import_undo',
    'nashra_taken_texts',
  ]
  await pool.query(`TRUNCATE ${tables.join(', ')}, import_runs CASCADE`)
}

/**
 * Imports the same records by both ways of writing into an empty archive, expects the same reports and
 * the same rows of every table, and gives what it came to. The archive is left as the bulk writer has it.
 */
export const expectEqual = async (args: Args) => {
  const local = await comeTo({ ...args, writer: 'local' })
  const bulk = await comeTo({ ...args, writer: 'bulk' })
  expect(bulk.reports).toEqual(local.reports)
  expect(bulk.rows).toEqual(local.rows)
  return bulk
}

/** What one way of writing comes to. */
export const comeTo = async ({
  afterwards,
  payload,
  publish = false,
  runs,
  writer,
}: Args & { writer: 'bulk' | 'local' }) => {
  await empty(payload)
  const reports: DocumentReport[] = []
  for (const [at, records] of runs.entries()) {
    if (at === 1) await afterwards?.()
    reports.push(...(await importRecords({ payload, publish, records, writer })))
  }
  return { reports: reports.map(withoutIds), rows: await archiveRows({ payload }) }
}

const withoutIds = ({
  articles,
  duplicateOf,
  links,
  nearDuplicateOf,
  ...report
}: DocumentReport) => ({
  ...report,
  articles: articles.map(({ action, part }) => ({ action, part })),
  isDuplicate: duplicateOf !== null,
  isNearDuplicate: nearDuplicateOf !== null,
  links: links.map(({ state, title, to }) => ({ leads: to !== null, state, title })),
})
