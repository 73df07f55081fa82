import type { Draft } from './memory/draft.ts'
import type { Reader } from './fetch/reader.ts'
import type { Memory } from './memory/memory.ts'

/** What the archive in memory works with while a batch is decided on. */
export type BulkContext = {
  draft: Draft
  memory: Memory
  /** The moment of the batch, which all its rows carry; ISO 8601, UTC. */
  now: () => string
  /** Publishes what is written; else it waits as drafts. */
  publish: boolean
  /** What the issue log says of an article that is published. */
  publishNote: () => { note: null | string; reason: null | string }
  reader: Reader
  runId: () => Promise<null | string>
}

/** Thrown for a document that only Payload's own way can write. */
export class NeedsLocalApi extends Error {}

/** Thrown where a document has to wait until what is in the batch already is written. */
export class NeedsOwnBatch extends Error {}
