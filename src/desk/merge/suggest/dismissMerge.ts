import { sql } from '@payloadcms/db-postgres'

import { tableNames } from '../../../../collections/tableNames.ts'
import { sessionOf } from '../../../database/sessionOf.ts'
import { whoAsks } from '../change/record.ts'
import type { MergeArgs } from '../kinds.ts'
import { loadNames } from '../names.ts'
import { refusal, refuseStrangers } from '../refuse.ts'
import type { IdPair } from './candidates.ts'

const dismissals = sql`${sql.identifier(tableNames.mergeDismissals)}`

type PairArgs = MergeArgs & { name: string; other: string }

/**
 * Notes that two names are two, so that they are not offered again. Doing so twice is doing so once.
 *
 * @throws APIError 403, 404, or 409 for a name and itself
 */
export const dismissMerge = async ({ name, other, ...args }: PairArgs): Promise<IdPair> => {
  const pair = await pairFrom({ ...args, name, other })
  const session = await sessionOf(args.req)
  await session.execute(sql`
    INSERT INTO ${dismissals} (kind, one_id, other_id, by_id)
    VALUES (${args.of}, ${pair.one}, ${pair.other}, ${whoAsks(args.req).by}) ON CONFLICT DO NOTHING`)
  return pair
}

/**
 * Takes that back: they may be offered again.
 *
 * @throws APIError as `dismissMerge` does
 */
export const reopenMerge = async ({ name, other, ...args }: PairArgs): Promise<IdPair> => {
  const pair = await pairFrom({ ...args, name, other })
  const session = await sessionOf(args.req)
  await session.execute(sql`
    DELETE FROM ${dismissals}
    WHERE kind = ${args.of} AND one_id = ${pair.one} AND other_id = ${pair.other}`)
  return pair
}

const pairFrom = async ({ name, other, ...args }: PairArgs): Promise<IdPair> => {
  await refuseStrangers(args)
  if (name === other) throw refusal({ ...args, reason: 'intoItself' })
  const found = await loadNames({ ...args, ids: [name, other] })
  if (found.size < 2) throw refusal({ ...args, reason: 'noName' })
  return name < other ? { one: name, other } : { one: other, other: name }
}

/** Those of these pairs that nobody said are two. */
export const withoutDismissed = async ({
  of,
  pairs,
  req,
}: Pick<MergeArgs, 'of' | 'req'> & { pairs: readonly IdPair[] }): Promise<IdPair[]> => {
  const session = await sessionOf(req)
  const { rows } = await session.execute<IdPair>(sql`
    SELECT p.one, p.other FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb)
      AS p(one text, other text)
    WHERE NOT EXISTS (SELECT FROM ${dismissals} d
      WHERE d.kind = ${of} AND d.one_id = p.one AND d.other_id = p.other)`)
  return rows
}
