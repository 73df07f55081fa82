import type { PreparedDocument } from './prepare/prepareDocument.ts'
import { identify } from './prepare/prepareDocument.ts'
import type { Preparer } from './prepare/thread/createPreparer.ts'
import type { ReadDocument, ReadFailure, ReadItem } from './read/types.ts'
import type { DocumentReport } from './report/types.ts'
import { isUnchanged, reportSettled } from './settle/settled.ts'
import { fetchDocuments } from './write/bulk/fetch/fetchDocuments.ts'
import type { Reader } from './write/bulk/fetch/reader.ts'
import { createMemory } from './write/bulk/memory/memory.ts'

/** What was read, and what is known of it: that nothing is to be done, or what is in it. */
export type Entry = { item: ReadDocument | ReadFailure } & (
  { document: null; report: DocumentReport } | { document: PreparedDocument; report: null }
)

/** Gathers what is read into batches. What no reader takes is left out. */
export async function* gather({
  items,
  signal,
  size,
}: {
  items: AsyncIterable<ReadItem>
  signal: AbortSignal
  size: number
}): AsyncGenerator<Entry['item'][]> {
  let batch: Entry['item'][] = []
  let bytes = 0
  for await (const item of items) {
    if (signal.aborted) break
    if (item.kind === 'passedOver') continue
    batch.push(item)
    bytes += item.bytes.length
    if (batch.length < size && bytes < mostBytes) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0 && !signal.aborted) yield batch
}

/** Bytes of text in a batch, so that long documents do not fill the memory. */
const mostBytes = 8 * 1024 * 1024

/**
 * Looks what the archive knows of each document, and reads those into articles and links that are new to
 * it. Nearly all documents of a second run end here, unparsed.
 */
export const prepareEntries = async ({
  items,
  preparer,
  reader,
}: {
  items: readonly Entry['item'][]
  preparer: Preparer
  reader: Reader
}): Promise<Entry[]> => {
  const identified = items.map((item) => ({ identity: identify(item), item }))
  const memory = createMemory()
  const keys = identified.map(({ identity }) => identity.documentKey)
  await fetchDocuments({ by: 'key', keys, memory, reader })
  const settled = identified.map(({ identity }) => {
    const known = memory.documentsByKey.get(identity.documentKey)?.[0]?.known
    return known && isUnchanged({ identity, known }) ? reportSettled({ identity, known }) : null
  })
  const documents = await preparer.prepare(identified.filter((_, at) => !settled[at]))
  return items.flatMap((item, at): Entry[] => {
    const report = settled[at]
    if (report) return [{ document: null, item, report }]
    const document = documents.shift()
    return document ? [{ document, item, report: null }] : []
  })
}
