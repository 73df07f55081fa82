import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { ReadItem } from '../../../../src/import/read/types.ts'
import { newFolder, readPaths } from './helpers.ts'

let folder: ReturnType<typeof newFolder>
beforeEach(() => {
  folder = newFolder()
  const lines = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => `{"id":"k${from + at}","text":"نص"}\n`).join('')
  for (let at = 0; at < 30; at += 1) folder.write(`txt/${at}.txt`, `نص ${at}`)
  for (let at = 0; at < 10; at += 1) folder.write(`html/${at}.html`, `<p>نص ${at}</p>`)
  for (let at = 0; at < 10; at += 1) folder.write(`other/${at}.jpg`, 'x')
  folder.write('a.jsonl', `${lines(0, 60)}{broken\n[]\n`)
  folder.write(
    'b.csv',
    `id,text\n${Array.from({ length: 40 }, (_, at) => `${at},نص`).join('\n')}\n`,
  )
  folder.write(
    'c.xml',
    `<rss><channel>${Array.from({ length: 40 }, (_, at) => `<item><guid>${at}</guid></item>`).join('')}</channel></rss>`,
  )
  folder.write('bad.csv', 'no,columns\n')
})
afterEach(() => folder.remove())

const read = (of: number, index: number, paths = ['.']) =>
  readPaths({ cwd: folder.cwd, paths, shard: { index, of } })

const nameOf = (item: ReadItem) =>
  item.kind === 'passedOver' ? item.file : `${item.adapter} ${item.sourceKey}`

const shards = (of: number, paths?: string[]) =>
  Promise.all(Array.from({ length: of }, (_, at) => read(of, at + 1, paths)))

const sizeOf = (items: readonly ReadItem[]) => items.reduce((sum, { size }) => sum + size, 0)

describe('shares of an input', () => {
  it.each([1, 2, 3, 7])('are all of it and no item twice: %i', async (of) => {
    const whole = await readPaths({ cwd: folder.cwd, paths: ['.'] })
    const parts = await shards(of)
    expect(parts.flat().map(nameOf).sort()).toEqual(whole.map(nameOf).sort())
    for (const part of parts) expect(part.length).toBeGreaterThan(0)
  })

  it('have every document in the same share, in whatever order and from whatever place it comes', async () => {
    const one = await shards(3, ['txt', 'a.jsonl', 'b.csv'])
    const other = await shards(3, ['b.csv', 'txt/*.txt', 'a.jsonl'])
    for (const at of [0, 1, 2]) {
      expect(other[at]?.map(nameOf).sort()).toEqual(one[at]?.map(nameOf).sort())
    }
  })

  it('each count all bytes of the input, so that each comes to its end', async () => {
    const whole = sizeOf(await readPaths({ cwd: folder.cwd, paths: ['.'] }))
    for (const part of await shards(3)) expect(sizeOf(part)).toBe(whole)
  })
})
