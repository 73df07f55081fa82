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
  /** Whether each run publishes what it writes, or all do. */
  publish?: boolean | readonly boolean[]
  /** Imported one after the other. */
  runs: readonly Records[]
}

/** Takes everything out of the archive. */
export const empty = async (payload: Payload): Promise<void> => {
  const { pool } = payload.db as unknown as PostgresAdapter
  const tables = [
    'articles',
    'articles_story_entries',
    'documents',
    'related_links',
    'tags',
    'sources',
    'issue_log',
    'nashra_import_undo',
    'nashra_public_changes',
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
  expect(bulk.told).toEqual(local.told)
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
  const { pool } = payload.db as unknown as PostgresAdapter
  const reports: DocumentReport[] = []
  for (const [at, records] of runs.entries()) {
    if (at === 1) await afterwards?.()
    if (at === runs.length - 1) await pool.query('DELETE FROM nashra_public_changes')
    const publishes = typeof publish === 'boolean' ? publish : (publish[at] ?? false)
    reports.push(...(await importRecords({ payload, publish: publishes, records, writer })))
  }
  expect(await strayEntries(pool)).toEqual([])
  return {
    reports: reports.map(withoutIds),
    rows: await archiveRows({ payload }),
    told: await told(pool),
  }
}

/** Entries by which an article is found, and that its sketch does not have, or the other way round. */
const strayEntries = async (pool: PostgresAdapter['pool']): Promise<unknown[]> => {
  const { rows } = await pool.query(
    `WITH derived AS (SELECT article_id, unnest(keys[1:6]) AS key FROM articles_story_sketches),
     there AS (SELECT article_id, key FROM articles_story_entries)
     (TABLE derived EXCEPT TABLE there) UNION ALL (TABLE there EXCEPT TABLE derived)`,
  )
  return rows
}

/** What readers are told of by the last run. */
const told = async (pool: PostgresAdapter['pool']): Promise<unknown[]> => {
  const { rows } = await pool.query<{ told: string }>(
    `SELECT c.kind || ' ' || coalesce(a.import_key, s.identity_key, t.identity_key, '') AS told
     FROM nashra_public_changes c
     LEFT JOIN articles a ON c.kind = 'article' AND a.id::text = c.id
     LEFT JOIN sources s ON c.kind = 'source' AND s.id::text = c.id
     LEFT JOIN tags t ON c.kind = 'tag' AND t.id::text = c.id ORDER BY 1`,
  )
  return rows.map((row) => row.told)
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
