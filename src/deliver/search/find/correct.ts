import type { ClientBase } from 'pg'

import { searchTables } from '../../../database/search/machinery.ts'

/** Words of the archive's headlines that a word may be a slip for, the nearest first; at most three. */
export const nearWords = async ({
  client,
  word,
}: {
  client: ClientBase
  word: string
}): Promise<string[]> => {
  if (word.length < 3 || word.length > 40) return []
  const { rows } = await client.query<{ word: string }>({
    name: 'nashra_search_near',
    text: `SELECT word FROM "${searchTables.words}" WHERE word % $1 AND word <> $1
      ORDER BY similarity(word, $1) DESC, word LIMIT 60`,
    values: [word],
  })
  const slips = word.length > 5 ? 2 : 1
  return rows
    .map(({ word: known }) => ({ away: distance({ a: word, b: known, most: slips }), known }))
    .filter(({ away }) => away <= slips)
    .sort((a, b) => a.away - b.away)
    .slice(0, 3)
    .map(({ known }) => known)
}

/**
 * How many letters have to be put in, left out, exchanged or swapped with a neighbour (the restricted
 * distance of Damerau and Levenshtein); more than `most` is `most + 1`.
 */
export const distance = ({ a, b, most }: { a: string; b: string; most: number }): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let earlier: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row]
    for (let at = 1; at <= b.length; at += 1) {
      const same = a[row - 1] === b[at - 1]
      const swapped = row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1]
      line[at] = Math.min(
        (above[at] ?? 0) + 1,
        (line[at - 1] ?? 0) + 1,
        (above[at - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (earlier[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    earlier = above
    above = line
  }
  return Math.min(above[b.length] ?? most + 1, most + 1)
}
