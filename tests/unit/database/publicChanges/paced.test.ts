import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { paced } from '../../../../src/database/publicChanges/hearing/paced.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('begins at once, and makes one of what is asked for until it may begin again', async () => {
  const run = vi.fn(() => Promise.resolve())
  const { ask } = paced({ gap: 25, run })
  for (let at = 0; at < 10_000; at += 1) ask()
  expect(run).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(24)
  expect(run).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(2)
  expect(run).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(run).toHaveBeenCalledTimes(2)
})

it('runs once more for what was asked for while it ran, never twice at a time', async () => {
  let running = 0
  let most = 0
  const run = vi.fn(async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setTimeout(resolve, 100))
    running -= 1
  })
  const { ask } = paced({ gap: 25, run })
  ask()
  await vi.advanceTimersByTimeAsync(50)
  ask()
  ask()
  expect(run).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(500)
  expect(run).toHaveBeenCalledTimes(2)
  expect(most).toBe(1)
})

it('runs once where it is asked for while its timer is late', async () => {
  let running = 0
  let most = 0
  const { ask } = paced({
    gap: 25,
    run: async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 100))
      running -= 1
    },
  })
  const now = vi.spyOn(performance, 'now').mockReturnValue(0)
  ask()
  await vi.advanceTimersByTimeAsync(100)
  now.mockReturnValue(10)
  ask()
  // The process was busy: the time is over, and the timer has not been served yet.
  now.mockReturnValue(200)
  ask()
  await vi.advanceTimersByTimeAsync(1_000)
  now.mockRestore()
  expect(most).toBe(1)
})

it('begins nothing once it has ended', async () => {
  const run = vi.fn(() => Promise.resolve())
  const { ask, end } = paced({ gap: 25, run })
  ask()
  ask()
  end()
  await vi.advanceTimersByTimeAsync(1_000)
  ask()
  expect(run).toHaveBeenCalledTimes(1)
})
