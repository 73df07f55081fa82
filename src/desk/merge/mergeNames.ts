import { randomUUID } from 'node:crypto'

import { sql } from '@payloadcms/db-postgres'

import { mostAliases } from '../../../collections/shared/aliases.ts'
import { sessionOf } from '../../database/sessionOf.ts'
import { applySteps, workOff } from './change/applyChanges.ts'
import { changeNames } from './change/changeNames.ts'
import { learnedAliases } from './change/learnedAliases.ts'
import { noteChanges } from './change/noteChanges.ts'
import { merges, recordBegin, recordDone, recordFailed, recordProgress } from './change/record.ts'
import type { Reference } from './change/references.ts'
import { findReferences } from './change/references.ts'
import type { Change, Span } from './change/session.ts'
import { notes } from './change/session.ts'
import { inTurn } from './change/turn.ts'
import type { MergeArgs } from './kinds.ts'
import type { MergeRow } from './listMerges.ts'
import { daysToUndo, findMerge } from './listMerges.ts'
import type { Pair } from './names.ts'
import { loadPair } from './names.ts'
import { refusal, refuseStrangers } from './refuse.ts'

export type MergeProgress = { changed: number; total: number }

type OnProgress = (progress: MergeProgress) => Promise<void> | void

type MergeNamesArgs = MergeArgs & {
  /** Id of what is merged, and then leads to the other. */
  from: string
  /** Id of what stays. */
  into: string
  /** Told after each part, before anything of it can be seen, and waited for. */
  onProgress?: OnProgress
}

/**
 * Merges one tag into another, or one source: whatever names it names the other from then on, in the
 * saved rows and in all versions, so that no draft brings it back; its name and aliases lead to the other,
 * for readers by its slug and for imports by its letters. One transaction, during which imports wait.
 *
 * Meanwhile the list of merges has it as `running`, with how far it is. It can be undone for `daysToUndo`.
 *
 * @returns the merge, as the list has it
 * @throws APIError 403, 404 or 409, in the language of `req`; nothing is changed then
 */
export const mergeNames = async ({
  from,
  into,
  onProgress,
  ...args
}: MergeNamesArgs): Promise<MergeRow> => {
  await refuseStrangers(args)
  await loadPair({ ...args, from, into })
  return inTurn({
    req: args.req,
    work: async () => {
      const pair = await loadPair({ ...args, from, into, lock: true })
      if (pair.into.aliases.length + learnedAliases(pair).length > mostAliases) {
        throw refusal({ ...args, reason: 'tooManyAliases' })
      }
      const id = randomUUID()
      const now = new Date().toISOString()
      const change = { from, into, merge: id, now, session: await sessionOf(args.req) }
      const references = await findReferences(args)
      const spans = await noteChanges({ change, references })
      const total = totalOf(spans)
      await recordBegin({ ...args, at: now, id, pair, total })
      try {
        await apply({ ...args, change, onProgress, pair, spans, total })
      } catch (error) {
        await recordFailed({ ...args, id })
        throw error
      }
      return findMerge({ ...args, id })
    },
  })
}

type ApplyArgs = MergeArgs & {
  change: Change
  onProgress: OnProgress | undefined
  pair: Pair
  spans: readonly Span[]
  total: number
}

const apply = async ({
  change,
  onProgress,
  pair,
  spans,
  total,
  ...args
}: ApplyArgs): Promise<void> => {
  await workOff({
    change,
    onChanged: async (changed) => {
      await onProgress?.({ changed, total })
      // What others see of it; the last step is told by the merge itself.
      if (changed < total) await recordProgress({ ...args, changed, id: change.merge })
    },
    spans,
    steps: applySteps,
  })
  const names = await changeNames({ ...args, change, pair })
  const articles = totalOf(spans.filter(({ reference }) => isOfArticles({ ...args, reference })))
  await recordDone({ ...args, changes: { ...names, articles }, id: change.merge })
  await forgetOld(change)
}

const totalOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { first, last }) => sum + last - first + 1, 0)

const isOfArticles = ({
  reference,
  slugs,
}: Pick<MergeArgs, 'slugs'> & { reference: Reference }): boolean =>
  reference.documents === slugs.articles.replaceAll('-', '_')

/** Notes of merges that can no longer be undone. */
const forgetOld = async ({ session }: Change): Promise<void> => {
  await session.execute(sql`
    DELETE FROM ${notes} WHERE merge_id IN (
      SELECT id FROM ${merges} WHERE at < now() - make_interval(days => ${daysToUndo}))`)
}
