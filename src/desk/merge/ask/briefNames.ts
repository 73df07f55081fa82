import { sql } from '@payloadcms/db-postgres'

import { sessionOf } from '../../../database/sessionOf.ts'
import type { MergeArgs, Sql } from '../kinds.ts'
import { kinds, tableOf } from '../kinds.ts'
import type { MergeName } from '../names.ts'
import { loadNames } from '../names.ts'

/** A name as a screen shows it beside another, so that an editor can tell whether they are one. */
export type BriefName = Pick<MergeName, 'id' | 'name' | 'slug' | 'status'> & {
  /** Other names that it is found by. */
  aliases: string[]
  /** Saved articles under it. */
  articles: number
  /** Some of them. */
  examples: Example[]
}

export type Example = { headline: null | string; id: string }

/** Headlines that stand beside a name. */
const mostExamples = 3

/** The articles among which examples are looked for: the newest, where that is cheap to tell. */
const mostLookedAt = 200

/** These names with their counts and examples, in two questions for all of them. */
export const briefNames = async ({
  ids,
  ...args
}: MergeArgs & { ids: readonly string[] }): Promise<Map<string, BriefName>> => {
  const names = await loadNames({ ...args, ids })
  const counts = await countAll({ ...args, ids: [...names.keys()] })
  return new Map(
    [...names.values()].map(({ aliases, id, name, slug, status }) => [
      id,
      {
        aliases: aliases.map((alias) => alias.name),
        articles: counts.get(id)?.articles ?? 0,
        examples: counts.get(id)?.examples ?? [],
        id,
        name,
        slug,
        status,
      },
    ]),
  )
}

type Counted = { articles: number; examples: Example[]; id: string }

const countAll = async ({
  ids,
  of,
  req,
  slugs,
}: MergeArgs & { ids: readonly string[] }): Promise<Map<string, Counted>> => {
  const session = await sessionOf(req)
  const under = kinds[of].articlesUnder({ id: sql`w.id`, slugs })
  const { rows } = await session.execute<Counted>(sql`
    SELECT w.id::text, (SELECT count(*)::int FROM (${under}) u) AS articles,
      ${examplesOf({ slugs, under: sql`SELECT u.id FROM (${under}) u LIMIT ${mostLookedAt}` })} AS examples
    FROM unnest(${`{${ids.join(',')}}`}::uuid[]) AS w(id)`)
  return new Map(rows.map((row) => [row.id, row]))
}

const examplesOf = ({ slugs, under }: Pick<MergeArgs, 'slugs'> & { under: Sql }): Sql => sql`
  (SELECT coalesce(jsonb_agg(jsonb_build_object('headline', e.headline, 'id', e.id)), '[]') FROM (
    SELECT a.headline, a.id FROM (${under}) u JOIN ${tableOf(slugs.articles)} a ON a.id = u.id
    WHERE a.deleted_at IS NULL ORDER BY a.id DESC LIMIT ${mostExamples}
  ) e)`
