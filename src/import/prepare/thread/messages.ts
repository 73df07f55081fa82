import type { ReadDocument, ReadFailure } from '../../read/types.ts'
import type { Identity, PreparedDocument } from '../prepareDocument.ts'

/** What is prepared: a document as it was read, and what it is told by. */
export type Identified = { identity: Identity; item: ReadDocument | ReadFailure }

/** A document without its bytes, and where in the bytes of its message they stand. */
type Packed = {
  end: number
  identity: Identity
  item: Omit<ReadDocument, 'bytes'> | Omit<ReadFailure, 'bytes'>
  start: number
}

/** Asks the thread for some documents. */
export type Ask = { bytes: ArrayBuffer; id: number; packed: Packed[] }

/** What the thread answers to the question of the same number. */
export type Answer = { id: number } & (
  { documents: PreparedDocument[]; error?: never } | { documents?: never; error: unknown }
)

/**
 * Documents as a message holds them. Their bytes are gathered in memory of their own, which changes hands:
 * each may be a small part of a large piece of input, all of which would be copied with it.
 */
export const pack = ({ id, items }: { id: number; items: readonly Identified[] }): Ask => {
  const size = items.reduce((sum, { item }) => sum + item.bytes.length, 0)
  const gathered = new Uint8Array(size)
  let at = 0
  const packed = items.map(({ identity, item: { bytes, ...item } }): Packed => {
    const start = at
    gathered.set(bytes, start)
    at += bytes.length
    return { end: at, identity, item, start }
  })
  return { bytes: gathered.buffer, id, packed }
}

/** The documents of a message. */
export const unpack = ({ bytes, packed }: Ask): Identified[] =>
  packed.map(({ end, identity, item, start }) => ({
    identity,
    item: { ...item, bytes: new Uint8Array(bytes, start, end - start) },
  }))
