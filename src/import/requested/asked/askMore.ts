import { mkdir, stat } from 'node:fs/promises'

import { countWork } from '../../rollback/work.ts'
import { readState } from '../../rollback/state.ts'
import { runFolder, uploadFolder } from '../folders.ts'
import { refusal } from '../refuse.ts'
import { createRows } from '../rows.ts'
import type { RunStanding } from '../stateOf.ts'
import { isActive, stateOf } from '../stateOf.ts'
import type { Ask, RunRow } from '../types.ts'
import type { AskedArgs } from './context.ts'
import { rowIn } from './context.ts'
import { createRun } from './startRun.ts'

/** Stops work on a run: at once where nobody has begun, else at the end of what is being written. */
export const cancelRun = async (args: AskedArgs): Promise<{ id: string }> => {
  const { req, slugs } = args
  const row = await rowIn(args)
  const rows = createRows({ payload: req.payload, slugs })
  if (!row.options.ask || !isActive(stateOf({ row }))) throw refusal({ reason: 'notActive', req })
  const ended =
    row.options.ask.kind === 'import'
      ? { report: { problem: 'stopped' }, state: 'failed' as const }
      : {}
  if (!(await rows.end({ ...ended, id: row.id, onlyIfFree: true }))) await rows.cancel(row.id)
  return { id: row.id }
}

/** Goes on with an import where it stopped. */
export const resumeRun = async (args: AskedArgs): Promise<{ id: string }> => {
  const { req, settings } = args
  const row = await rowIn(args)
  const standing = quiet({ ...args, row })
  if (!row.options.request) throw refusal({ reason: 'notAsked', req })
  if (standing === 'finished') throw refusal({ reason: 'isDone', req })
  // What was begun to be taken back is taken back to the end.
  if (hasRollback(row)) throw refusal({ reason: 'isRolledBack', req })
  await refuseLost({ ...args, row })
  await mkdir(runFolder({ id: row.id, settings }), { recursive: true })
  return ask({ ...args, kind: 'import', row })
}

/** Asks for a new run over what an earlier one rejected. */
export const retryRun = async (args: AskedArgs): Promise<{ id: string }> => {
  const { req } = args
  const row = await rowIn(args)
  quiet({ ...args, row })
  const { dryRun = false, format = null, publish = false, request } = row.options
  if (!request) throw refusal({ reason: 'notAsked', req })
  if (dryRun) throw refusal({ reason: 'isDryRun', req })
  if (hasRollback(row)) throw refusal({ reason: 'isRolledBack', req })
  if (!row.counters?.outcomes.rejected) throw refusal({ reason: 'nothingFailed', req })
  await refuseLost({ ...args, row })
  return createRun({
    ...args,
    dryRun,
    format,
    input: row.input,
    publish,
    request: { ...request, by: req.user?.id ?? '', retryOf: row.id },
  })
}

/** Takes a run back. */
export const askRollback = async (args: AskedArgs): Promise<{ id: string }> => {
  const row = await rowIn(args)
  refuseRollback({ ...args, row })
  return ask({ ...args, kind: 'rollback', row })
}

/** How many documents a rollback would look at, for the question before it. */
export const foretellRollback = async (args: AskedArgs): Promise<{ total: number }> => {
  const { req, slugs } = args
  const row = await rowIn(args)
  refuseRollback({ ...args, row })
  const state = readState(row)
  return { total: await countWork({ payload: req.payload, run: row.id, slugs, state }) }
}

type WithRow = AskedArgs & { row: RunRow }

const refuseRollback = (args: WithRow): void => {
  const { req, row } = args
  quiet(args)
  if (row.options.dryRun) throw refusal({ reason: 'isDryRun', req })
}

/** Where a run stands that nobody works on. */
const quiet = ({ req, row }: WithRow): RunStanding => {
  const standing = stateOf({ row })
  if (isActive(standing)) throw refusal({ reason: 'isActive', req })
  if (standing === 'rolledBack') throw refusal({ reason: 'isRolledBack', req })
  return standing
}

const hasRollback = ({ report }: RunRow): boolean => report?.rollback !== undefined

/** Files are not kept for ever. */
const refuseLost = async ({ req, row, settings }: WithRow): Promise<void> => {
  const { upload } = row.options.request ?? {}
  if (upload === undefined) return
  await stat(uploadFolder({ id: upload, settings })).catch(() => {
    throw refusal({ reason: 'noUpload', req })
  })
}

const ask = async ({ kind, req, row, slugs }: WithRow & { kind: Ask['kind'] }) => {
  const rows = createRows({ payload: req.payload, slugs })
  const isAsked = await rows.ask({
    ask: { at: new Date().toISOString(), kind },
    id: row.id,
    seen: row.options,
  })
  // Somebody else was faster.
  if (!isAsked) throw refusal({ reason: 'isActive', req })
  return { id: row.id }
}
