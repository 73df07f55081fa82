import { describe, expect, it } from 'vitest'

import { newCounters } from '../../../../src/import/counters.ts'
import { createProgress, progressText } from '../../../../src/import/report/progress.ts'

const counted = (documents: number, bytes: number) => ({ ...newCounters(), bytes, documents })

describe('progressText', () => {
  it('has a bar, the share, the rate and the time left where the total is known', () => {
    const text = progressText({
      counters: counted(500, 2500),
      milliseconds: 10_000,
      total: 10_000,
      withBar: true,
    })
    expect(text).toBe(`${'█'.repeat(6)}${'░'.repeat(18)}  25 %  500 documents  50/s  30 s left`)
  })

  it('has only what is known where it is not', () => {
    const text = progressText({
      counters: counted(7, 70),
      milliseconds: 2_000,
      total: null,
      withBar: true,
    })
    expect(text).toBe('7 documents  3.5/s')
  })

  it.each([
    [60_000, '9 min left'],
    [600_000, '1 h 30 min left'],
  ])('counts long times in minutes and hours: after %i ms', (milliseconds, left) => {
    const text = progressText({
      counters: counted(1, 10),
      milliseconds,
      total: 100,
      withBar: false,
    })
    expect(text).toContain(left)
  })

  it('never promises more than the whole', () => {
    const text = progressText({
      counters: counted(9, 900),
      milliseconds: 1,
      total: 100,
      withBar: false,
    })
    expect(text).toContain('100 %')
    expect(text).not.toContain('left')
  })
})

describe('progress', () => {
  const watch = (screen: { columns?: number; isTTY?: boolean }) => {
    let time = 0
    const written: string[] = []
    const progress = createProgress({
      counters: counted(10, 10),
      now: () => time,
      screen: { ...screen, write: (text) => written.push(text) },
      total: () => 100,
    })
    return {
      at: (milliseconds: number) => {
        time = milliseconds
        progress.show()
      },
      end: progress.end,
      written,
    }
  }

  it('redraws one line on a terminal, no wider than it, and clears it at the end', () => {
    const { at, end, written } = watch({ columns: 30, isTTY: true })
    for (const time of [0, 50, 100, 199, 200]) at(time)
    end()
    expect(written).toHaveLength(4)
    expect(written.every((text) => text.startsWith('\r') && !text.includes('\n'))).toBe(true)
    expect(written[0]?.replace('\r', '').replace('\x1b[K', '').length).toBeLessThan(30)
    expect(written.at(-1)).toBe('\r\x1b[K')
  })

  it('writes a plain line now and then elsewhere', () => {
    const { at, end, written } = watch({})
    for (const time of [0, 5_000, 9_999, 10_000, 15_000, 20_000]) at(time)
    end()
    expect(written).toHaveLength(2)
    expect(written.every((text) => text.endsWith('\n') && !text.includes('\r'))).toBe(true)
  })
})
