import { withdrawals } from '../../../collections/issueLog/index.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import { tableNames } from '../../../collections/tableNames.ts'
import type { Statement } from '../published/statements.ts'

/** What an article is that is not public. */
export type HiddenRow = {
  id: string
  isKilled: boolean
  /** Nobody knows of it yet. */
  isSecret: boolean
  /** What readers are told of a kill; null where they are told nothing, or it was none. Never why. */
  note: null | string
}

/** What a replica asks of the database; values are `$1` and on. */
export const syncStatements = ({ slugs }: { slugs: Slugs }) => {
  const table = (slug: string) => `"${slug.replaceAll('-', '_')}"`
  const changes = `"${tableNames.publicChanges}"`
  const articles = table(slugs.articles)
  const acts = withdrawals.map((act) => `'${act}'`).join(', ')
  return {
    /**
     * Changes after a place, in the order of their transactions, up to the oldest transaction that is still
     * under way: whatever commits later stands behind it (PostgreSQL's manual, "Transaction ID and
     * Snapshot Information Functions").
     */
    changes: named(
      'changes',
      `SELECT kind, id, xact::text AS xact, at FROM ${changes}
       WHERE (xact, kind, id) > ($1::bigint, $2::text, $3::text) AND kind = ANY($5::text[])
         AND xact < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
       ORDER BY xact, kind, id LIMIT $4`,
    ),
    generation: named('generation', `SELECT id FROM ${changes} WHERE kind = 'generation'`),
    /** Of articles that are not public: which were withdrawn for good, with what words, and which nobody knows of yet. */
    hidden: named(
      'hidden',
      `SELECT a.id, a.pub_status = 'canceled' AS "isKilled",
         CASE WHEN a.pub_status = 'canceled' AND a.first_published_at IS NOT NULL
           THEN a.withdrawal_notice END AS note,
         (a._status = 'published' AND a.pub_status = 'usable' AND a.deleted_at IS NULL
           AND a.embargoed_until > $1 AND NOT EXISTS (SELECT FROM ${table(slugs.issueLog)} l
             WHERE l.public_id = a.public_id AND l.action IN (${acts}))) AS "isSecret"
       FROM ${articles} a WHERE a.id = ANY($2::uuid[])`,
    ),
    sources: named(
      'synced sources',
      `SELECT id, name, slug, merged_into_id AS "movedTo" FROM ${table(slugs.sources)}
       WHERE id = ANY($1::uuid[])`,
    ),
    tags: named(
      'synced tags',
      `SELECT id, label AS name, slug, merged_into_id AS "movedTo" FROM ${table(slugs.tags)}
       WHERE id = ANY($1::uuid[]) AND status <> 'noise'`,
    ),
  }
}

const named = (name: string, text: string): Statement => ({
  name: `nashra sync ${name}`,
  text: text.replace(/\s+/g, ' '),
})
