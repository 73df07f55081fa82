import { describe, expect, it } from 'vitest'

import type { IssueEntry } from '../../../../collections/issueLog/chainHash.ts'
import { chainHash } from '../../../../collections/issueLog/chainHash.ts'
import type { IssueRow } from '../../../../src/desk/panel/issueRows.ts'
import { isWholeChain, loggedActs } from '../../../../src/desk/panel/issueRows.ts'

/** A log of these acts as the desk writes it, the newest first. */
const chain = (actions: readonly string[]): IssueRow[] =>
  actions
    .reduce<IssueRow[]>((rows, action, at) => {
      const entry: IssueEntry = {
        action,
        at: new Date(at * 1000).toISOString(),
        byName: 'محرر',
        contentHash: null,
        issueNumber: at + 1,
        note: null,
        previousHash: rows.at(-1)?.hash ?? null,
        publicId: 'P',
        reason: null,
        sequence: at + 1,
      }
      return [...rows, { ...entry, hash: chainHash(entry) }]
    }, [])
    .reverse()

const acts = chain(['publish', 'correct', 'kill'])
const changed = (at: number, change: Partial<IssueRow>) =>
  acts.map((row, index) => (index === at ? { ...row, ...change } : row))

describe('an issue log', () => {
  it('is whole as it was written, also from its newest entries only', () => {
    expect(isWholeChain(acts)).toBe(true)
    expect(isWholeChain(acts.slice(0, 2))).toBe(true)
    expect(isWholeChain([])).toBe(true)
  })

  it.each([
    ['an entry was changed', changed(1, { reason: 'سبب آخر' })],
    ['an entry is missing', acts.filter((_, at) => at !== 1)],
    ['the first is missing and another says it is the first', changed(2, { previousHash: 'x' })],
    ['two were exchanged', [...acts].reverse()],
  ])('is not where %s', (_, rows) => {
    expect(isWholeChain(rows)).toBe(false)
  })

  it('tells with a correction what readers were told', () => {
    const correction = {
      after: 'بعد',
      at: new Date(0).toISOString(),
      before: 'قبل',
      issueNumber: 2,
      kind: 'correction' as const,
      text: 'صُحح رقم.',
    }
    const [kill, correct, publish] = loggedActs({ corrections: [correction], rows: acts })
    expect(correct).toMatchObject({
      by: 'محرر',
      correction: { after: 'بعد', before: 'قبل', kind: 'correction', text: 'صُحح رقم.' },
    })
    expect([kill?.correction, publish?.correction]).toEqual([null, null])
  })
})
