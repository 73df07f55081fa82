import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { sessionOf } from '../../database/sessionOf.ts'
import { sharedDigits } from '../../match/titles/sharedDigits.ts'
import { SUGGESTION_SCORE } from '../../text/similarity.ts'

/** A title that waits for its article. */
export type OpenTitle = {
  /** The article that it stands in. */
  from: string
  id: string
  /** Its title key. */
  key: string
}

/** An article whose headline is near a title. */
export type Candidate = { id: string; key: string }

/** Headlines that come back every day are as near as one likes; of more than these none is the one. */
const mostCandidates = 50

/**
 * Articles whose printed headlines are near these titles, by the title's id, the nearest first and of
 * equally near ones the nearest in time. Left out are what the desk took out or put in the trash, the
 * article that the title stands in, and those that an editor said it does not mean.
 *
 * One statement on the trigram index of the headlines' keys. It sets the similarity that the index looks
 * for, to the end of the transaction: its own, or that of `req`. Titles with a long number are sought by
 * that, which is ten times faster, for near titles that tell other numbers are not suggested.
 */
export const findCandidates = async ({
  req,
  slugs,
  titles,
}: {
  req: PayloadRequest
  slugs: Slugs
  titles: readonly OpenTitle[]
}): Promise<Map<string, Candidate[]>> => {
  const wanted = titles
    .filter(({ key }) => key !== '')
    .map(({ from, id, key }) => ({ digits: sharedDigits(key), from_id: from, key, link: id }))
  const found = new Map<string, Candidate[]>(titles.map(({ id }) => [id, []]))
  if (wanted.length === 0) return found
  const session = await sessionOf(req)
  const { rows } = await session.execute<{ id: string; link: string; title_key: string }>(
    statement({ slugs, wanted: JSON.stringify(wanted) }),
  )
  for (const { id, link, title_key: key } of rows) found.get(link)?.push({ id, key })
  return found
}

/** A little lower, for the database's four bytes hold no 0.7; what is suggested is decided later. */
const threshold = SUGGESTION_SCORE - 0.001

const statement = ({ slugs, wanted }: { slugs: Slugs; wanted: string }) => {
  const name = (slug: string) => sql.identifier(slug.replaceAll('-', '_'))
  const articles = name(slugs.articles)
  const near = sql`SELECT a.id, a.title_key, a.original_published_at FROM ${articles} a
    WHERE a.headline_origin <> 'inferred' AND a.deleted_at IS NULL AND a.id <> w.from_id
      AND a.stage IS DISTINCT FROM 'rejected' AND a.pub_status IS DISTINCT FROM 'canceled'
      AND NOT EXISTS (SELECT FROM ${name(`${slugs.relatedLinks}_rels`)} d
        WHERE d.parent_id = w.link AND d.path = 'dismissed' AND d.articles_id = a.id)`
  // The threshold is set before the index is asked, because the search refers to its row.
  return sql`
    WITH threshold AS MATERIALIZED (
      SELECT set_config('pg_trgm.similarity_threshold', ${String(threshold)}, true) AS value
    ), w AS MATERIALIZED (
      SELECT t.*, f.original_published_at AS at
      FROM jsonb_to_recordset(${wanted}::jsonb) AS t(link uuid, from_id uuid, key text, digits text)
      LEFT JOIN ${articles} f ON f.id = t.from_id
    )
    SELECT w.link, c.id, c.title_key FROM threshold CROSS JOIN w CROSS JOIN LATERAL (
      SELECT n.id, n.title_key, similarity(n.title_key, w.key) AS score,
        abs(extract(epoch FROM n.original_published_at - w.at)) AS distance
      FROM (
        ${near} AND w.digits IS NULL AND threshold.value IS NOT NULL AND a.title_key % w.key
        UNION ALL
        ${near} AND w.digits IS NOT NULL AND a.title_key LIKE '%' || w.digits || '%'
          AND similarity(a.title_key, w.key) > ${threshold}
      ) n
      ORDER BY score DESC, distance NULLS LAST, n.id LIMIT ${mostCandidates}
    ) c ORDER BY w.link, c.score DESC, c.distance NULLS LAST, c.id`
}
