import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { beforeEach, describe, expect, it } from 'vitest'

import type { ReadItem } from '../../../../src/import/read/types.ts'
import { reportOf } from '../../../../src/import/report/lines.ts'
import type { Outcome } from '../../../../src/import/report/types.ts'
import { openBook } from '../../../../src/import/requested/report/book.ts'
import { linesFrom } from '../../../../src/import/requested/report/lines.ts'
import { readPage } from '../../../../src/import/requested/report/readPage.ts'
import { withoutDone } from '../../../../src/import/requested/report/withoutDone.ts'
import { withoutTold } from '../../../../src/import/requested/report/withoutTold.ts'

let file: string

beforeEach(() => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nashra-book-'))
  file = path.join(folder, 'runs/report.jsonl')
  return () => {
    rmSync(folder, { force: true, recursive: true })
  }
})

const line = (key: string, outcome: Outcome = 'created', reason: null | string = null) =>
  reportOf({ document: { file: `${key}.txt`, sourceKey: key }, outcome, reason })

const write = async (lines: object[], goesOn = false): Promise<void> => {
  const book = await openBook({ file, goesOn })
  for (const one of lines) await book.add(one)
  await book.close()
}

const item = (key: string): ReadItem => ({
  adapter: 'txt',
  bytes: new Uint8Array(),
  file: `${key}.txt`,
  ignored: [],
  kind: 'document',
  metadata: {},
  size: 10,
  sourceKey: key,
})

async function* items(...keys: string[]): AsyncGenerator<ReadItem> {
  for (const key of keys) yield await Promise.resolve(item(key))
}

const keysOf = async (stream: AsyncIterable<ReadItem>): Promise<string[]> => {
  const keys: string[] = []
  for await (const one of stream) if (one.kind === 'document') keys.push(one.sourceKey)
  return keys
}

describe('a report', () => {
  it('goes on after a line that was cut off by a kill, and begins anew when it is told to', async () => {
    await write([line('a')])
    appendFileSync(file, '{"key":"half')
    await write([line('b')], true)
    const keys = readFileSync(file, 'utf8').trimEnd().split('\n')
    expect(keys.map((text) => (JSON.parse(text) as { key: string }).key)).toEqual(['a', 'b'])
    await write([line('c')])
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(1)
  })

  it('is read in parts, each once, by outcome and by what is sought', async () => {
    const all = Array.from({ length: 10 }, (_, at) =>
      line(
        `وثيقة-${at}`,
        at % 3 === 0 ? 'rejected' : 'created',
        at === 3 ? 'empty: No text.' : null,
      ),
    )
    await write(all)
    const read = async (filter: { outcome?: Outcome; q?: string }) => {
      const parts: string[][] = []
      let from: null | number = 0
      while (from !== null) {
        const { docs, next } = await readPage({ file, from, limit: 3, ...filter })
        parts.push(docs.map(({ key }) => key))
        from = next
      }
      return parts
    }
    expect((await read({})).map(({ length }) => length)).toEqual([3, 3, 3, 1])
    expect((await read({})).flat()).toEqual(all.map(({ key }) => key))
    expect((await read({ outcome: 'rejected' })).flat()).toHaveLength(4)
    expect((await read({ q: 'NO TEXT' })).flat()).toEqual(['وثيقة-3'])
    expect((await read({ q: 'وثيقة-7' })).flat()).toEqual(['وثيقة-7'])
    expect((await read({ outcome: 'created', q: 'empty' })).flat()).toEqual([])
  })

  it('is none where nothing was written', async () => {
    expect(await readPage({ file, limit: 3 })).toEqual({ docs: [], next: null })
  })
})

describe('what an earlier process has told', () => {
  it('is passed over and counted, as far as input and report go together', async () => {
    await write([line('a'), line('b', 'rejected')])
    const told: string[] = []
    const rest = withoutTold({
      items: items('a', 'b', 'c'),
      lines: linesFrom({ file, from: 0 }),
      onTold: ({ line: { key, outcome }, size }) => told.push(`${key} ${outcome} ${size}`),
    })
    expect(await keysOf(rest)).toEqual(['c'])
    expect(told).toEqual(['a created 10', 'b rejected 10'])
  })

  it('is imported again from where the input has changed', async () => {
    await write([line('a'), line('b')])
    const rest = withoutTold({
      items: items('a', 'new', 'b'),
      lines: linesFrom({ file, from: 0 }),
      onTold: () => {},
    })
    expect(await keysOf(rest)).toEqual(['new', 'b'])
  })
})

describe('a retry', () => {
  it('leaves out what went well, and takes what was never told', async () => {
    await write([line('a'), line('b', 'rejected'), line('c', 'unchanged')])
    const rest = withoutDone({ items: items('a', 'b', 'c', 'd'), reports: [file, `${file}.none`] })
    expect(await keysOf(rest)).toEqual(['b', 'd'])
  })
})
