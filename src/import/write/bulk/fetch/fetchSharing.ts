import type { SharerRow, SharingRow } from '../../../stories/lookup.ts'
import { idsOf, mostSharing, sharerOf, sharersSql, sharingSql } from '../../../stories/lookup.ts'
import { hasStill } from '../memory/likelyIn.ts'
import type { Memory } from '../memory/memory.ts'
import type { Reader } from './reader.ts'

type FetchArgs = { memory: Memory; reader: Reader }
type SharingArgs = FetchArgs & { entries: Iterable<number> }

/** Loads the articles of the database that these entries lead to, as far as they were not asked for. */
export const fetchSharing = async ({ entries, memory, reader }: SharingArgs): Promise<void> => {
  // One more than count: the article whose sketch it is may be among them.
  let most = mostSharing + 1
  let open = lacking({ entries, memory })
  while (open.length > 0) {
    await ask({ entries: open, memory, most, reader })
    open = lacking({ entries: open, memory })
    most *= 2
  }
}

/** Entries that were not asked for, or of whose articles too many are to be written without it. */
const lacking = ({ entries, memory }: Omit<SharingArgs, 'reader'>): number[] =>
  [...new Set(entries)].filter((entry) => {
    const asked = memory.sharing.get(entry)
    if (!asked) return true
    const left = asked.ids.filter((id) => hasStill({ entry, id, memory }))
    return asked.hasMore && left.length <= mostSharing
  })

const ask = async ({
  entries,
  memory,
  most,
  reader,
}: FetchArgs & { entries: readonly number[]; most: number }): Promise<void> => {
  for (const entry of entries) memory.sharing.set(entry, { hasMore: false, ids: [] })
  const rows = await reader.query<SharingRow>(
    sharingSql({ keys: '$1::bigint[]', most, tables: namesOf(reader) }),
    [entries],
  )
  for (const row of rows) {
    const ids = idsOf(row)
    memory.sharing.set(entries[row.at - 1] ?? NaN, { hasMore: ids.length === most, ids })
  }
  await fetchSharers({ ids: new Set(rows.flatMap(idsOf)), memory, reader })
}

const fetchSharers = async ({
  ids,
  memory: { sharers },
  reader,
}: FetchArgs & { ids: ReadonlySet<string> }): Promise<void> => {
  const wanted = [...ids].filter((id) => !sharers.has(id))
  if (wanted.length === 0) return
  const rows = await reader.query<SharerRow>(
    sharersSql({ ids: '$1::uuid[]', tables: namesOf(reader) }),
    [wanted],
  )
  for (const row of rows) sharers.set(row.id, sharerOf(row))
}

const namesOf = ({ tables: { articles, entries, sketches } }: Reader) => ({
  articles: articles.name,
  entries: entries.name,
  sketches: sketches.name,
})
