import { sql } from '@payloadcms/db-postgres'

import { sessionOf } from '../../database/sessionOf.ts'
import type { MergeArgs } from './kinds.ts'
import { aliasesTable, kinds, namesTable } from './kinds.ts'
import type { MergeRefusal } from './refuse.ts'
import { refusal } from './refuse.ts'

/** A tag, or a source, as far as merging asks. */
export type MergeName = {
  aliases: { key: string; name: string }[]
  id: string
  identityKey: string
  matchKey: string
  mergedInto: null | string
  name: string
  slug: string
  status: 'approved' | 'candidate' | 'noise'
  /** Articles that it counts; null for what does not count. */
  usage: null | number
}

type LoadArgs = MergeArgs & {
  ids: readonly string[]
  /** Has everybody else wait who would put one of them under an article, to the end of the transaction. */
  lock?: boolean
}

/** The names of these ids that there are. */
export const loadNames = async ({
  ids,
  lock = false,
  ...args
}: LoadArgs): Promise<Map<string, MergeName>> => {
  const { hasUsage, name, status } = kinds[args.of]
  const session = await sessionOf(args.req)
  const { rows } = await session.execute<MergeName>(sql`
    SELECT n.id::text, n.${sql.identifier(name)} AS name, coalesce(n.slug, '') AS slug,
      ${status} AS status, ${hasUsage ? sql`coalesce(n.usage, 0)::int` : sql`NULL::int`} AS usage,
      n.merged_into_id::text AS "mergedInto", coalesce(n.identity_key, '') AS "identityKey",
      coalesce(n.match_key, '') AS "matchKey",
      coalesce((SELECT jsonb_agg(jsonb_build_object('key', coalesce(a.key, ''), 'name', a.name)
        ORDER BY a._order) FROM ${aliasesTable(args)} a WHERE a._parent_id = n.id), '[]') AS aliases
    FROM ${namesTable(args)} n WHERE n.id = ANY(${`{${ids.join(',')}}`}::uuid[])
    ORDER BY n.id ${lock ? sql`FOR UPDATE OF n` : sql``}`)
  return new Map(rows.map((row) => [row.id, row]))
}

export type Pair = { from: MergeName; into: MergeName }

/**
 * Two names of which one may be merged into the other.
 *
 * @throws APIError 404 or 409 that says why not
 */
export const loadPair = async ({
  from,
  into,
  ...args
}: Omit<LoadArgs, 'ids'> & { from: string; into: string }): Promise<Pair> => {
  const names = await loadNames({ ...args, ids: [from, into] })
  const pair = { from: names.get(from), into: names.get(into) }
  if (!pair.from || !pair.into) throw refusal({ ...args, reason: 'noName' })
  const found: Pair = { from: pair.from, into: pair.into }
  const reason = whyNot(found)
  if (reason) throw refusal({ ...args, reason })
  return found
}

const whyNot = ({ from, into }: Pair): MergeRefusal | null => {
  if (from.id === into.id) return 'intoItself'
  if (from.mergedInto !== null) return 'isMerged'
  if (into.mergedInto !== null) return 'intoMerged'
  // Readers would lose the articles' tag, and imports the word.
  if (into.status === 'noise' && from.status !== 'noise') return 'intoNoise'
  return null
}
