import type { WriteContext } from '../context.ts'
import type { LaterUse } from './laterUse.ts'

/** What became of a document, and of its articles, when its run was taken back. */
export type RollbackReport = {
  articles: { action: 'deleted' | 'left' | 'restored' | 'withdrawn'; id: string }[]
  document: string
  key: string
  outcome: 'deleted' | 'left' | 'restored'
  /** A word and a sentence, where something was left. */
  reason: null | string
}

/** What every step of a rollback works with. */
export type RollbackContext = WriteContext & {
  /** Says what would be undone, and undoes nothing. */
  dryRun: boolean
  /**
   * Articles that are as the run wrote them, or will have been put back: in a dry run nothing is put
   * back, so what one step would undo is still there when the next one looks.
   */
  foreseen: Set<string>
  later: LaterUse
  run: { id: string; started: string }
}
