import { describe, expect, it } from 'vitest'

import { stateOf } from '../../../../src/import/requested/stateOf.ts'
import type { RunRow } from '../../../../src/import/requested/types.ts'

const now = Date.parse('2026-01-01T12:00:00Z')
const worker = { host: 'one', pid: 1, since: '2026-01-01T11:59:30Z' }
const at = worker.since
const old = { ...worker, since: '2026-01-01T11:00:00Z' }

type Row = Partial<Pick<RunRow, 'cursor' | 'options' | 'report' | 'state'>>

const standing = (row: Row, isGone = false) =>
  stateOf({
    isGone: () => isGone,
    now,
    row: { cursor: null, options: {}, report: null, state: 'running', ...row },
  })

describe('where a run stands', () => {
  it.each<[string, Row, string]>([
    ['nobody has taken it up', { options: { ask: { at, kind: 'import' } } }, 'waiting'],
    [
      'somebody works on it',
      { options: { ask: { at, kind: 'import', taken: worker } } },
      'running',
    ],
    [
      'it has said something lately',
      { cursor: { at }, options: { ask: { at, kind: 'import', taken: old } } },
      'running',
    ],
    [
      'it is long silent',
      { cursor: { at: old.since }, options: { ask: { at, kind: 'import', taken: old } } },
      'interrupted',
    ],
    [
      'it is to stop',
      { options: { ask: { at, isCancelled: true, kind: 'import', taken: worker } } },
      'stopping',
    ],
    [
      'another import found it dead',
      { options: { ask: { at, kind: 'import', taken: worker } }, state: 'failed' },
      'interrupted',
    ],
    [
      'it is taken back',
      { options: { ask: { at, kind: 'rollback', taken: worker } }, state: 'finished' },
      'rollingBack',
    ],
    ['it was stopped', { report: { problem: 'stopped' }, state: 'failed' }, 'cancelled'],
    ['it was killed', { report: { problem: 'killed' }, state: 'failed' }, 'interrupted'],
    ['it broke', { report: { problem: 'connection-lost' }, state: 'failed' }, 'failed'],
    ['it is whole', { state: 'finished' }, 'finished'],
    ['it is gone', { state: 'rolledBack' }, 'rolledBack'],
    ['the command does it', { options: { process: worker } }, 'running'],
  ])('%s', (_, row, expected) => {
    expect(standing(row)).toBe(expected)
  })

  it('is interrupted where its process is gone, whatever the row says', () => {
    expect(standing({ options: { ask: { at, kind: 'import', taken: worker } } }, true)).toBe(
      'interrupted',
    )
    expect(standing({ options: { process: worker } }, true)).toBe('interrupted')
  })
})
