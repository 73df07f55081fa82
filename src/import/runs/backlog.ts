import type { Counters } from '../counters.ts'
import type { ReadDocument, ReadFailure, ReadItem } from '../read/types.ts'

/**
 * What was read and is not settled yet. It is small: the documents of the batches under way. With it an
 * import whose database went away begins again where it stopped, although its input, a pipe perhaps, can
 * be read only once.
 */
export type Backlog = {
  /**
   * What is to be done: first what was handed out and not settled, then the rest of the input. Whoever
   * stops early takes nothing away from the next one who asks.
   */
  items: () => AsyncIterable<ReadItem>
  /** Whether so many documents or fewer are left; reads on until it knows. */
  holdsAtMost: (most: number) => Promise<boolean>
  /** Closes the input. */
  close: () => Promise<void>
  /** The oldest document that was handed out is settled: documents are, in the order read. */
  settle: () => void
}

/** Counts the bytes of input in `counters`: those of a document when it is settled. */
export const createBacklog = ({
  counters,
  items,
}: {
  counters: Counters
  items: AsyncIterable<ReadItem>
}): Backlog => {
  const source = items[Symbol.asyncIterator]()
  const waiting: (ReadDocument | ReadFailure)[] = []
  let settled = 0
  let reading: Promise<boolean> | undefined

  /** Reads on to the next document; false at the end of the input. */
  const read = async (): Promise<boolean> => {
    for (;;) {
      const { done, value } = await source.next()
      if (done) return false
      if (value.kind !== 'passedOver') {
        waiting.push(value)
        return true
      }
      counters.bytes += value.size
      counters.passedOver += 1
    }
  }
  // Somebody who stopped early may have left a document on its way: it is not read past.
  const readOn = (): Promise<boolean> => (reading ??= read().finally(() => (reading = undefined)))

  return {
    close: async () => {
      await source.return?.()
    },
    holdsAtMost: async (most) => {
      while (waiting.length <= most) if (!(await readOn())) return true
      return false
    },
    items: async function* () {
      for (let at = settled; ; at += 1) {
        while (at >= settled + waiting.length) if (!(await readOn())) return
        const item = waiting[at - settled]
        if (item) yield item
      }
    },
    settle: () => {
      counters.bytes += waiting.shift()?.size ?? 0
      settled += 1
    },
  }
}
