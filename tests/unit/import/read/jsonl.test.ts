import { describe, expect, it } from 'vitest'

import { mostLineBytes } from '../../../../src/import/read/limits.ts'
import { jsonl } from '../../../../src/import/read/readers/jsonl.ts'
import type { UnsizedDocument, UnsizedFailure } from '../../../../src/import/read/types.ts'
import { sha256Hex } from '../../../../src/text/hash.ts'

const text = 'أعلنت الوزارة اليوم بدء المرحلة الثانية.'

async function* streamOf(chunks: Uint8Array[]) {
  yield* chunks
  await Promise.resolve()
}

const read = async (content: string | Uint8Array[]) => {
  const chunks = typeof content === 'string' ? [Buffer.from(content)] : content
  const items: (UnsizedDocument | UnsizedFailure)[] = []
  const input = {
    file: 'in/c.jsonl',
    name: 'c.jsonl',
    open: () => streamOf(chunks),
    wants: () => true,
  }
  for await (const item of jsonl.read(input)) {
    if (item.kind !== 'passedOver') items.push(item)
  }
  return items
}

const readOne = async (record: unknown) => {
  const [item, ...more] = await read(JSON.stringify(record))
  expect(more).toEqual([])
  return item
}

describe('JSON Lines', () => {
  it('are a document a line, with its place, its metadata and its text as UTF-8', async () => {
    const record = {
      id: ' a1 ',
      text,
      timestamp: '2024-05-01T00:00:00Z',
      url: 'https://example.org/1',
    }
    expect(await readOne(record)).toEqual({
      adapter: 'jsonl',
      bytes: Buffer.from(text),
      file: 'in/c.jsonl:1',
      ignored: [],
      kind: 'document',
      metadata: { id: 'a1', timestamp: '2024-05-01T00:00:00Z', url: 'https://example.org/1' },
      sourceKey: 'a1',
    })
  })

  it.each([
    ['the id', { id: 'x', text, url: 'https://example.org/x' }, 'x'],
    ['an id that is a number', { id: 17, text }, '17'],
    [
      'the address where there is no id',
      { id: '', text, url: 'https://example.org/x' },
      'https://example.org/x',
    ],
    ['the text where there is neither', { text }, `text-sha256:${sha256Hex(text)}`],
  ])('are known by %s', async (_name, record, sourceKey) => {
    expect(await readOne(record)).toMatchObject({ sourceKey })
  })

  it('are known by the same key when a line is put in above', async () => {
    const line = JSON.stringify({ text })
    const [alone] = await read(line)
    const [, below] = await read(`${JSON.stringify({ text: 'غيره' })}\n${line}`)
    expect(below?.sourceKey).toBe(alone?.sourceKey)
  })

  it.each([
    ['no JSON', '{"text": "', 'bad-json'],
    ['a number', '17', 'bad-field'],
    ['a list', '[]', 'bad-field'],
    ['null', 'null', 'bad-field'],
    ['an object without a text', '{"body":"x"}', 'bad-field'],
    ['a text of another type', '{"text":17}', 'bad-field'],
  ])('that are %s are rejected, and the next line is read', async (_name, line, reason) => {
    const items = await read(`${line}\n${JSON.stringify({ id: 'next', text })}\n`)
    expect(items).toMatchObject([
      { file: 'in/c.jsonl:1', kind: 'failure', reason },
      { file: 'in/c.jsonl:2', kind: 'document', sourceKey: 'next' },
    ])
  })

  it('pass over metadata of the wrong kind and say so', async () => {
    const record = { id: { a: 1 }, text, timestamp: true, url: 'javascript:alert(1)' }
    expect(await readOne(record)).toMatchObject({
      ignored: ['id', 'timestamp', 'url'],
      kind: 'document',
      metadata: {},
    })
  })

  it('pass over blank lines, CR and a byte order mark', async () => {
    const items = await read(`\uFEFF${JSON.stringify({ id: 'a', text })}\r\n \r\n\n`)
    expect(items).toMatchObject([{ kind: 'document', sourceKey: 'a' }])
  })

  it('that hold nothing are said to', async () => {
    expect(await read('\n \n')).toMatchObject([{ kind: 'failure', reason: 'empty' }])
  })

  it('hand on the bytes of a text in windows-1256, for the parser to read', async () => {
    // «في» in windows-1256.
    const line = Buffer.concat([
      Buffer.from('{"text":"'),
      Buffer.from([0xdd, 0xed]),
      Buffer.from('"}'),
    ])
    const [item] = await read([line])
    expect(item).toMatchObject({ bytes: Buffer.from([0xdd, 0xed]), kind: 'document' })
  })

  it('that are no UTF-8 and have escapes too are rejected rather than guessed', async () => {
    const line = Buffer.concat([
      Buffer.from('{"text":"\\u0645'),
      Buffer.from([0xdd]),
      Buffer.from('"}'),
    ])
    expect(await read([line])).toMatchObject([{ kind: 'failure', reason: 'wrong-encoding' }])
  })

  it('in UTF-16 are refused as a whole, once', async () => {
    const line = Buffer.from(`\uFEFF{"text":"x"}\n{"text":"y"}`, 'utf16le')
    expect(await read([line])).toMatchObject([{ kind: 'failure', reason: 'unreadable' }])
  })

  it('longer than the limit are rejected without being held, and the next line is read', async () => {
    const chunk = Buffer.alloc(1 << 20, 'x')
    const many = Array.from({ length: mostLineBytes / chunk.length + 1 }, () => chunk)
    const items = await read([...many, Buffer.from(`\n${JSON.stringify({ id: 'next', text })}`)])
    expect(items).toMatchObject([
      { kind: 'failure', reason: 'too-large' },
      { kind: 'document', sourceKey: 'next' },
    ])
    expect(items[0]?.bytes.length).toBeLessThan(100_000)
  })

  it('keep a NUL and a lone surrogate from the key', async () => {
    const item = await readOne({ id: 'a\0b\ud800', text })
    expect(item?.sourceKey).toMatch(/^a\uFFFDb\uFFFD…[0-9a-f]{64}$/)
  })

  it('tell where the file broke off', async () => {
    async function* broken() {
      yield Buffer.from(`${JSON.stringify({ id: 'a', text })}\n`)
      await Promise.resolve()
      throw Object.assign(new Error('read'), { code: 'EIO' })
    }
    const items = []
    const input = { file: 'c.jsonl', name: 'c.jsonl', open: () => broken(), wants: () => true }
    for await (const item of jsonl.read(input)) items.push(item)
    expect(items).toMatchObject([
      { kind: 'document' },
      {
        kind: 'failure',
        message: expect.stringContaining('after line 1') as string,
        reason: 'unreadable',
      },
    ])
  })
})
