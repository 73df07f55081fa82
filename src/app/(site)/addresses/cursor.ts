import type { Where } from 'payload'

/** Where a page of a list ended: the last article's issue and its id, which breaks ties. */
export type Cursor = { id: string; issuedAt: string }

/** The order of every list of articles, and of the index that serves it. */
export const newestFirst = ['-lastIssuedAt', '-id']

const shape =
  /^((?:19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/

/** A cursor as it stands in an address. */
export const writeCursor = ({ id, issuedAt }: Cursor): string =>
  `${new Date(issuedAt).toISOString()}_${id}`

/** The cursor in an address; null for anything that this site did not write. */
export const readCursor = (value: unknown): Cursor | null => {
  const [, issuedAt, id] = (typeof value === 'string' && shape.exec(value)) || []
  if (!issuedAt || !id || Number.isNaN(Date.parse(issuedAt))) return null
  // A day like 31 February parses as one in March, and is no moment that we wrote.
  return new Date(issuedAt).toISOString() === issuedAt ? { id, issuedAt } : null
}

/**
 * What comes after the cursor. The first condition says nothing that the second does not; it lets
 * Postgres begin in the index where the page begins.
 */
export const after = ({ id, issuedAt }: Cursor): Where => ({
  and: [
    { lastIssuedAt: { less_than_equal: issuedAt } },
    {
      or: [
        { lastIssuedAt: { less_than: issuedAt } },
        { and: [{ lastIssuedAt: { equals: issuedAt } }, { id: { less_than: id } }] },
      ],
    },
  ],
})
