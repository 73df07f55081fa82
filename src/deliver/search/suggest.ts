import type { ClientBase } from 'pg'

import type { Slugs } from '../../../collections/slugs.ts'
import { searchTables } from '../../database/search/machinery.ts'
import { matchKey } from '../../text/matchKey.ts'
import { keyWords } from '../../text/words.ts'
import { findCandidates } from './find/findCandidates.ts'
import type { SearchPool } from './find/inSession.ts'
import { inSession } from './find/inSession.ts'
import { rank } from './find/rank.ts'
import { mostWords } from './query/readParams.ts'
import type { Named } from './show/findShown.ts'
import { findShown } from './show/findShown.ts'

/** What somebody who is typing may mean: at most five of each. */
export type Suggestions = {
  articles: { headline: string; slug: string }[]
  sources: Named[]
  tags: Named[]
}

const mostOfEach = 5
/** Before this many letters everything begins so. */
const fewestLetters = 2
/** Ways in which a word that was begun may end. */
const mostEnds = 40

/**
 * Tags, sources and headlines that begin as what was typed does, or of which a later word does. The last
 * word counts as begun, those before it as whole.
 */
export const suggest = async ({
  pool,
  q,
  slugs,
}: {
  pool: SearchPool
  q: string
  slugs: Slugs
}): Promise<Suggestions> => {
  const key = matchKey(q)
  if (key.length < fewestLetters) return { articles: [], sources: [], tags: [] }
  return inSession({
    pool,
    work: async (client) => ({
      articles: await headlinesLike({ client, key, slugs }),
      sources: await namesLike({ client, key, of: 'sources', slugs }),
      tags: await namesLike({ client, key, of: 'tags', slugs }),
    }),
  })
}

const headlinesLike = async ({
  client,
  key,
  slugs,
}: {
  client: ClientBase
  key: string
  slugs: Slugs
}): Promise<Suggestions['articles']> => {
  const words = keyWords(key)
  const begun = words.at(-1) ?? ''
  if (begun.length < fewestLetters) return []
  const whole = words.slice(0, -1).slice(0, mostWords - 1)
  const ends = await wordsLike({ begun, client })
  const fronts = [...whole.map((word) => [word]), ends].map((terms) =>
    terms.map((word) => `'^${word}'`).join(' | '),
  )
  const { candidates } = await findCandidates({
    client,
    from: null,
    fronts,
    most: 50,
    phrases: [],
    slugs,
    texts: fronts,
    to: null,
    withFacets: false,
  })
  const ranked = rank({ candidates, now: new Date(), query: { phrases: [], words } })
  const ids = ranked.slice(0, mostOfEach).map(({ id }) => id)
  const shown = await findShown({ client, ids, slugs, withText: false })
  return shown.map(({ headline, slug }) => ({ headline, slug }))
}

/**
 * Words of headlines that begin so, the shortest first, and what was typed itself. Asked of the index by
 * their beginning, the words of half the archive would be read for two letters.
 */
const wordsLike = async ({
  begun,
  client,
}: {
  begun: string
  client: ClientBase
}): Promise<string[]> => {
  const { rows } = await client.query<{ word: string }>({
    name: 'nashra_suggest_words',
    text: `SELECT word FROM "${searchTables.words}" WHERE word LIKE $1
      ORDER BY length(word), word LIMIT ${mostEnds}`,
    values: [`${begun}%`],
  })
  return [...new Set([begun, ...rows.map(({ word }) => word)])]
}

const namesLike = async ({
  client,
  key,
  of,
  slugs,
}: {
  client: ClientBase
  key: string
  of: 'sources' | 'tags'
  slugs: Slugs
}): Promise<Named[]> => {
  const table = `"${slugs[of].replaceAll('-', '_')}"`
  const { name, order, readable } = nameOf[of]
  const { rows } = await client.query<Named>({
    name: `nashra_suggest_${of}`,
    text: `
      SELECT ${name} AS name, slug FROM ${table}
      WHERE (match_key LIKE $1 OR match_key LIKE $2) AND merged_into_id IS NULL AND slug IS NOT NULL
        ${readable}
      ORDER BY match_key LIKE $1 DESC, ${order}, match_key LIMIT ${mostOfEach}`,
    // Keys hold nothing that LIKE reads as a pattern.
    values: [`${key}%`, `% ${key}%`],
  })
  return rows
}

const nameOf = {
  sources: { name: 'name', order: 'length(match_key)', readable: '' },
  tags: { name: 'label', order: 'usage DESC NULLS LAST', readable: `AND status <> 'noise'` },
} as const
