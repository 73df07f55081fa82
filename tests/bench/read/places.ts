import { withClient } from '../../../src/database/connect.ts'
import { writeCursor } from '../../../src/deliver/published/cursor.ts'
import type { Cursor } from '../../../src/deliver/published/types.ts'

/** Where lists are asked for from: many places all over the archive, and the last page of it. */
export type Places = { all: Cursor[]; last: Cursor }

/** Different pages that are asked for, so that no answer, and no page of the database's, is one for all. */
const most = 500

/** Places at equal distances from the first page to the last. */
export const findPlaces = ({ perPage, url }: { perPage: number; url: string }): Promise<Places> =>
  withClient({
    url,
    use: async (client) => {
      const { rows } = await client.query<{ at: Date; id: string; row: string }>(
        `SELECT id, at, row FROM (
           SELECT id, last_issued_at AS at, row_number() OVER (ORDER BY last_issued_at DESC, id DESC) AS row,
             count(*) OVER () AS count FROM articles WHERE _status = 'published') a
         WHERE row % greatest(count / $1, 1) = 0 AND row < count - $2 OR row = count - $2
         ORDER BY row`,
        [most, perPage],
      )
      const all = rows.map(({ at, id }) => ({ at: at.toISOString(), id }))
      const last = all.at(-1)
      if (!last) throw new Error('There are too few articles. Ask for more than 10 with --sizes.')
      return { all, last }
    },
  })

/** Addresses of the same pages, as each server is asked for them. */
export const pageAddresses = {
  bare: ({ at, id }: Cursor): string => `/?${new URLSearchParams({ at, id }).toString()}`,
  ours: (place: Cursor): string => `/api/read/articles?limit=10&before=${writeCursor(place)}`,
  payload: ({ at }: Cursor): string =>
    `${payloadList}&where[lastIssuedAt][less_than]=${encodeURIComponent(at)}`,
} as const

const fields = ['headline', 'deck', 'source', 'tags', 'slug', 'originalPublishedAt', 'lastIssuedAt']
const select = fields.map((field) => `select[${field}]=true`).join('&')

/** The first page of Payload's own list. */
export const payloadList = `/api/articles?limit=10&depth=1&sort=-lastIssuedAt&${select}`
