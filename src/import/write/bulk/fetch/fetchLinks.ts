import type { TitleCandidate } from '../../../../match/titles/resolveTitle.ts'
import type { KnownLink } from '../../../archive/types.ts'
import type { Memory } from '../memory/memory.ts'
import { takeCandidate, takeLink } from '../memory/memory.ts'
import type { LinkState } from '../memory/states.ts'
import { candidateOf } from '../memory/titleOf.ts'
import type { Reader } from './reader.ts'
import { eachOf, notAsked } from './reader.ts'

type FetchArgs = { keys: Iterable<string>; memory: Memory; reader: Reader }

/** Articles that share a headline are told apart up to this number; beyond, it decides nothing. */
const mostCandidates = 50

/**
 * Loads the articles that titles of these keys may mean. Only headlines that were printed or written
 * count, and what lies in the trash is left out.
 */
export const fetchCandidates = async ({ keys, memory, reader }: FetchArgs): Promise<void> => {
  const wanted = notAsked({ keys, memory, question: 'title' })
  if (wanted.length === 0) return
  const rows = await reader.query<CandidateRow>(
    `SELECT k.key, c.* FROM unnest($1::text[]) AS k(key)
     CROSS JOIN LATERAL (
       SELECT id, headline_origin, original_published_at, story_cluster FROM ${reader.tables.articles.name}
       WHERE title_key = k.key AND headline_origin IN ('given', 'edited') AND deleted_at IS NULL
         AND stage IS DISTINCT FROM 'rejected' AND pub_status IS DISTINCT FROM 'canceled'
       ORDER BY id LIMIT ${mostCandidates}
     ) c`,
    [wanted],
  )
  memory.journal.lasting(() => {
    for (const row of rows) {
      // One that was looked at is known better here: a batch that is not written yet may have changed it.
      const known = memory.articles.get(row.id)
      const candidate = known ? candidateOf(known) : toCandidate(row)
      if (candidate?.key === row.key) takeCandidate({ candidate, memory })
    }
  })
}

const toCandidate = (row: CandidateRow): TitleCandidate<string> => ({
  at: row.original_published_at?.getTime() ?? null,
  cluster: row.story_cluster,
  id: row.id,
  key: row.key,
  origin: row.headline_origin,
})

type CandidateRow = {
  headline_origin: 'edited' | 'given'
  id: string
  key: string
  original_published_at: Date | null
  story_cluster: null | string
}

/**
 * Loads the imported titles of these keys, which may wait for an article or lead to one by their words. Of a
 * headline that recurs there are many, so they come without their variants, on which nothing hangs here.
 */
export const fetchWaitingLinks = ({ keys, memory, reader }: FetchArgs): Promise<void> =>
  fetchLinks({
    condition: `match_key = asked.key AND origin = 'imported' AND state <> 'dead'
      AND decided_at IS NULL`,
    keys: notAsked({ keys, memory, question: 'waiting' }),
    memory,
    reader,
    type: 'text',
    variants: 'NULL::text[]',
  })

/** Loads all titles that stand under these articles. */
export const fetchLinksFrom = ({ keys, memory, reader }: FetchArgs): Promise<void> =>
  fetchLinks({
    condition: 'from_id = asked.key',
    keys: notAsked({ keys, memory, question: 'linksFrom' }),
    memory,
    reader,
    type: 'uuid',
    variants: `(SELECT coalesce(array_agg(v.text ORDER BY v."order"), '{}')
      FROM ${reader.tables.linkTexts.name} v WHERE v.parent_id = l.id AND v.path = 'variants')`,
  })

/**
 * What belongs to a key, and to a link, is looked up for each of them; see `eachOf`. Of `EXISTS` the planner
 * would make one list of all articles that are there, where it believes in thousands of links.
 */
const fetchLinks = async ({
  condition,
  keys,
  memory,
  reader,
  type,
  variants,
}: {
  condition: string
  keys: readonly string[]
  memory: Memory
  reader: Reader
  type: 'text' | 'uuid'
  /** SQL for the variants of a link `l`. */
  variants: string
}): Promise<void> => {
  if (keys.length === 0) return
  const { articles, links } = reader.tables
  const rows = await reader.query<LinkRow>(
    `SELECT l.id, l.from_id, l.kind, l.match_key, l.link_key, l."order", l.origin, l.state, l.title,
       l.to_id, l.decided_at IS NOT NULL AS is_decided,
       (SELECT f.original_published_at FROM ${articles.name} f WHERE f.id = l.from_id) AS at,
       l.kind = 'readAlso' AND coalesce((SELECT t.deleted_at IS NULL AND t.stage IS DISTINCT FROM 'rejected'
         AND t.pub_status IS DISTINCT FROM 'canceled' FROM ${articles.name} t WHERE t.id = l.to_id), false) AS is_there,
       ${variants} AS variants
     FROM ${eachOf({ condition, table: links, type })} l ORDER BY l.id`,
    [keys],
  )
  memory.journal.lasting(() => {
    for (const row of rows) {
      const known = memory.links.get(row.id)
      // It came without them, by its title.
      if (known) known.variants ??= row.variants
      else takeLink({ memory, state: toState(row) })
    }
  })
}

const toState = (row: LinkRow): LinkState => ({
  at: row.at?.getTime() ?? null,
  from: row.from_id,
  id: row.id,
  isDecided: row.is_decided,
  isStored: true,
  isThere: row.is_there,
  key: row.match_key ?? '',
  kind: row.kind,
  linkKey: row.link_key ?? '',
  matchKey: row.match_key,
  order: Number(row.order),
  origin: row.origin,
  state: row.state,
  title: row.title,
  to: row.to_id,
  variants: row.variants,
})

type LinkRow = Pick<KnownLink, 'id' | 'kind' | 'origin' | 'state' | 'title'> & {
  at: Date | null
  from_id: string
  is_decided: boolean
  is_there: boolean
  link_key: null | string
  match_key: null | string
  order: string
  to_id: null | string
  variants: null | string[]
}
