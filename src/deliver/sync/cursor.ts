/** How far a client has followed: the last change that it was told, in an archive that has one history. */
export type SyncCursor = {
  /** Of the archive's history; another after a restore from a backup. */
  generation: string
  id: string
  kind: string
  /** Of the transaction, as a decimal number: it has 64 bits. */
  xact: string
}

/** A cursor as clients keep it: base64url (RFC 4648 §5), nothing in it for them to read. */
export const writeSyncCursor = ({ generation, id, kind, xact }: SyncCursor): string =>
  Buffer.from([generation, xact, kind, id].join(' ')).toString('base64url')

/** The cursor that a client sent; null for what no archive would have written. */
export const readSyncCursor = (value: string): null | SyncCursor => {
  if (!/^[\w-]{20,300}$/.test(value)) return null
  const found = shape.exec(Buffer.from(value, 'base64url').toString('latin1'))
  if (!found) return null
  const [, generation = '', xact = '', kind = '', id = ''] = found
  const cursor = { generation, id, kind, xact }
  return writeSyncCursor(cursor) === value ? cursor : null
}

/** Eighteen digits, which fit into a bigint, last for more transactions than a server can number. */
const shape = /^([\da-f-]{36}) (\d{1,18}) ([a-z]{1,20}) ([\w-]{1,64})$/
