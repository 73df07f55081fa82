import { describe, expect, it } from 'vitest'

import { createDraft } from '../../../../src/import/write/bulk/memory/draft.ts'
import { createQueue } from '../../../../src/import/write/bulk/queue.ts'

const flight = (entries: string[], write: () => Promise<boolean>) => ({
  draft: createDraft(),
  entries,
  write,
})
const wait = () => new Promise((resolve) => setImmediate(resolve))

describe('batches on their way', () => {
  it('are written one after the other', async () => {
    const queue = createQueue<string>()
    const said: string[] = []
    const slow = (name: string) => async () => {
      said.push(`${name} begins`)
      await wait()
      said.push(`${name} ends`)
      return true
    }
    queue.add(flight(['a'], slow('one')))
    queue.add(flight(['b'], slow('two')))
    expect(await queue.settle(0)).toBeNull()
    expect(said).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
  })

  it('are remembered until they are waited for', async () => {
    const queue = createQueue<string>()
    queue.add(flight(['a'], () => Promise.resolve(true)))
    queue.add(flight(['b'], () => Promise.resolve(true)))
    await wait()
    expect(queue.drafts()).toHaveLength(2)
    expect(await queue.settle(1)).toBeNull()
    expect(queue.drafts()).toHaveLength(1)
  })

  it('come back with all that was decided on the strength of one that failed', async () => {
    const queue = createQueue<string>()
    let written = 0
    queue.add(flight(['a'], () => Promise.resolve(true)))
    queue.add(flight(['b', 'c'], () => Promise.resolve(false)))
    queue.add(
      flight(['d'], () => {
        written += 1
        return Promise.resolve(true)
      }),
    )
    expect(await queue.settle(0)).toEqual({ entries: ['b', 'c', 'd'], first: 2 })
    expect(written).toBe(0)
    expect(queue.drafts()).toEqual([])
  })

  it('end with what the database says when it is gone', async () => {
    const queue = createQueue<string>()
    queue.add(flight(['a'], () => Promise.reject(new Error('gone'))))
    queue.add(flight(['b'], () => Promise.resolve(true)))
    await expect(queue.settle(0)).rejects.toThrow('gone')
  })
})
