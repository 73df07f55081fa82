import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { readGlob } from '../../../../src/import/read/files/glob.ts'
import { isInputError, resolveInputs } from '../../../../src/import/read/inputs.ts'
import { measureInputs } from '../../../../src/import/read/measure.ts'
import { keysOf, newFolder, readPaths } from './helpers.ts'

let folder: ReturnType<typeof newFolder>
beforeEach(() => {
  folder = newFolder()
})
afterEach(() => folder.remove())

const read = (...paths: string[]) => readPaths({ cwd: folder.cwd, paths })

describe('a pattern', () => {
  it.each([
    ['a/*.txt', ['b.txt'], ['b.jsonl', 'c/b.txt', '.txt/x']],
    ['a/**/*.txt', ['b.txt', 'c/b.txt', 'c/d/b.txt'], ['b.txt/c']],
    ['a/**', ['b', 'c/d'], []],
    ['a/*/b', ['x/b'], ['b', 'x/y/b']],
    ['a/?.txt', ['b.txt', 'م.txt'], ['bb.txt', '.txt']],
    ['a/[a-c]*.txt', ['b.txt', 'cx.txt'], ['d.txt']],
    ['a/[!a-c].txt', ['d.txt'], ['b.txt']],
    ['a/*.{txt,jsonl}', ['b.txt', 'b.jsonl'], ['b.csv', 'btxt']],
    ['a/*.txt.gz', ['b.txt.gz'], ['b.txt', 'b.txt-gz']],
    ['a/(x)+*', ['(x)+y'], ['xy', 'xx']],
    ['a/*[*', ['b['], ['b']],
    ['a/{b*', ['{bc'], ['bc']],
    ['a/**/**/**/b', ['b', 'c/b'], ['c']],
  ])('%s means what a shell has it mean', (given, meant, others) => {
    const { matches, root } = readGlob(given)
    expect(root).toBe('a')
    expect(meant.filter((name) => !matches(name))).toEqual([])
    expect(others.filter(matches)).toEqual([])
  })

  it('of many stars takes no time on a long name', () => {
    const { matches } = readGlob(`a/${'**/'.repeat(30)}x`)
    expect(matches('y/'.repeat(200))).toBe(false)
  })

  it('looks into no folder that can hold nothing of it', () => {
    expect(readGlob('a/*/c/*.txt').mayHold('b')).toBe(true)
    expect(readGlob('a/*/c/*.txt').mayHold('b/c')).toBe(true)
    expect(readGlob('a/*/c/*.txt').mayHold('b/d')).toBe(false)
    expect(readGlob('a/*.txt').mayHold('b')).toBe(false)
    expect(readGlob('a/**/c').mayHold('b/d/e')).toBe(true)
  })

  it('gives files the keys that their folder gives them, in the same order', async () => {
    for (const name of ['crawl/b.txt', 'crawl/a/c.txt', 'crawl/a/d.jpg', 'e.txt']) {
      folder.write(name, 'نص')
    }
    const items = await read('crawl/**/*.txt')
    expect(keysOf(items)).toEqual(['a/c.txt', 'b.txt'])
    expect(items[0]?.file).toBe('crawl/a/c.txt')
    expect(keysOf(await read('*.txt'))).toEqual(['e.txt'])
    expect(keysOf(await read(`${folder.cwd}/crawl/*.txt`))).toEqual(['b.txt'])
  })

  it('means files that no reader knows too, as text', async () => {
    folder.write('a/b.log', 'نص')
    expect(await read('a/*.log')).toMatchObject([{ adapter: 'txt', kind: 'document' }])
  })

  it('is a name where something is called so', async () => {
    folder.write('*.txt', 'نص')
    folder.write('a.txt', 'نص')
    expect(keysOf(await read('*.txt'))).toEqual(['*.txt'])
  })

  it('is measured by what it means', async () => {
    folder.write('a/b.txt', '12345')
    folder.write('a/c.jsonl', '123')
    const inputs = await resolveInputs({ cwd: folder.cwd, paths: ['a/*.txt'] })
    expect(await measureInputs({ inputs, signal: new AbortController().signal })).toBe(5)
  })

  it.each([
    ['a/*.txt', 'a/*.txt cannot be imported: no file matches it.'],
    ['nowhere/*.txt', 'nowhere/*.txt cannot be imported: it is not there.'],
  ])('that means nothing is told: %s', async (given, message) => {
    folder.write('a/b.jsonl', '')
    const error: unknown = await resolveInputs({ cwd: folder.cwd, paths: [given] }).catch(
      (reason: unknown) => reason,
    )
    expect(isInputError(error) && error.message).toBe(message)
  })
})
