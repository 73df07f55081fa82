import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import { openArchive } from '../../../seeds/archive.ts'
import { withClient } from '../../../src/database/connect.ts'
import { answer } from '../shared/child.ts'
import type { SampleDocument } from './sample.ts'
import { copyNames, readSample } from './sample.ts'

const mostAttempts = 5

export type CreateTask = {
  /** How many documents are under way at once. */
  concurrency: number
  documents: number
  /** The address of an archive that holds the documents. */
  from: string
}

/** `retries`: creates that the database broke off (deadlocks among them) and that were done again. */
export type CreateTimes = { documents: number; milliseconds: number; retries: number }

/**
 * Run as a process of its own: creates the rows of documents with Payload's `create`, a call a row, as
 * seed scripts do: the document, its articles, their related titles. What is not measured is in favour
 * of `create`: tags and sources are there already, nothing is parsed, looked for or compared, and the
 * archive is empty at the start.
 */
await answer<CreateTimes>(async ({ concurrency, documents, from }: CreateTask) => {
  const payload = await openArchive({ env: process.env })
  widenPool({ payload, to: concurrency })
  const sample = await withClient({
    url: from,
    use: async (client) => {
      const to = process.env['DATABASE_URL'] ?? ''
      await withClient({ url: to, use: (own) => copyNames({ from: client, to: own }) })
      return readSample({ client, documents })
    },
  })
  let retries = 0
  let next = 0
  const began = performance.now()
  const work = async (): Promise<void> => {
    for (let item = sample[next++]; item; item = sample[next++]) {
      retries += await createDocument({ item, payload })
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work))
  return { documents: sample.length, milliseconds: performance.now() - began, retries }
})

/** Each create holds a connection for its transaction: with fewer than creates they would wait. */
function widenPool({ payload, to }: { payload: Payload; to: number }): void {
  const { pool } = payload.db as unknown as PostgresAdapter
  pool.options.max = Math.max(pool.options.max, to + 2)
}

async function createDocument({
  item: { articles, document, links },
  payload,
}: {
  item: SampleDocument
  payload: Payload
}): Promise<number> {
  const shared = { depth: 0, overrideAccess: true } as const
  let retries = 0
  const again = async <Result>(create: () => Promise<Result>): Promise<Result> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await create()
      } catch (error) {
        if (attempt === mostAttempts) throw error
        retries += 1
      }
    }
  }
  const row = await again(() =>
    payload.create({ ...shared, collection: 'documents', data: document }),
  )
  const ids: string[] = []
  for (const article of articles) {
    const { id } = await again(() =>
      payload.create({
        ...shared,
        collection: 'articles',
        data: { ...article, document: row.id },
        draft: article._status === 'draft',
      }),
    )
    ids.push(id)
  }
  for (const { from, readAlso, ...link } of links) {
    const to = readAlso === null ? undefined : ids[readAlso]
    const data = { ...link, from: ids[from] ?? '', state: 'unresolved' as const }
    await again(() =>
      payload.create({
        ...shared,
        collection: 'related-links',
        data: to ? { ...data, to } : data,
      }),
    )
  }
  return retries
}
