import { describe, expect, it } from 'vitest'

import { createBacklog } from '../../../../src/import/runs/backlog.ts'
import { newCounters } from '../../../../src/import/counters.ts'
import type { ReadItem } from '../../../../src/import/read/types.ts'

const document = (at: number): ReadItem => ({
  adapter: 'jsonl',
  bytes: Buffer.from(`text ${at}`),
  file: `-:${at}`,
  ignored: [],
  kind: 'document',
  metadata: {},
  size: 10,
  sourceKey: `key ${at}`,
})

const backlogOf = (size: number) => {
  const counters = newCounters()
  let read = 0
  async function* items(): AsyncGenerator<ReadItem> {
    for (let at = 0; at < size; at += 1) {
      read += 1
      if (at === 2) yield { file: 'picture.jpg', kind: 'passedOver', size: 3 }
      await Promise.resolve()
      yield document(at)
    }
  }
  return { backlog: createBacklog({ counters, items: items() }), counters, read: () => read }
}

const take = async (items: AsyncIterable<ReadItem>, most = Infinity): Promise<string[]> => {
  const files: string[] = []
  if (most === 0) return files
  for await (const { file } of items) {
    files.push(file)
    if (files.length >= most) break
  }
  return files
}

describe('the backlog', () => {
  it('gives again what was given and not settled, then the rest', async () => {
    const { backlog } = backlogOf(6)
    expect(await take(backlog.items(), 4)).toEqual(['-:0', '-:1', '-:2', '-:3'])
    backlog.settle()
    backlog.settle()
    expect(await take(backlog.items())).toEqual(['-:2', '-:3', '-:4', '-:5'])
  })

  it('loses nothing of what was being read when somebody stopped', async () => {
    const { backlog } = backlogOf(4)
    const stopped = backlog.items()[Symbol.asyncIterator]()
    void stopped.next()
    const ended = stopped.return?.()
    expect(await take(backlog.items())).toEqual(['-:0', '-:1', '-:2', '-:3'])
    await ended
  })

  it('counts the bytes of what is settled, and of what is passed over', async () => {
    const { backlog, counters } = backlogOf(4)
    await take(backlog.items())
    expect(counters).toMatchObject({ bytes: 3, passedOver: 1 })
    for (let at = 0; at < 4; at += 1) backlog.settle()
    expect(counters.bytes).toBe(43)
  })

  it.each([
    [3, 3, true],
    [4, 3, false],
    [0, 3, true],
  ])(
    'knows whether %i documents are %i at most, and gives all of them then',
    async (size, most, is) => {
      const { backlog, read } = backlogOf(size)
      expect(await backlog.holdsAtMost(most)).toBe(is)
      expect(read()).toBe(Math.min(size, most + 1))
      expect(await take(backlog.items())).toHaveLength(size)
    },
  )
})
