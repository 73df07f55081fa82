import { describe, expect, it } from 'vitest'

import { backOff, pauses } from '../../../../src/deliver/webhooks/backOff.ts'
import { outcomeOf } from '../../../../src/deliver/webhooks/sendDelivery.ts'

describe('the pause after a failure', () => {
  it('grows over about a day, then there is none', () => {
    const all = pauses.map((_, at) =>
      backOff({ attempts: at + 1, random: () => 0.5, retryAfter: null }),
    )
    expect(all).toEqual([...all].sort((one, other) => (one ?? 0) - (other ?? 0)))
    const hours = all.reduce<number>((sum, pause) => sum + (pause ?? 0), 0) / 3600
    expect(hours).toBeGreaterThan(22)
    expect(hours).toBeLessThan(30)
    expect(backOff({ attempts: pauses.length + 1, retryAfter: null })).toBeNull()
  })

  it('is spread, and never shorter than it says', () => {
    const spread = [0, 0.5, 1].map((one) =>
      backOff({ attempts: 1, random: () => one, retryAfter: null }),
    )
    expect(spread).toEqual([5, 5.5, 6])
  })

  it.each([
    [null, 5],
    [2, 5],
    [90, 90],
    [10_000_000, 86_400],
  ])('is what the receiver asks for, up to a day: %s', (retryAfter, pause) => {
    expect(backOff({ attempts: 1, random: () => 0, retryAfter })).toBe(pause)
  })
})

describe('what an attempt comes to', () => {
  const answered = (status: number, attempts = 1) =>
    outcomeOf({ attempts, posted: { retryAfter: null, status } })

  it.each([200, 201, 202, 204, 299])('is arrival after %i', (status) => {
    expect(answered(status)).toEqual({ state: 'delivered' })
  })

  it.each([
    [199, 'answered 199'],
    [301, 'redirected 301'],
    [308, 'redirected 308'],
    [400, 'answered 400'],
    [500, 'answered 500'],
  ])('is another try after %i', (status, problem) => {
    expect(answered(status)).toMatchObject({ problem, state: 'retrying' })
    expect(answered(status, pauses.length + 1)).toEqual({ problem, state: 'dead' })
  })

  it('is the end after 410', () => {
    expect(answered(410)).toEqual({ problem: 'gone', state: 'dead' })
  })

  it('is another try where nothing was answered', () => {
    const posted = { problem: 'timeout' } as const
    expect(outcomeOf({ attempts: 1, posted })).toMatchObject({ ...posted, state: 'retrying' })
  })
})
