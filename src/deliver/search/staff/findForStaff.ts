import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import type { Slugs } from '../../../../collections/slugs.ts'
import { sessionOf } from '../../../database/sessionOf.ts'
import { wordStems } from '../../../text/stem.ts'
import { parseQuery } from '../query/parseQuery.ts'
import { longestQuery, mostWords } from '../query/readParams.ts'
import { toTsQueries } from '../query/toTsQueries.ts'

/** Most articles of each kind that a list is made of: the newest. */
const most = 500

/**
 * Ids of the articles that answer a query of the staff: public ones by their whole text, all of them by
 * their headline, of which the last word may still be begun.
 *
 * Drafts have no index of their texts: it would cost an import more than all others together.
 */
export const findForStaff = async ({
  req,
  slugs,
  text,
}: {
  req: PayloadRequest
  slugs: Slugs
  text: string
}): Promise<string[]> => {
  const parsed = parseQuery(text.slice(0, longestQuery))
  const query = { ...parsed, words: parsed.words.slice(0, mostWords) }
  const words = [...query.words, ...query.phrases.flat().slice(0, mostWords)]
  // What is left out alone leaves nothing to look for.
  if (words.length === 0) return []
  const titles = [...words.map(inTitles), ...query.excluded.map((word) => `!'${word}'`)].join(' & ')
  const texts = toTsQueries({ filters: [], query, synonyms: [] }).texts.join(' & ')
  const session = await sessionOf(req)
  const { rows } = await session.execute<{ id: string }>(sql`
    (SELECT id::text FROM ${sql.identifier(slugs.articles.replaceAll('-', '_'))}
      WHERE to_tsvector('simple', coalesce("title_key", '')) @@ ${titles}::tsquery
      ORDER BY id DESC LIMIT ${most})
    UNION
    (SELECT article_id::text FROM "nashra_search" WHERE vector @@ ${texts}::tsquery
      ORDER BY seq DESC LIMIT ${most})`)
  return rows.map(({ id }) => id)
}

/** Titles are indexed by their words as they stand, so all that may stand before a stem is asked for. */
const inTitles = (word: string): string => {
  const roots = [...new Set([word, ...wordStems(word)])].filter((root) => root.length >= 3)
  const begun = roots.flatMap((root) => PREFIXES.map((prefix) => `'${prefix}${root}':*`))
  return `(${[`'${word}':*`, ...begun].join(' | ')})`
}

const PREFIXES = ['ال', 'و', 'وال', 'بال', 'كال', 'فال', 'لل', 'ب', 'ل', 'ف', 'ك', ''] as const
