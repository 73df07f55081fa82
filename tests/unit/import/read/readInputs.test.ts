import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { readInputs } from '../../../../src/import/read/index.ts'
import { isInputError, readerOfFormat, resolveInputs } from '../../../../src/import/read/inputs.ts'
import { mostDocumentBytes } from '../../../../src/import/read/limits.ts'
import { measureInputs } from '../../../../src/import/read/measure.ts'
import type { Reader, ReadItem } from '../../../../src/import/read/types.ts'

let cwd: string

beforeEach(() => {
  cwd = mkdtempSync(path.join(os.tmpdir(), 'nashra-read-'))
})
afterEach(() => rmSync(cwd, { force: true, recursive: true }))

const write = (name: string, content: string | Uint8Array) => {
  mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true })
  writeFileSync(path.join(cwd, name), content)
}

async function* noInput(): AsyncGenerator<Uint8Array> {}

const read = async (
  paths: string[],
  {
    reader,
    standardInput = noInput(),
  }: { reader?: Reader; standardInput?: AsyncIterable<Uint8Array> } = {},
) => {
  const inputs = await resolveInputs({ cwd, paths })
  const items: ReadItem[] = []
  for await (const item of readInputs({ inputs, reader, standardInput })) items.push(item)
  return items
}

const keys = (items: ReadItem[]) =>
  items.map((item) => ('sourceKey' in item ? item.sourceKey : item.kind))

const refusal = async (paths: string[]) => {
  try {
    await resolveInputs({ cwd, paths })
  } catch (error) {
    return isInputError(error) ? error.message : error
  }
  return 'no error'
}

describe('a folder', () => {
  it('is read to its depth, in the order of names', async () => {
    for (const name of ['b.txt', 'a/z.txt', 'a/b/c.txt', 'a.txt', 'B.txt']) write(name, 'نص')
    expect(keys(await read(['.']))).toEqual(['B.txt', 'a/b/c.txt', 'a/z.txt', 'a.txt', 'b.txt'])
  })

  it('gives documents the same keys when it has moved', async () => {
    for (const root of ['here', 'there/deep']) write(`${root}/x/1.txt`, 'نص')
    expect(keys(await read(['here']))).toEqual(keys(await read(['there/deep'])))
  })

  it('keeps files of one name in different folders apart', async () => {
    for (const name of ['a/1.txt', 'b/1.txt']) write(name, 'نص')
    expect(keys(await read(['.']))).toEqual(['a/1.txt', 'b/1.txt'])
  })

  it('passes hidden files over, and counts those of other kinds', async () => {
    for (const name of ['.hidden.txt', '.git/a.txt', 'a.txt', 'b.jpg', 'C.TXT']) write(name, 'نص')
    expect(keys(await read(['.']))).toEqual(['C.TXT', 'a.txt', 'passedOver'])
  })

  it('reads everything in it as the format given', async () => {
    write('a.log', '{"id":"one","text":"نص"}\n')
    expect(keys(await read(['.'], { reader: readerOfFormat('jsonl') }))).toEqual(['one'])
  })

  it('follows links, but not in a circle', async () => {
    write('a/1.txt', 'نص')
    write('elsewhere/2.txt', 'نص')
    symlinkSync(path.join(cwd, 'a'), path.join(cwd, 'a/again'))
    symlinkSync(path.join(cwd, 'elsewhere'), path.join(cwd, 'a/link'))
    expect(keys(await read(['a']))).toEqual(['1.txt', 'link/2.txt'])
  })

  it('tells of a file that cannot be read, and goes on', async () => {
    write('a.txt', 'نص')
    write('c.txt', 'نص')
    symlinkSync('b.txt', path.join(cwd, 'b.txt'))
    expect(await read(['.'])).toMatchObject([
      { kind: 'document', sourceKey: 'a.txt' },
      { kind: 'failure', reason: 'unreadable', sourceKey: 'b.txt' },
      { kind: 'document', sourceKey: 'c.txt' },
    ])
  })

  it('is measured in bytes; standard input is not', async () => {
    write('in/a.txt', '12345')
    write('in/b/c.txt', '123')
    write('d.txt', '1')
    const measure = async (paths: string[]) =>
      measureInputs({
        inputs: await resolveInputs({ cwd, paths }),
        signal: new AbortController().signal,
      })
    expect(await measure(['in', 'd.txt'])).toBe(9)
    expect(await measure(['in', '-'])).toBeNull()
  })
})

describe('a file', () => {
  it('is known by its name, also when it is read with its folder', async () => {
    write('deep/down/1.txt', 'نص')
    expect(keys(await read(['deep/down/1.txt']))).toEqual(keys(await read(['deep/down'])))
  })

  it('that was named is read whatever it is called', async () => {
    write('notes', 'نص')
    expect(await read(['notes'])).toMatchObject([
      { adapter: 'txt', kind: 'document', sourceKey: 'notes' },
    ])
  })

  it('that goes while it is read is told', async () => {
    write('a.txt', 'نص')
    const inputs = await resolveInputs({ cwd, paths: ['a.txt'] })
    rmSync(path.join(cwd, 'a.txt'))
    const items = []
    for await (const item of readInputs({ inputs, standardInput: noInput() })) items.push(item)
    expect(items).toMatchObject([{ kind: 'failure', reason: 'unreadable' }])
  })

  it('beyond the limit is rejected, one at the limit is not', async () => {
    write('a.txt', Buffer.alloc(mostDocumentBytes, 'a'))
    write('b.txt', Buffer.alloc(mostDocumentBytes + 1, 'a'))
    expect(await read(['.'])).toMatchObject([
      { kind: 'document', size: mostDocumentBytes },
      { kind: 'failure', reason: 'too-large' },
    ])
  })
})

describe('standard input', () => {
  it('is JSON Lines', async () => {
    async function* standardInput() {
      yield Buffer.from('{"id":"a","te')
      yield Buffer.from('xt":"نص"}\n')
      await Promise.resolve()
    }
    expect(await read(['-'], { standardInput: standardInput() })).toMatchObject([
      { adapter: 'jsonl', file: '-:1', sourceKey: 'a' },
    ])
  })
})

describe('what cannot be done', () => {
  it('is said in a sentence that names the path', async () => {
    write('a/1.txt', 'نص')
    write('b/1.txt', 'نص')
    expect(await refusal(['nowhere'])).toBe('nowhere cannot be imported: it is not there.')
    expect(await refusal(['a/1.txt/x'])).toBe(
      'a/1.txt/x cannot be imported: a part of its path is no folder.',
    )
    expect(await refusal(['a/1.txt', 'b/1.txt'])).toContain('called 1.txt')
    expect(await refusal(['a/1.txt', 'a/1.txt'])).toBe('no error')
  })

  it('such as a format that nobody reads', () => {
    expect(() => readerOfFormat('pdf')).toThrow(
      'There is no format "pdf". What is read: txt, jsonl, ndjson, csv, tsv, html, htm, xml, rss, atom, wxr.',
    )
  })

  it('does not hold for the other names of a format', () => {
    const formats = ['TXT', 'jsonl', 'ndjson', 'csv', 'tsv', 'html', 'xml', 'rss', 'atom', 'wxr']
    expect(formats.map((format) => readerOfFormat(format).adapter).join(' ')).toBe(
      'txt jsonl jsonl csv csv html feed feed feed feed',
    )
  })
})
