import { randomBytes } from 'node:crypto'

import { sql } from '@payloadcms/db-postgres'

import { matchKey } from '../../../text/matchKey.ts'
import type { MergeArgs } from '../kinds.ts'
import { aliasesTable, kinds, namesTable } from '../kinds.ts'
import type { Pair } from '../names.ts'
import { loadNames } from '../names.ts'
import { learnedAliases } from './learnedAliases.ts'
import type { Change } from './session.ts'

/** What a merge changed in the names themselves, so that it can be undone. */
export type ChangedNames = {
  /** What the target is found by from then on. */
  aliases: { key: string; name: string }[]
  /** Names that had been merged into the merged one, and lead to the target now. */
  chained: string[]
  usage: null | Record<'from' | 'into', { after: number; before: number }>
}

type Args = MergeArgs & { change: Change }

/**
 * Has the merged name lead to the target, and all that led to it as well, so that nobody has to follow
 * more than one step; the target learns its names, and counts its articles.
 */
export const changeNames = async ({
  change,
  pair,
  ...args
}: Args & { pair: Pair }): Promise<ChangedNames> => {
  const { from, into, now, session } = change
  const names = namesTable(args)
  const { rows } = await session.execute<{ id: string }>(sql`
    UPDATE ${names} SET merged_into_id = ${into}::uuid, updated_at = ${now}::timestamptz
    WHERE merged_into_id = ${from}::uuid OR id = ${from}::uuid RETURNING id::text`)
  await session.execute(sql`
    UPDATE ${names} SET updated_at = ${now}::timestamptz WHERE id = ${into}::uuid`)
  const aliases = learnedAliases(pair)
  await addAliases({ ...args, aliases, change })
  const chained = rows.map(({ id }) => id).filter((id) => id !== from)
  return { aliases, chained, usage: await countAgain({ ...args, change, pair }) }
}

const addAliases = async ({
  aliases,
  change: { into, session },
  ...args
}: Args & Pick<ChangedNames, 'aliases'>): Promise<void> => {
  // Payload gives the rows of an array ids of 24 hexadecimal digits.
  const rows = aliases.map((alias, at) => ({
    ...alias,
    at,
    id: randomBytes(12).toString('hex'),
    match_key: matchKey(alias.name),
  }))
  const table = aliasesTable(args)
  await session.execute(sql`
    INSERT INTO ${table} (_order, _parent_id, id, name, key, match_key)
    SELECT l.last + 1 + a.at, ${into}::uuid, a.id, a.name, a.key, a.match_key
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS a(at int, id text, name text, key text, match_key text),
      (SELECT coalesce(max(_order), 0) AS last FROM ${table} WHERE _parent_id = ${into}::uuid) l`)
}

const countAgain = async ({
  change,
  pair,
  ...args
}: Args & { pair: Pair }): Promise<ChangedNames['usage']> => {
  if (!kinds[args.of].hasUsage) return null
  const id = sql`${change.into}::uuid`
  const { rows } = await change.session.execute<{ usage: number }>(sql`
    UPDATE ${namesTable(args)} SET usage = CASE WHEN id = ${id}
      THEN (SELECT count(*) FROM (${kinds[args.of].articlesUnder({ id, slugs: args.slugs })}) u) ELSE 0 END
    WHERE id IN (${id}, ${change.from}::uuid) RETURNING usage::int`)
  const after = Math.max(0, ...rows.map(({ usage }) => usage))
  return {
    from: { after: 0, before: pair.from.usage ?? 0 },
    into: { after, before: pair.into.usage ?? 0 },
  }
}

/** Undoes `changeNames`, but for what was changed since: articles that came later are counted on. */
export const changeNamesBack = async ({
  change: { from, into, now, session },
  changed: { aliases, chained, usage },
  ...args
}: Args & { changed: ChangedNames }): Promise<void> => {
  const names = namesTable(args)
  const list = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`
  await session.execute(sql`
    UPDATE ${names} SET updated_at = ${now}::timestamptz,
      merged_into_id = CASE WHEN id = ${from}::uuid THEN NULL ELSE ${from}::uuid END
    WHERE merged_into_id = ${into}::uuid AND id = ANY(${list([from, ...chained])})`)
  await session.execute(sql`
    UPDATE ${names} SET updated_at = ${now}::timestamptz WHERE id = ${into}::uuid`)
  await forgetAliases({ ...args, aliases, into, session })
  if (!usage) return
  const current = await loadNames({ ...args, ids: [from, into] })
  for (const [id, { after, before }] of [
    [from, usage.from] as const,
    [into, usage.into] as const,
  ]) {
    const counted = Math.max(0, before + (current.get(id)?.usage ?? after) - after)
    await session.execute(sql`UPDATE ${names} SET usage = ${counted} WHERE id = ${id}::uuid`)
  }
}

const forgetAliases = async ({
  aliases,
  into,
  session,
  ...args
}: MergeArgs & Pick<ChangedNames, 'aliases'> & Pick<Change, 'into' | 'session'>): Promise<void> => {
  const table = aliasesTable(args)
  await session.execute(sql`
    DELETE FROM ${table} t USING jsonb_to_recordset(${JSON.stringify(aliases)}::jsonb)
      AS a(key text, name text)
    WHERE t._parent_id = ${into}::uuid AND t.key = a.key AND t.name = a.name`)
  await session.execute(sql`
    UPDATE ${table} t SET _order = p.place FROM (
      SELECT id, row_number() OVER (ORDER BY _order, id) AS place FROM ${table}
      WHERE _parent_id = ${into}::uuid
    ) p WHERE p.id = t.id AND t._order <> p.place`)
}
