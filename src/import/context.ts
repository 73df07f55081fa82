import type { Payload, PayloadRequest } from 'payload'

import type { Slugs } from '../../collections/slugs.ts'

/** What every step of an import works with. */
export type ImportContext = {
  payload: Payload
  /** The program of the thread in which documents are prepared; see `createPreparer`. */
  preparing?: string | undefined
  /** Publishes what is written; else it waits as drafts. */
  publish: boolean
  /** The row of the run, made when the first thing is written; null in a dry run. */
  runId: () => Promise<null | string>
  slugs: Slugs
}

/** The same within the transaction of one document. */
export type WriteContext = ImportContext & { req: PayloadRequest }

/** The slugs in force, which the plugin leaves in the config. */
export const slugsOf = (payload: Payload): Slugs => {
  const { nashra } = payload.config.custom as { nashra?: { slugs?: Slugs } }
  if (!nashra?.slugs) {
    throw new Error('This Payload has no archive. Add plugins: [nashra()] to its config.')
  }
  return nashra.slugs
}
