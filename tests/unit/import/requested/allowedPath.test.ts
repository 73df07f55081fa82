import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { allowedPath } from '../../../../src/import/requested/receive/allowedPath.ts'

let home: string
let root: string

beforeAll(() => {
  home = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'nashra-roots-')))
  root = path.join(home, 'crawl')
  mkdirSync(path.join(root, 'day'), { recursive: true })
  mkdirSync(path.join(home, 'crawl-secret'))
  writeFileSync(path.join(home, 'secret.txt'), '')
  writeFileSync(path.join(home, 'crawl-secret/a.txt'), '')
  writeFileSync(path.join(root, 'day/a.txt'), '')
  symlinkSync(path.join(home, 'secret.txt'), path.join(root, 'out.txt'))
  symlinkSync(home, path.join(root, 'up'))
  symlinkSync(path.join(root, 'day'), path.join(root, 'today'))
  symlinkSync(root, path.join(home, 'linked'))
})
afterAll(() => {
  rmSync(home, { force: true, recursive: true })
})

const asked = (given: string, roots = [root]) => allowedPath({ given, roots })

describe('a path that is named in the panel', () => {
  it('is one below a root, relative or not', async () => {
    expect(await asked('day/a.txt')).toBe(path.join(root, 'day/a.txt'))
    expect(await asked(path.join(root, 'day'))).toBe(path.join(root, 'day'))
    expect(await asked('.')).toBe(root)
    expect(await asked('day', [path.join(home, 'none'), root])).toBe(path.join(root, 'day'))
  })

  it('is what its symbolic links lead to, the root’s own among them', async () => {
    expect(await asked('today/a.txt')).toBe(path.join(root, 'day/a.txt'))
    expect(await asked('day', [path.join(home, 'linked')])).toBe(path.join(root, 'day'))
  })

  it.each([
    '..',
    '../secret.txt',
    'day/../../secret.txt',
    'out.txt',
    'up',
    'up/secret.txt',
    '../crawl-secret/a.txt',
    '/etc/passwd',
    'missing.txt',
    'day/a.txt\0',
  ])('is refused outside of the roots, and where nothing is: %j', async (given) => {
    expect(await asked(given)).toBeNull()
  })

  it('is refused where a host names no root', async () => {
    expect(await asked('day/a.txt', [])).toBeNull()
  })
})
