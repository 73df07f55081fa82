import { Worker } from 'node:worker_threads'

import { createPauses } from '../../runs/giveWay.ts'
import type { PreparedDocument } from '../prepareDocument.ts'
import { prepareDocument } from '../prepareDocument.ts'
import type { Answer, Identified } from './messages.ts'
import { pack } from './messages.ts'

export type Preparer = {
  close: () => Promise<void>
  /** Reads documents into articles and links, in their order. */
  prepare: (items: readonly Identified[]) => Promise<PreparedDocument[]>
}

/**
 * Prepares documents beside what else the process does, in a thread of its own. To decide on a document
 * takes about as long as to prepare it, so on a machine with a second core a long import takes little more
 * than half of the time that this process would need for both.
 *
 * The thread is started when there is enough to do for it. Without one, and where it could not be started
 * or has ended, documents are prepared in this thread: the same comes out.
 *
 * @param program the file of JavaScript that `prepareThread` became; undefined for none
 */
export const createPreparer = ({ program }: { program: string | undefined }): Preparer => {
  let asked = 0
  let thread: Thread | undefined
  return {
    close: async () => {
      await thread?.end()
    },
    prepare: async (items) => {
      asked += items.length
      if (program !== undefined && asked > leastForThread) thread ??= startThread(program)
      const prepared = thread ? await prepareThere({ items, thread }) : null
      return prepared ?? prepareHere(items)
    },
  }
}

/** Documents for which no thread is started: it takes as long as to prepare some hundred. */
const leastForThread = 250

/** Documents of one message: while some are prepared, others are taken in. */
const mostInMessage = 50

const cut = (items: readonly Identified[]): Identified[][] =>
  Array.from({ length: Math.ceil(items.length / mostInMessage) }, (_, at) =>
    items.slice(at * mostInMessage, (at + 1) * mostInMessage),
  )

/** Null where the thread has ended meanwhile. */
const prepareThere = async ({
  items,
  thread: { prepare },
}: {
  items: readonly Identified[]
  thread: Thread
}): Promise<null | PreparedDocument[]> => {
  const answers = await Promise.all(cut(items).map(prepare))
  return answers.includes(null) ? null : answers.flatMap((documents) => documents ?? [])
}

const prepareHere = async (items: readonly Identified[]): Promise<PreparedDocument[]> => {
  const giveWay = createPauses()
  const documents: PreparedDocument[] = []
  for (const item of items) {
    await giveWay()
    documents.push(prepareDocument(item))
  }
  return documents
}

type Thread = {
  end: () => Promise<void>
  /** Null where the thread has ended. */
  prepare: (items: readonly Identified[]) => Promise<null | PreparedDocument[]>
}

const startThread = (program: string): Thread => {
  const worker = new Worker(program, {
    // What a batch is made of outlives it: see `IMPORTING` in `src/commands/stages/tsx.ts`.
    resourceLimits: { maxYoungGenerationSizeMb: 48 },
  })
  type Waiting = {
    resolve: (documents: null | PreparedDocument[]) => void
    reject: (cause: unknown) => void
  }
  const waiting = new Map<number, Waiting>()
  let isGone = false
  let next = 0
  const lose = (): void => {
    isGone = true
    for (const { resolve } of waiting.values()) resolve(null)
    waiting.clear()
  }
  worker.on('message', ({ documents, error, id }: Answer) => {
    const question = waiting.get(id)
    waiting.delete(id)
    if (documents) question?.resolve(documents)
    else question?.reject(error)
  })
  worker.on('error', lose)
  worker.on('exit', lose)
  return {
    end: async () => {
      await worker.terminate()
    },
    prepare: async (items) => {
      if (isGone) return null
      const id = next++
      const ask = pack({ id, items })
      return new Promise((resolve, reject) => {
        waiting.set(id, { reject, resolve })
        worker.postMessage(ask, [ask.bytes])
      })
    },
  }
}
