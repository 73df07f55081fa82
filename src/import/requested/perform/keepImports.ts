import { stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

import type { Payload } from 'payload'

import { slugsOf } from '../../context.ts'
import { runFolder } from '../folders.ts'
import type { Rows } from '../rows.ts'
import { createRows, readRow } from '../rows.ts'
import type { ImportSettings } from '../settings.ts'
import { sweep } from '../sweep.ts'
import type { Ask } from '../types.ts'
import { performImport } from './performImport.ts'
import { performRollback } from './performRollback.ts'

/** Milliseconds between two looks for work, and between two looks for what nobody needs any more. */
const lookEvery = 1000
const sweepEvery = 60 * 60 * 1000

const mostLookedAt = 50

const workOf = { import: performImport, rollback: performRollback } as const

/** The settings in force, which the plugin leaves in the config. */
const settingsOf = (payload: Payload): ImportSettings => {
  const { nashra } = payload.config.custom as { nashra?: { imports?: ImportSettings } }
  if (!nashra?.imports) {
    throw new Error('This Payload has no archive. Add plugins: [nashra()] to its config.')
  }
  return nashra.imports
}

/**
 * Does the imports and rollbacks that the panel asks for, one after the other, until it is told to stop.
 * Any number of processes may do so side by side; each work is done by one of them.
 */
export const keepImports = async ({
  onError,
  payload,
  preparing,
  signal,
}: {
  onError: (error: unknown) => void
  payload: Payload
  /** The program of a thread for preparing; see `createPreparer`. */
  preparing?: string
  signal: AbortSignal
}): Promise<void> => {
  let sweptAt = 0
  while (!signal.aborted) {
    try {
      if (Date.now() - sweptAt > sweepEvery) {
        sweptAt = Date.now()
        await sweep({ settings: settingsOf(payload) })
      }
      if (await doNext({ payload, preparing, signal })) continue
    } catch (error) {
      onError(error)
    }
    await sleep(lookEvery, undefined, { signal }).catch(() => {})
  }
}

/** Does the work that was asked for first; false where there is none. */
export const doNext = async ({
  payload,
  preparing,
  signal = new AbortController().signal,
}: {
  payload: Payload
  preparing?: string | undefined
  signal?: AbortSignal
}): Promise<boolean> => {
  const slugs = slugsOf(payload)
  const settings = settingsOf(payload)
  const rows = createRows({ payload, slugs })
  const taken = await takeNext({ rows, settings })
  if (!taken) return false
  const row = await readRow({ id: taken.id, payload, slugs })
  if (row) await workOf[taken.kind]({ payload, preparing, row, rows, settings, signal, slugs })
  return true
}

const takeNext = async ({
  rows,
  settings,
}: {
  rows: Rows
  settings: ImportSettings
}): Promise<null | { id: string; kind: Ask['kind'] }> => {
  const worker = { host: hostname(), pid: process.pid, since: new Date().toISOString() }
  for (const { id, kind } of await rows.waiting(mostLookedAt)) {
    // Files that lie on another machine are for the worker there.
    const isHere = kind === 'rollback' || (await isThere(runFolder({ id, settings })))
    if (isHere && (await rows.take({ id, worker }))) return { id, kind }
  }
  return null
}

const isThere = (folder: string): Promise<boolean> =>
  stat(folder).then(
    () => true,
    () => false,
  )
