import { sql } from '@payloadcms/db-postgres'

import { sessionOf } from '../../database/sessionOf.ts'
import { workOff } from './change/applyChanges.ts'
import { changeNamesBack } from './change/changeNames.ts'
import { noteLaterVersions, spansOf } from './change/noteChanges.ts'
import type { MergeChanges } from './change/record.ts'
import { merges, recordUndone } from './change/record.ts'
import { findReferences } from './change/references.ts'
import { notes } from './change/session.ts'
import { inTurn } from './change/turn.ts'
import { undoSteps } from './change/undoSteps.ts'
import type { MergeArgs } from './kinds.ts'
import type { MergeRow } from './listMerges.ts'
import { findMerge } from './listMerges.ts'
import { loadNames } from './names.ts'
import { refusal, refuseStrangers } from './refuse.ts'

/**
 * Undoes a merge: the name is there again, and stands where it stood. What was changed since stays as it is:
 * articles that came under the target, tags that somebody took away or another source that was chosen.
 *
 * @param args.merge id of the merge
 * @returns the merge, as the list has it
 * @throws APIError 403, 404 or 409: where it is not done, or too old, where one of the two names was deleted,
 * or where one of them was merged again since, which has to be undone first
 */
export const undoMerge = async ({
  merge,
  ...args
}: MergeArgs & { merge: string }): Promise<MergeRow> => {
  await refuseStrangers(args)
  await refuseUndo({ ...args, merge })
  return inTurn({
    req: args.req,
    work: async () => {
      const { at: since, from, into } = await refuseUndo({ ...args, merge })
      const session = await sessionOf(args.req)
      const ids = [from.id, into.id]
      const names = await loadNames({ ...args, ids, lock: true })
      if (names.get(from.id)?.mergedInto !== into.id || !names.has(into.id)) {
        throw refusal({ ...args, reason: 'gone' })
      }
      const now = new Date().toISOString()
      const change = { from: from.id, into: into.id, merge, now, session }
      const references = await findReferences(args)
      for (const reference of references) await noteLaterVersions({ change, reference, since })
      const spans = await spansOf({ change, references })
      await workOff({ change, onChanged: () => Promise.resolve(), spans, steps: undoSteps })
      const { rows } = await session.execute<{ names: MergeChanges }>(
        sql`SELECT names FROM ${merges} WHERE id = ${merge}`,
      )
      if (rows[0]) await changeNamesBack({ ...args, change, changed: rows[0].names })
      await session.execute(sql`DELETE FROM ${notes} WHERE merge_id = ${merge}`)
      await recordUndone({ ...args, id: merge })
      return findMerge({ ...args, id: merge })
    },
  })
}

const refuseUndo = async ({ merge, ...args }: MergeArgs & { merge: string }): Promise<MergeRow> => {
  const found = await findMerge({ ...args, id: merge })
  if (found.undo.reason) throw refusal({ ...args, reason: found.undo.reason })
  return found
}
