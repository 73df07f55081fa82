import { sha256Hex } from '../../../text/hash.ts'
import type { Metadata } from '../types.ts'
import { storableKey } from './storableKey.ts'

/**
 * The source key of one document of many in a file: its id, else its address, else the hash of its
 * text. Its place is no key: a document put in above would make every later one another one.
 */
export const keyOf = ({
  bytes,
  metadata: { id, url },
}: {
  bytes: string | Uint8Array
  metadata: Metadata
}): string => storableKey(id ?? url ?? `text-sha256:${sha256Hex(bytes)}`)
