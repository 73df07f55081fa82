import { describe, expect, it } from 'vitest'

import { newCounters } from '../../../../src/import/counters.ts'
import { createProgress, progressText } from '../../../../src/import/report/progress.ts'

const counted = (documents: number, bytes: number) => ({ ...newCounters(), bytes, documents })

describe('progressText', () => {
  it('has a bar, the share, the rate and the time left where the total is known', () => {
    const text = progressText({
      counters: counted(500, 2500),
      rate: { bytes: 250, documents: 50 },
      total: 10_000,
      withBar: true,
    })
    expect(text).toBe(`${'█'.repeat(6)}${'░'.repeat(18)}  25 %  500 documents  50/s  30 s left`)
  })

  it('has only what is known where it is not', () => {
    const text = progressText({
      counters: counted(7, 70),
      rate: { bytes: 35, documents: 3.5 },
      total: null,
      withBar: true,
    })
    expect(text).toBe('7 documents  3.5/s')
  })

  it.each([
    [2, '45 s left'],
    [1 / 6, '9 min left'],
    [1 / 60, '1 h 30 min left'],
    [0, '0.0/s'],
  ])('counts long times in minutes and hours: at %f bytes a second', (bytes, left) => {
    const text = progressText({
      counters: counted(1, 10),
      rate: { bytes, documents: 0 },
      total: 100,
      withBar: false,
    })
    expect(text.endsWith(left)).toBe(true)
  })

  it('never promises more than the whole', () => {
    const text = progressText({
      counters: counted(9, 900),
      rate: { bytes: 900_000, documents: 9000 },
      total: 100,
      withBar: false,
    })
    expect(text).toContain('100 %')
    expect(text).not.toContain('left')
  })
})

describe('progress', () => {
  const watch = (
    screen: { columns?: number; isTTY?: boolean },
    counters = counted(10, 10),
    total = 100,
  ) => {
    let time = 0
    const written: string[] = []
    const progress = createProgress({
      counters,
      now: () => time,
      screen: { ...screen, write: (text) => written.push(text) },
      total: () => total,
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

  it('tells the rate of the last ten seconds, not that since the start', () => {
    const counters = newCounters()
    const { at, written } = watch({ isTTY: true }, counters, 1_000_000)
    const go = ({ from, perSecond, to }: { from: number; perSecond: number; to: number }) => {
      for (let second = from + 1; second <= to; second += 1) {
        counters.documents += perSecond
        counters.bytes += perSecond * 100
        at(second * 1000)
      }
    }
    go({ from: 0, perSecond: 1000, to: 5 })
    expect(written.at(-1)).toContain('5000 documents  1000/s  5 s left')
    go({ from: 5, perSecond: 10, to: 25 })
    expect(written.at(-1)).toContain('5200 documents  10/s  8 min left')
    go({ from: 25, perSecond: 0, to: 40 })
    expect(written.at(-1)).toContain('5200 documents  0.0/s\x1b')
  })
})
