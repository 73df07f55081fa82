import type { Draft } from './memory/draft.ts'

/** A batch on its way to the database, and what it was made of. */
export type Flight<Entry> = {
  draft: Draft
  entries: readonly Entry[]
  write: () => Promise<boolean>
}

export type Queue<Entry> = {
  /** Sends a batch after those before it; the database has at most one of them at a time. */
  add: (flight: Flight<Entry>) => void
  /** What is on its way, the oldest first. */
  drafts: () => Draft[]
  /**
   * Waits until at most so many batches are on their way. Where the database did not take one, nothing
   * after it is written either, because it was decided on the strength of it: then all of them are given
   * back, the one that failed first.
   *
   * @throws what the database says when it is gone
   */
  settle: (most: number) => Promise<null | Failed<Entry>>
}

export type Failed<Entry> = { entries: Entry[]; first: number }

export const createQueue = <Entry>(): Queue<Entry> => {
  type Sent = Flight<Entry> & { done: Promise<boolean> }
  let sent: Sent[] = []
  return {
    add: (flight) => {
      const before = sent.at(-1)?.done ?? Promise.resolve(true)
      const done = before.then((isWritten) => isWritten && flight.write())
      // Whoever fails is met by `settle`.
      done.catch(() => {})
      sent.push({ ...flight, done })
    },
    drafts: () => sent.map(({ draft }) => draft),
    settle: async (most) => {
      for (let [first] = sent; first && sent.length > most; [first] = sent) {
        if (await first.done) {
          sent = sent.slice(1)
          continue
        }
        await Promise.all(sent.map(({ done }) => done))
        const entries = sent.flatMap((flight) => [...flight.entries])
        sent = []
        return { entries, first: first.entries.length }
      }
      return null
    },
  }
}
