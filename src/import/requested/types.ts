import type { Counters } from '../counters.ts'

/** What was asked for in the panel, as the row of the run keeps it in its `options`. */
export type Request = {
  /** Id of whoever asked. */
  by: string
  /** Names of the files that were uploaded. */
  files?: string[]
  /** Absolute, its symbolic links resolved. */
  path?: string
  /** Id of the run whose rejected documents this one tries again. */
  retryOf?: string
  /** Id of the folder of the files. */
  upload?: string
}

/** Who works on a run. */
export type Worker = { host: string; pid: number; since: string }

/** Work that a run waits for, or that is under way. It goes when the work is done. */
export type Ask = {
  at: string
  isCancelled?: boolean
  kind: 'import' | 'rollback'
  taken?: Worker
}

export type RunOptions = {
  ask?: Ask
  dryRun?: boolean
  format?: null | string
  process?: Worker
  publish?: boolean
  request?: Request
}

/** How far the work is, written once a second by whoever does it. */
export type Reached = {
  at: string
  /** Bytes of input, or steps of a rollback. */
  done: number
  documents: number
  kind: Ask['kind']
  /** A sentence about what holds it up or takes long. */
  notice?: string
  /** Documents, and units of `done`, a second: of the last ten seconds. */
  rate: { documents: number; done: number }
  /** Units of `done` altogether; null while nobody knows. */
  total: null | number
}

export type RunRow = {
  counters: Counters | null
  cursor: null | Partial<Reached>
  ended: null | string
  id: string
  input: string
  options: RunOptions
  report: {
    outcomes?: Counters['outcomes']
    problem?: string
    rollback?: {
      deleted: number
      left: number
      leftOnes: { document: string; reason: string }[]
      restored: number
      withdrawn: number
    }
  } | null
  started: string
  state: 'failed' | 'finished' | 'rolledBack' | 'running'
}
