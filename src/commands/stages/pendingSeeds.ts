import { existsSync } from 'node:fs'

import type pg from 'pg'

import type { Identity } from '../../import/index.ts'
import { identify, readInputs, resolveInputs } from '../../import/index.ts'

/** Documents asked for in one question. */
const batchSize = 500

/** Places that are told; a start only wants to know whether there is one. */
const mostTold = 1000

/**
 * Places (a path, with the line where a file holds many) of the documents in a folder whose present
 * edition no import has seen; at most the first thousand. A document that was rejected has been seen:
 * it is tried again when it or the parser changes, and by every import that somebody asks for.
 *
 * They are told as the import tells them, by key and SHA-256 of each document, which it keeps in the
 * archive: so it does not matter how many of them a file holds or how it is compressed, and what no
 * reader takes is none.
 */
export const findPendingSeeds = async ({
  client,
  folder,
}: {
  client: pg.Client
  folder: string
}): Promise<string[]> => {
  if (!existsSync(folder)) return []
  const inputs = await resolveInputs({ cwd: folder, paths: [folder] })
  const pending: string[] = []
  let batch: Identity[] = []
  const look = async (): Promise<void> => {
    const seen = await editionsOf({ client, keys: batch.map(({ documentKey }) => documentKey) })
    for (const { documentKey, file, sha256 } of batch) {
      if (!seen.get(documentKey)?.has(sha256)) pending.push(file)
    }
    batch = []
  }
  for await (const item of readInputs({ inputs, standardInput: nothing() })) {
    if (item.kind === 'passedOver') continue
    batch.push(identify(item))
    if (batch.length >= batchSize) await look()
    if (pending.length >= mostTold) return pending.slice(0, mostTold)
  }
  await look()
  return pending.slice(0, mostTold)
}

/** SHA-256 of every edition that the archive has seen, by the document's key. */
const editionsOf = async ({
  client,
  keys,
}: {
  client: pg.Client
  keys: readonly string[]
}): Promise<Map<string, Set<string>>> => {
  if (keys.length === 0) return new Map()
  const { rows } = await client.query<{ editions: unknown; key: string; sha256: string }>(
    `SELECT document_key AS key, sha256, parse->'editions' AS editions FROM documents
     WHERE document_key = ANY($1)`,
    [keys],
  )
  return new Map(
    rows.map(({ editions, key, sha256 }) => [
      key,
      new Set([sha256, ...(Array.isArray(editions) ? editions.map(String) : [])]),
    ]),
  )
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // A folder has no standard input.
}
