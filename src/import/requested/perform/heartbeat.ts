import { measureRate } from '../../report/progress.ts'
import type { Counters } from '../../counters.ts'
import type { Rows } from '../rows.ts'
import type { Ask, RunRow } from '../types.ts'

/** Milliseconds between two words about how far a run is. */
const every = 1000

/**
 * Says once a second how far a run is, and hears whether somebody wants it to stop. A database that does
 * not answer is for the import to deal with.
 */
export const startHeartbeat = ({
  counters,
  id,
  isCounted,
  kind,
  onBeat = async () => {},
  onCancel,
  rows,
  total,
}: {
  /** `bytes` are what is counted against `total`. */
  counters: Counters
  id: string
  /** Whether the counters are kept in the row: those of an import, not those of a rollback. */
  isCounted: boolean
  kind: Ask['kind']
  onBeat?: () => Promise<void>
  onCancel: () => void
  rows: Rows
  total: () => null | number
}) => {
  const measure = measureRate({ began: performance.now(), counters })
  let notice: string | undefined
  let beating: Promise<void> | undefined
  const beat = async (): Promise<void> => {
    const rate = measure(performance.now())
    const { isCancelled } = await rows.reach({
      ...(isCounted ? { counters: counters satisfies RunRow['counters'] } : {}),
      id,
      reached: {
        at: new Date().toISOString(),
        done: counters.bytes,
        documents: counters.documents,
        kind,
        ...(notice === undefined ? {} : { notice }),
        rate: { documents: rate.documents, done: rate.bytes },
        total: total(),
      },
    })
    if (isCancelled) onCancel()
    await onBeat()
  }
  const tick = (): void => {
    beating ??= beat()
      .catch(() => {})
      .finally(() => (beating = undefined))
  }
  const timer = setInterval(tick, every)
  tick()
  return {
    /** Ends it, after a last word. */
    end: async (): Promise<void> => {
      clearInterval(timer)
      await beating
      await beat().catch(() => {})
    },
    note: (sentence: string): void => {
      notice = sentence
    },
  }
}
