import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { sql } from '@payloadcms/db-postgres'

import { tableNames } from '../../../../collections/tableNames.ts'
import type { WriteContext } from '../../context.ts'
import type { UndoEntry } from '../../settle/undo.ts'
import { sessionOf } from '../../../database/sessionOf.ts'

/** Adds a row of what this run wrote over. */
export const keepUndo = async ({
  context: { payload, req, runId },
  undo: { articles, document, links, previous },
}: {
  context: WriteContext
  undo: UndoEntry
}): Promise<void> => {
  const run = await runId()
  if (run === null) return
  const { tables } = payload.db as unknown as PostgresAdapter
  const table = tables[tableNames.importUndo]
  const session = await sessionOf(req)
  await session.execute(
    sql`insert into ${table} (run, document, previous, previous_run, changes) values (${run}, ${document}, ${previous && JSON.stringify(previous)}::jsonb, ${previous?.run ?? null}, ${JSON.stringify({ articles, links })}::jsonb)`,
  )
}
