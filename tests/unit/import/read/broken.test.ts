import { chmodSync, rmSync, symlinkSync, truncateSync } from 'node:fs'
import path from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { readInputs } from '../../../../src/import/read/index.ts'
import { resolveInputs } from '../../../../src/import/read/inputs.ts'
import { walk } from '../../../../src/import/read/files/walk.ts'
import { filler, keysOf, newFolder, readPaths, readStream, streamOf } from './helpers.ts'

let folder: ReturnType<typeof newFolder>
beforeEach(() => {
  folder = newFolder()
})
afterEach(() => folder.remove())

const at = (name: string) => path.join(folder.cwd, name)

/** Reads a folder, doing something when a document of some key has come. */
const readWhile = async ({ act, when }: { act: () => void; when: string }) => {
  const inputs = await resolveInputs({ cwd: folder.cwd, paths: ['.'] })
  const items = []
  for await (const item of readInputs({ inputs, standardInput: streamOf([]) })) {
    items.push(item)
    if (item.kind === 'document' && item.sourceKey === when) act()
  }
  return items
}

describe('what goes wrong while it is read', () => {
  it('is told of a file that vanishes, and the rest is read', async () => {
    for (const name of ['a.txt', 'b.txt', 'c.txt', 'd.txt']) folder.write(name, 'نص')
    const items = await readWhile({ act: () => rmSync(at('c.txt')), when: 'a.txt' })
    expect(items).toMatchObject([
      { sourceKey: 'a.txt' },
      { sourceKey: 'b.txt' },
      {
        kind: 'failure',
        message: expect.stringContaining('it is not there') as string,
        sourceKey: 'c.txt',
      },
      { sourceKey: 'd.txt' },
    ])
  })

  it('is told of a folder that vanishes, once', async () => {
    for (const name of ['a.txt', 'b.txt', 'c/1.txt', 'c/2.txt', 'd.txt']) folder.write(name, 'نص')
    const items = await readWhile({
      act: () => rmSync(at('c'), { recursive: true }),
      when: 'a.txt',
    })
    expect(keysOf(items)).toEqual(['a.txt', 'b.txt', 'c', 'd.txt'])
    expect(items[2]).toMatchObject({ kind: 'failure', reason: 'unreadable' })
  })

  it.skipIf(process.getuid?.() === 0)('is told of a folder that cannot be entered', async () => {
    folder.write('a/1.txt', 'نص')
    folder.write('b.txt', 'نص')
    chmodSync(at('a'), 0)
    const items = await readPaths({ cwd: folder.cwd, paths: ['.'] })
    chmodSync(at('a'), 0o700)
    expect(items).toMatchObject([{ kind: 'failure', sourceKey: 'a' }, { sourceKey: 'b.txt' }])
  })

  it('ends at a circle of links, and is told of a link to itself', async () => {
    folder.write('a/1.txt', 'نص')
    symlinkSync('..', at('a/up'))
    symlinkSync('self', at('a/self'))
    expect(keysOf(await readPaths({ cwd: folder.cwd, paths: ['a'] }))).toEqual(['1.txt', 'self'])
  })

  it('is nothing where a file grows or shrinks', async () => {
    const line = (id: number) => `{"id":"${id}","text":"نص"}\n`
    folder.write('a.txt', 'نص')
    folder.write('a2.txt', 'نص')
    folder.write('b.jsonl', Array.from({ length: 50 }, (_, id) => line(id)).join(''))
    const items = await readWhile({
      act: () => truncateSync(at('b.jsonl'), Buffer.byteLength(line(0)) + 2),
      when: 'a.txt',
    })
    expect(items).toMatchObject([
      { sourceKey: 'a.txt' },
      { sourceKey: 'a2.txt' },
      { sourceKey: '0' },
      { file: 'b.jsonl:2', kind: 'failure', reason: 'bad-json' },
    ])
  })

  it.each([
    ['csv', 'id,text\n1,نص\n2,'],
    ['jsonl', '{"id":"1","text":"نص"}\n{"id'],
    ['rss', '<rss><channel><item><guid>1</guid></item><item>'],
  ])('is told of a stream that breaks, with what came before it: %s', async (format, content) => {
    async function* broken() {
      yield Buffer.from(content)
      await Promise.resolve()
      throw Object.assign(new Error('read'), { code: 'EIO' })
    }
    const standardInput = broken()
    const items = await readPaths({ cwd: folder.cwd, format, paths: ['-'], standardInput })
    expect(items).toMatchObject([
      { sourceKey: '1' },
      { kind: 'failure', message: expect.stringContaining('the disk gave an error') as string },
    ])
  })
})

describe('50 MB', () => {
  it.each(['jsonl', 'txt', 'html'])(
    'without a line end, as %s, are told and not held',
    async (format) => {
      const items = await readStream({ chunks: filler({ bytes: 50e6 }), format })
      expect(items).toMatchObject([{ kind: 'failure', reason: 'too-large' }])
      const [item] = items
      expect(item && 'bytes' in item && item.bytes.length).toBeLessThan(100_000)
    },
  )
})

describe('a walk', () => {
  it('has no file or folder open', async () => {
    for (let number = 0; number < 20; number += 1) folder.write(`${'d/'.repeat(number)}f.txt`, 'نص')
    const before = process.getActiveResourcesInfo().length
    for await (const found of walk(folder.cwd)) {
      expect(found.kind).toBe('file')
      expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(before + 2)
    }
  })
})
