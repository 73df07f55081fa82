import { execFileSync } from 'node:child_process'
import { mkdtempSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { compileProgram } from '../../../src/commands/stages/compiled.ts'

let root = ''

const write = (name: string, text: string): void => writeFileSync(path.join(root, name), text)
const compile = () => compileProgram({ file: 'src/say.ts', root })
const run = async (): Promise<string> =>
  execFileSync(process.execPath, ['--enable-source-maps', await compile()], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim()

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'nashra-compiled-'))
  mkdirSync(path.join(root, 'src'))
  write('src/word.ts', `export const word: string = 'واحد'`)
  write('src/say.ts', `import { word } from './word.ts'\nconsole.log(word)`)
})

afterEach(() => rmSync(root, { force: true, recursive: true }))

describe('a program of ours', () => {
  it('is made once', async () => {
    const first = await compile()
    expect(await compile()).toBe(first)
    expect(await run()).toBe('واحد')
  })

  it('is made anew when a module that it imports has changed', async () => {
    const first = await compile()
    write('src/word.ts', `export const word: string = 'اثنان وأكثر'`)
    expect(await compile()).not.toBe(first)
    expect(await run()).toBe('اثنان وأكثر')
  })

  it('is made anew when what was made is gone, or its record cannot be read', async () => {
    const made = path.join(root, '.data', 'compiled')
    rmSync(await compile())
    expect(await run()).toBe('واحد')
    for (const name of readdirSync(made).filter((one) => one.endsWith('.json'))) {
      writeFileSync(path.join(made, name), '{')
    }
    expect(await run()).toBe('واحد')
  })

  it('stays for a minute after it was replaced, and goes then', async () => {
    const outputs = () =>
      readdirSync(path.join(root, '.data', 'compiled')).filter((name) => name.endsWith('.mjs'))
    const first = await compile()
    write('src/word.ts', `export const word: string = 'اثنان وأكثر'`)
    await compile()
    expect(outputs()).toHaveLength(2)
    const old = Date.now() / 1000 - 3_600
    utimesSync(first, old, old)
    write('src/word.ts', `export const word: string = 'ثلاثة'`)
    await compile()
    expect(outputs()).not.toContain(path.basename(first))
  })

  it('finds files beside its sources', async () => {
    write('src/say.ts', `console.log(import.meta.dirname, import.meta.url.slice(0, 8))`)
    expect(await run()).toBe(`${path.join(root, 'src')} file:///`)
  })

  it('names its sources where it fails', async () => {
    write('src/word.ts', `export const word: string = 'واحد'\n\nthrow new Error('no')`)
    await expect(run()).rejects.toThrow(/src\/word\.ts:3/)
  })

  it('is not made of what is no TypeScript', async () => {
    write('src/word.ts', `export const word = `)
    await expect(compile()).rejects.toThrow('src/word.ts:1')
  })
})
