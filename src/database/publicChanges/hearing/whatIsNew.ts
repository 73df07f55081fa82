import { tableNames } from '../../../../collections/tableNames.ts'

/** What one look at the noted changes saw. Numbers of transactions are decimal: they have 64 bits. */
export type Look = {
  /**
   * Another where what was seen before tells nothing of what is there now: the archive was restored, its
   * table made or filled anew, or another server answers.
   */
  history: string
  /** Whether anything was committed since the look before. */
  isChanged: boolean
  /** A standby lags behind, and would tell late. */
  isStandby: boolean
  /** The moment of the look, as `pg_current_snapshot` writes it: `xmin:xmax:xip,xip`. */
  snapshot: string
}

/** What a look says of the time since the one before; `unknown` is that anything may have changed. */
export type News = 'changed' | 'nothing' | 'unknown'

const table = `"${tableNames.publicChanges}"`

/**
 * Looks for changes of transactions that had not ended at a look before: those that had no number yet, and
 * those that were under way (PostgreSQL's manual, "Transaction ID and Snapshot Information Functions"). A number
 * that was given first may be committed last, so that the highest number seen would not do; and what is
 * committed is found although an older transaction is still under way, for which a replica's cursor waits.
 *
 * `$1` and `$2` are those of `unseenBefore`. One statement, so that all of it is of one moment; no name, so that
 * poolers which give connections away for each transaction take it.
 */
export const lookText = `
  SELECT pg_current_snapshot()::text AS snapshot, pg_is_in_recovery() AS "isStandby",
    concat_ws(' ', (SELECT id FROM ${table} WHERE kind = 'generation'),
      pg_relation_filenode('${table}'::regclass), pg_postmaster_start_time()) AS history,
    EXISTS (SELECT FROM ${table} WHERE xact >= $1::bigint)
      OR EXISTS (SELECT FROM ${table} WHERE xact = ANY($2::bigint[])) AS "isChanged"`

/** The values of `lookText` that ask for what a look did not see; without one, for nothing. */
export const unseenBefore = (look: Look | null): [from: string, underWay: string[]] => {
  if (!look) return [noNumber, []]
  const { underWay, xmax } = readSnapshot(look.snapshot)
  return [xmax, underWay]
}

/** The largest `bigint`, which no transaction will come to. */
const noNumber = '9223372036854775807'

/** What changed between two looks. */
export const whatIsNew = ({ before, look }: { before: Look | null; look: Look }): News => {
  if (!before || before.history !== look.history) return 'unknown'
  // Numbers only grow, unless the server was set back.
  const isBack =
    BigInt(readSnapshot(look.snapshot).xmax) < BigInt(readSnapshot(before.snapshot).xmax)
  if (isBack) return 'unknown'
  return look.isChanged ? 'changed' : 'nothing'
}

const readSnapshot = (snapshot: string): { underWay: string[]; xmax: string } => {
  const [, xmax = '', underWay = ''] = snapshot.split(':')
  return { underWay: underWay === '' ? [] : underWay.split(','), xmax }
}
