import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { keepOnce } from '../../../src/database/keepOnce.ts'
import { resolveSecret } from '../../../src/database/secret.ts'

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'nashra-secret-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const resolve = (env: Record<string, string>) =>
  resolveSecret({ env: env as NodeJS.ProcessEnv, dataDir })

describe('the secret', () => {
  it('is the one that is given', () => {
    expect(resolve({ PAYLOAD_SECRET: 'given', DATABASE_URL: 'postgres://h/d' })).toBe('given')
    expect(resolve({ PAYLOAD_SECRET: 'given' })).toBe('given')
  })

  it('is made once for the embedded database, for its owner only', () => {
    const made = resolve({})
    expect(made).toMatch(/^[0-9a-f]{64}$/)
    expect(resolve({ PAYLOAD_SECRET: ' ' })).toBe(made)
    const file = path.join(dataDir, 'secret')
    expect(readFileSync(file, 'utf8')).toBe(made)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('is asked for when the database is one of their own', () => {
    expect(() => resolve({ DATABASE_URL: 'postgres://h/d' })).toThrow(/Set PAYLOAD_SECRET/)
  })
})

describe('keepOnce', () => {
  it('keeps what was first', () => {
    const file = path.join(dataDir, 'kept')
    expect(keepOnce({ file, make: () => 'first' })).toBe('first')
    expect(keepOnce({ file, make: () => 'second' })).toBe('first')
  })

  it('gives all the same text where another was quicker', () => {
    const file = path.join(dataDir, 'kept')
    const outer = keepOnce({ file, make: () => (keepOnce({ file, make: () => 'inner' }), 'outer') })
    expect(outer).toBe('inner')
    expect(readFileSync(file, 'utf8')).toBe('inner')
  })
})
