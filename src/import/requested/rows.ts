import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { findTables } from '../write/bulk/rows/tables.ts'
import type { Ask, Reached, RunOptions, RunRow, Worker } from './types.ts'

type Context = { payload: Payload; slugs: Slugs }

/**
 * The rows of runs, changed one field at a time by single statements: the server that is asked and the
 * worker that does it write to the same row at the same time.
 */
export const createRows = ({ payload, slugs }: Context) => {
  const { pool } = payload.db as unknown as PostgresAdapter
  const { name } = findTables({ payload, slugs }).runs
  const table = `"${name}"`
  const json = JSON.stringify

  return {
    /** Work that nobody has taken up, the oldest first. */
    waiting: async (limit: number): Promise<{ id: string; kind: Ask['kind'] }[]> => {
      const { rows } = await pool.query<{ id: string; kind: Ask['kind'] }>(
        `SELECT id::text AS id, options->'ask'->>'kind' AS kind FROM ${table}
         WHERE options ? 'ask' AND NOT options->'ask' ? 'taken'
         ORDER BY options->'ask'->>'at', id LIMIT $1`,
        [limit],
      )
      return rows
    },

    /** Takes work up, unless somebody else has; an import is told to the other imports by its process. */
    take: async ({ id, worker }: { id: string; worker: Worker }): Promise<boolean> => {
      const { rowCount } = await pool.query(
        `UPDATE ${table} SET updated_at = now(), options =
           jsonb_set(options, '{ask,taken}', $2::jsonb)
           || CASE WHEN options->'ask'->>'kind' = 'import'
                THEN jsonb_build_object('process', $2::jsonb) ELSE '{}'::jsonb END
         WHERE id = $1 AND options ? 'ask' AND NOT options->'ask' ? 'taken'`,
        [id, json(worker)],
      )
      return rowCount === 1
    },

    /** Says how far the work is; answers whether somebody wants it to stop. */
    reach: async ({
      counters,
      id,
      reached,
    }: {
      counters?: RunRow['counters']
      id: string
      reached: Reached
    }): Promise<{ isCancelled: boolean }> => {
      const { rows } = await pool.query<{ cancelled: boolean }>(
        `UPDATE ${table} SET updated_at = now(), cursor = $2::jsonb,
           counters = coalesce($3::jsonb, counters)
         WHERE id = $1
         RETURNING coalesce((options->'ask'->>'isCancelled')::boolean, false) AS cancelled`,
        [id, json(reached), counters ? json(counters) : null],
      )
      return { isCancelled: rows[0]?.cancelled ?? true }
    },

    /** Asks for work on a run, if it stands as it did when it was looked at. */
    ask: async ({
      ask,
      id,
      seen,
    }: {
      ask: Ask
      id: string
      seen: RunOptions
    }): Promise<boolean> => {
      const isImport = ask.kind === 'import'
      const { rowCount } = await pool.query(
        `UPDATE ${table} SET updated_at = now(),
           options = (options - 'process') || jsonb_build_object('ask', $2::jsonb)
           ${isImport ? `, state = 'running', ended = NULL` : ''}
         WHERE id = $1 AND options->'ask' IS NOT DISTINCT FROM $3::jsonb`,
        [id, json(ask), seen.ask ? json(seen.ask) : null],
      )
      return rowCount === 1
    },

    /** Asks whoever works on it to stop. */
    cancel: async (id: string): Promise<void> => {
      await pool.query(
        `UPDATE ${table} SET updated_at = now(), options = jsonb_set(options, '{ask,isCancelled}', 'true')
         WHERE id = $1 AND options ? 'ask'`,
        [id],
      )
    },

    /** Ends an import, or the work on a run whose state is written elsewhere. */
    end: async ({
      counters,
      id,
      onlyIfFree = false,
      report,
      state,
    }: {
      counters?: RunRow['counters']
      id: string
      /** Only while nobody has taken the work up. */
      onlyIfFree?: boolean
      report?: object
      state?: RunRow['state']
    }): Promise<boolean> => {
      const { rowCount } = await pool.query(
        `UPDATE ${table} SET updated_at = now(), options = options - 'ask',
           counters = coalesce($2::jsonb, counters),
           report = CASE WHEN $3::jsonb IS NULL THEN report
             ELSE (coalesce(report, '{}'::jsonb) - 'problem') || $3::jsonb END
           ${state ? `, state = $4::text::"enum_${name}_state", ended = now()` : ''}
         WHERE id = $1 ${onlyIfFree ? `AND NOT options->'ask' ? 'taken'` : ''}`,
        [
          id,
          counters ? json(counters) : null,
          report ? json(report) : null,
          ...(state ? [state] : []),
        ],
      )
      return rowCount === 1
    },
  }
}

export type Rows = ReturnType<typeof createRows>

/** A run as it is kept; null where there is none. */
export const readRow = async ({
  id,
  payload,
  slugs,
}: Context & { id: string }): Promise<null | RunRow> => {
  const { docs } = await payload.find({
    collection: slugs.importRuns,
    depth: 0,
    limit: 1,
    overrideAccess: true,
    pagination: false,
    where: { id: { equals: id } },
  })
  const [row] = docs
  if (!row) return null
  // Written by this house alone: no role may create or change a run.
  return { ...row, options: (row.options ?? {}) as RunOptions } as unknown as RunRow
}
