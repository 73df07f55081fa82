import { sha256Hex } from '../../src/text/hash.ts'

/** What an entry of the issue log says, as its hash covers it. */
export type IssueEntry = {
  action: string
  /** ISO 8601, UTC */
  at: string
  /** The name of whoever acted, as it was then; null for the house itself */
  byName: null | string
  contentHash: null | string
  issueNumber: number
  note: null | string
  /** The hash of the entry before; null for an article's first. */
  previousHash: null | string
  publicId: string
  reason: null | string
  sequence: number
}

/**
 * The hash of an entry: SHA-256, in hexadecimal, of its fields as JSON in one fixed order. Each hash
 * covers the one before it, so an entry cannot be changed or left out without all later ones telling.
 */
export const chainHash = (entry: IssueEntry): string =>
  sha256Hex(
    JSON.stringify([
      entry.publicId,
      entry.sequence,
      entry.action,
      entry.issueNumber,
      entry.contentHash,
      entry.previousHash,
      entry.byName,
      entry.at,
      entry.reason,
      entry.note,
    ]),
  )
