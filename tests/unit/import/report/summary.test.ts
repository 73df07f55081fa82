import { describe, expect, it } from 'vitest'

import { countDocument, newCounters } from '../../../../src/import/counters.ts'
import { reportOf } from '../../../../src/import/report/lines.ts'
import { summaryLines } from '../../../../src/import/report/summary.ts'
import type { DocumentReport } from '../../../../src/import/report/types.ts'

const document = { file: 'a.txt', sourceKey: 'a.txt' }

const count = (...reports: (Partial<DocumentReport> & Pick<DocumentReport, 'outcome'>)[]) => {
  const counters = newCounters()
  for (const report of reports)
    countDocument({ counters, report: reportOf({ document, ...report }) })
  return counters
}

describe('the summary', () => {
  it('counts documents by outcome, and by the word of the reason', () => {
    const counters = count(
      {
        articles: [
          { action: 'created', id: '1', part: 'main' },
          { action: 'linked', id: '2', part: 'readAlso' },
        ],
        links: [
          { state: 'resolved', title: 'أ', to: '2' },
          { state: 'unresolved', title: 'ب', to: null },
          { state: 'unresolved', title: 'ج', to: null },
        ],
        outcome: 'created',
      },
      { outcome: 'rejected', reason: 'empty: The document is empty.' },
      { outcome: 'rejected', reason: 'empty: Another sentence.' },
      { outcome: 'rejected', reason: 'binary: x' },
    )
    expect(summaryLines({ counters, dryRun: false, milliseconds: 2000 })).toEqual([
      '4 documents in 2.0 s (2.0 a second)',
      '  1  new',
      '  3  rejected',
      '       2 empty',
      '       1 binary',
      '  articles and related titles: 1 created, 1 linked, 2 titles unresolved, 1 title resolved',
    ])
  })

  it('says what was passed over, and that a dry run wrote nothing', () => {
    const counters = { ...count({ outcome: 'unchanged' }), passedOver: 2 }
    expect(summaryLines({ counters, dryRun: true, milliseconds: 1000 })).toEqual([
      '1 document in 1.0 s (1.0 a second), dry run: nothing was written',
      '  1  unchanged',
      '  2 files or items of other kinds passed over; what is read: .txt, .jsonl, .ndjson, .csv, .tsv, .html, .htm, .xml, .rss, .atom, each also .gz or .zst',
    ])
  })
})

describe('a line of the report', () => {
  it('has every field, whatever is known', () => {
    expect(reportOf({ document, outcome: 'unchanged' })).toEqual({
      key: 'a.txt',
      file: 'a.txt',
      outcome: 'unchanged',
      reason: null,
      articles: [],
      duplicateOf: null,
      nearDuplicateOf: null,
      links: [],
      tags: { accepted: [], review: [], dropped: [] },
      warnings: [],
    })
  })
})
