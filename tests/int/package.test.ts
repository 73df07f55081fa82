import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** What a stranger gets who installs `payload-nashra`: the tarball of `npm pack`, unpacked elsewhere. */
const root = path.resolve(import.meta.dirname, '../..')
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  version: string
}
const tarball = `payload-nashra-${version}.tgz`
let folder: string
let packed: string

const npm = (...args: string[]) =>
  execFileSync('npm', [...args, '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nashra-package-'))
  npm('pack', '--pack-destination', folder)
  execFileSync('tar', ['xzf', path.join(folder, tarball), '-C', folder])
  packed = path.join(folder, 'package')
})

afterAll(() => rmSync(folder, { force: true, recursive: true }))

const run = (file: string, code: string): string => {
  writeFileSync(path.join(folder, file), code)
  return execFileSync(process.execPath, [path.join(folder, file)], { encoding: 'utf8' })
}

describe('the package', () => {
  it('parses a document with nothing installed beside it', () => {
    const seed = path.join(root, 'seeds/documents/002_6e59f30b3e264ccf.txt')
    const told = run(
      'parse.mjs',
      `import { readFileSync } from 'node:fs'
       import { parseDocument } from ${JSON.stringify(`file://${packed}/dist/src/parse/index.js`)}
       const { main, related } = parseDocument(readFileSync(${JSON.stringify(seed)}))
       console.log(main.source.text, related.length)`,
    )
    expect(told.trim()).toBe('البوابة 10')
  })

  it('has the entries it names, with types', () => {
    const { exports } = JSON.parse(readFileSync(path.join(packed, 'package.json'), 'utf8')) as {
      exports: Record<string, { default: string; types: string }>
    }
    expect(Object.keys(exports)).toEqual(expect.arrayContaining(['.', './parse']))
    for (const entry of Object.values(exports)) {
      for (const file of [entry.default, entry.types]) {
        expect(readFileSync(path.join(packed, file), 'utf8')).not.toBe('')
      }
    }
  })

  it('brings no generated types of our own host, no tests and no documents', () => {
    const files = execFileSync('tar', ['tzf', path.join(folder, tarball)], {
      encoding: 'utf8',
    })
    expect(files).not.toMatch(/payload-types|\.test\.|seeds\/|tests\/|migrations\//)
    expect(files).toMatch(/AdminStyles\/index\.css/)
  })
})
