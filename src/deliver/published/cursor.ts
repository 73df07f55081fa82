import type { Cursor } from './types.ts'

/** A cursor as it stands in an address: base64url (RFC 4648 §5) of its moment and id. */
export const writeCursor = ({ at, id }: Cursor): string =>
  Buffer.from(`${new Date(at).getTime().toString(36)} ${id}`).toString('base64url')

/**
 * The cursor in an address; null for anything that this archive would not have written, so that one list
 * page has one address.
 */
export const readCursor = (value: string): Cursor | null => {
  if (!/^[\w-]{40,72}$/.test(value)) return null
  const [, time = '', id = ''] =
    shape.exec(Buffer.from(value, 'base64url').toString('latin1')) ?? []
  const moment = Number.parseInt(time, 36)
  if (!id || !(moment >= earliest && moment <= latest)) return null
  const cursor = { at: new Date(moment).toISOString(), id }
  return writeCursor(cursor) === value ? cursor : null
}

const shape = /^(-?[\da-z]{1,11}) ([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/

/** The years 1900 to 2199: what Postgres and people agree to be moments of issue. */
const earliest = Date.UTC(1900, 0)
const latest = Date.UTC(2200, 0) - 1
