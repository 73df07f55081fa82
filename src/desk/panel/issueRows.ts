import type { IssueEntry } from '../../../collections/issueLog/chainHash.ts'
import { chainHash } from '../../../collections/issueLog/chainHash.ts'
import type { Article } from '../../payload-types.ts'
import type { LoggedAct } from './types.ts'

/** A row of the issue log, with its hash. */
export type IssueRow = IssueEntry & { hash: string }

/**
 * Whether the newest entries of a log, newest first, are a whole chain: each has the hash of what it says,
 * and says the hash of the one before it. Pure.
 */
export const isWholeChain = (rows: readonly IssueRow[]): boolean =>
  rows.every(({ hash, ...entry }, at) => {
    const before = rows[at + 1]
    const isNext = before
      ? entry.previousHash === before.hash && entry.sequence === before.sequence + 1
      : (entry.sequence === 1) === (entry.previousHash === null)
    return isNext && hash === chainHash(entry)
  })

/** The entries in the words of the desk, each correction with what readers were told. Pure. */
export const loggedActs = ({
  corrections,
  rows,
}: {
  corrections: Article['corrections']
  rows: readonly IssueRow[]
}): LoggedAct[] =>
  rows.map(({ action, at, byName, issueNumber, note, reason, sequence }) => {
    const correction =
      action === 'correct' && corrections?.find((one) => one.issueNumber === issueNumber)
    return {
      action,
      at,
      by: byName,
      correction: correction
        ? {
            after: correction.after ?? null,
            before: correction.before ?? null,
            kind: correction.kind,
            text: correction.text,
          }
        : null,
      issueNumber,
      note,
      reason,
      sequence,
    }
  })
