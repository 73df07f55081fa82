import type pg from 'pg'

import type { IssueEntry } from '../../collections/issueLog/chainHash.ts'
import { chainHash } from '../../collections/issueLog/chainHash.ts'
import type { Stage } from '../../src/desk/actions/facts.ts'

/** Where an article stands, as the rows say, without Payload in between. */
export type Standing = {
  issueNumber: number
  /** The acts in its log, the first one first. */
  log: string[]
  pubStatus: string
  /** A hash of its row and of those of its versions. */
  rows: string
  stage: Stage
}

type Args = { client: pg.Client }

export const standingOf = async ({ client, id }: Args & { id: string }): Promise<Standing> => {
  const { rows } = await client.query<Standing>(
    `SELECT a.stage, a.pub_status AS "pubStatus", a.issue_number::int AS "issueNumber",
       md5(a::text || coalesce((SELECT string_agg(v::text, '|' ORDER BY v.id) FROM _articles_v v
         WHERE v.parent_id = a.id), '')) AS rows,
       ARRAY(SELECT l.action::text FROM issue_log l WHERE l.article_id = a.id ORDER BY l.sequence)
         AS log
     FROM articles a WHERE a.id = $1::uuid`,
    [id],
  )
  const [standing] = rows
  if (!standing) throw new Error(`There is no article ${id}.`)
  return standing
}

/** Articles whose facts contradict each other, a sentence each. */
export const wrongStandings = async ({ client }: Args): Promise<string[]> => {
  const { rows } = await client.query<{ id: string; wrong: string }>(
    Object.entries(contradictions)
      .map(
        ([name, condition]) => `SELECT id, '${name}' AS wrong FROM articles a WHERE ${condition}`,
      )
      .join(' UNION ALL '),
  )
  return rows.map(({ id, wrong }) => `article ${id}: ${wrong}`)
}

/** What must not be, as SQL. */
const contradictions = {
  'an embargo after an issue': 'embargoed_until IS NOT NULL AND issue_number > 0',
  'archived, and not withdrawn': `(stage = 'archived') <> (pub_status = 'canceled')`,
  'issued more or less often than its log says': `issue_number <> (SELECT count(*) FROM issue_log l
    WHERE l.article_id = a.id AND l.action IN ('publish', 'republish', 'repeat', 'refile', 'correct'))`,
  'live, and no public version': `stage = 'live' AND _status <> 'published'`,
  'on the schedule without a time': `(stage = 'scheduled') <> (scheduled_for IS NOT NULL)`,
  'public, and not live': `_status = 'published' AND pub_status = 'usable' AND stage <> 'live'`,
  'withheld, and not live': `pub_status = 'withheld' AND stage <> 'live'`,
}

type LogRow = Omit<IssueEntry, 'at'> & { at: Date; hash: string }

/** Entries of the issue log that do not follow from the one before, a sentence each. */
export const brokenChains = async ({ client }: Args): Promise<string[]> => {
  const { rows } = await client.query<LogRow>(
    `SELECT action, at, by_name AS "byName", content_hash AS "contentHash", hash, note, reason,
       issue_number::int AS "issueNumber", previous_hash AS "previousHash",
       public_id AS "publicId", sequence::int
     FROM issue_log ORDER BY public_id, sequence`,
  )
  const broken: string[] = []
  let last: LogRow | null = null
  for (const row of rows) {
    const before: LogRow | null = last?.publicId === row.publicId ? last : null
    const { at, hash, ...entry } = row
    const follows =
      row.sequence === (before?.sequence ?? 0) + 1 &&
      row.previousHash === (before?.hash ?? null) &&
      hash === chainHash({ ...entry, at: at.toISOString() })
    if (!follows) broken.push(`log of ${row.publicId}: entry ${row.sequence} does not follow`)
    last = row
  }
  return broken
}
