import type { ClientBase } from 'pg'

import type { Slugs } from '../../../../collections/slugs.ts'
import { bucketBits, searchTables } from '../../../database/search/machinery.ts'

/** A public article that answers, with what it is ranked and counted by. */
export type Candidate = {
  id: string
  /** Match keys of the headline, a line break, and those of the deck. */
  front: string
  issuedAt: Date
  /** Year of the original; null where nobody knows. */
  year: null | number
  seq: number
  source: null | string
  tags: string[]
}

export type GatherArgs = {
  client: ClientBase
  /** Day from which, and day before which, the original came out; ISO 8601. */
  from: null | string
  /** Looks at the whole text; articles of which only an excerpt may be used are left out then. */
  inText: boolean
  /** The last place that was given; see {@link lastPlace}. */
  last: number
  /** The most that come back: the newest. */
  most: number
  /** Phrases that the text must hold, as match keys. */
  phrases: readonly (readonly string[])[]
  slugs: Slugs
  to: null | string
  tsquery: string
}

/**
 * The newest articles that answer a query, at most `most`.
 *
 * An article's place (`seq`) grows with every issue, and its vector names the bucket of the place. So the
 * newest few thousand are asked first, then the newest hundred thousand, and the whole archive only where
 * these had too little: what is asked for often is found in the first, what is rare is cheap in the whole.
 * The buckets are terms of the same index, which passes over all postings between them.
 */
export const gather = async (args: GatherArgs): Promise<{ found: Candidate[]; isAll: boolean }> => {
  for (const { bits, buckets, sign } of stages) {
    const newest = Math.floor(args.last / 2 ** bits)
    if (newest + 1 <= buckets) continue
    const marks = Array.from({ length: buckets }, (_, back) => `'#${sign}${newest - back}'`)
    const found = await ask({ ...args, tsquery: `(${marks.join(' | ')}) & ${args.tsquery}` })
    if (found.length >= args.most) return { found, isAll: false }
  }
  const found = await ask(args)
  return { found, isAll: found.length < args.most }
}

/** The place of the newest issue. */
export const lastPlace = async (client: ClientBase): Promise<number> => {
  const { rows } = await client.query<{ last: string }>({
    name: 'nashra_search_last',
    text: `SELECT last_value AS last FROM "nashra_search_seq_seq"`,
  })
  return Number(rows[0]?.last ?? 0)
}

const stages = [
  { bits: bucketBits.small, buckets: 3, sign: 'b' },
  { bits: bucketBits.large, buckets: 2, sign: 'c' },
] as const

const ask = async ({
  client,
  from,
  inText,
  most,
  phrases,
  slugs,
  to,
  tsquery,
}: GatherArgs): Promise<Candidate[]> => {
  const { rows } = await client.query<Row>({
    name: `nashra_search_${inText ? 'text' : 'front'}${phrases.length > 0 ? '_phrases' : ''}`,
    text: statement({ hasPhrases: phrases.length > 0, inText, slugs }),
    values: [
      tsquery,
      from,
      to,
      most,
      ...(phrases.length > 0 ? [phrases.map((words) => `% ${words.join(' ')} %`)] : []),
    ],
  })
  return rows.map(({ article_id: id, front, issued, seq, source_id: source, tags, year }) => ({
    front,
    id,
    issuedAt: new Date(issued * 1000),
    seq,
    source,
    tags: tags === '' ? [] : tags.split(','),
    year,
  }))
}

// Arrays and times come as text and as numbers: hundreds of rows are read for each search.
type Row = {
  article_id: string
  front: string
  issued: number
  seq: number
  source_id: null | string
  tags: string
  year: null | number
}

const statement = ({
  hasPhrases,
  inText,
  slugs,
}: {
  hasPhrases: boolean
  inText: boolean
  slugs: Slugs
}): string => `
  SELECT s.article_id::text, s.seq::float8, s.front, extract(epoch FROM s.issued_at)::float8 AS issued,
    s.source_id::text, array_to_string(s.tags, ',') AS tags,
    extract(year FROM s.dated_at AT TIME ZONE 'UTC')::int AS year
  FROM "${searchTables.articles}" s
  WHERE s.vector @@ $1::tsquery
    AND (s.visible_from IS NULL OR s.visible_from <= now())
    AND ($2::timestamptz IS NULL OR s.dated_at >= $2::timestamptz)
    AND ($3::timestamptz IS NULL OR s.dated_at < $3::timestamptz)
    ${inText ? isOpen({ slugs }) : ''}
    ${hasPhrases ? (inText ? phraseInText({ slugs }) : phraseInFront) : ''}
  ORDER BY s.seq DESC LIMIT $4`

/** Of what may be used as an excerpt only, nobody finds out the rest by asking for its words. */
const isOpen = ({ slugs }: { slugs: Slugs }): string => `
  AND s.terms <> 1 AND (s.terms = 2 OR s.source_id IS NULL OR s.source_id NOT IN (
    WITH RECURSIVE bound(id, steps) AS (
      SELECT id, 0 FROM ${tableOf(slugs.sources)} WHERE rights_republish = 'excerpt' AND kind <> 'own'
      UNION
      SELECT m.id, b.steps + 1 FROM ${tableOf(slugs.sources)} m
        JOIN bound b ON m.merged_into_id = b.id WHERE b.steps < 8
    ) SELECT id FROM bound))`

const phraseInFront = `AND (' ' || replace(s.front, E'\\n', '  ') || ' ') LIKE ALL ($5::text[])`

const phraseInText = ({ slugs }: { slugs: Slugs }): string => `
  AND (SELECT ' ' || split_part(a.search_text, E'\\n', 1) || ' ' FROM ${tableOf(slugs.articles)} a
    WHERE a.id = s.article_id) LIKE ALL ($5::text[])`

const tableOf = (slug: string): string => `"${slug.replaceAll('-', '_')}"`
