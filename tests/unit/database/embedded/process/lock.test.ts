import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { withLock } from '../../../../../src/database/embedded/process/lock.mjs'
import { processStart, thisProcess } from '../../../../../src/database/embedded/process/start.mjs'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'nashra-lock-'))
  file = path.join(folder, 'lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A process id that nobody has, and one that somebody else has now. */
const NOBODY = { pid: 2 ** 22 + 1, start: 'long ago' }
const REUSED = { pid: process.pid, start: 'another process that had this id' }

describe('the lock', () => {
  it('lets one in at a time and leaves one file', async () => {
    let inside = 0
    const seen: number[] = []
    const work = async () => {
      inside += 1
      seen.push(inside)
      await sleep(5)
      inside -= 1
    }
    await Promise.all(Array.from({ length: 8 }, () => withLock({ file, work })))
    expect(seen).toEqual(Array.from({ length: 8 }, () => 1))
    expect(readdirSync(folder)).toHaveLength(1)
  })

  it.each([
    ['a killed process', NOBODY],
    ['a process whose id went to another', REUSED],
  ])('is taken over from %s', async (_, holder) => {
    writeFileSync(`${file}.7`, JSON.stringify(holder))
    expect(await withLock({ file, work: () => Promise.resolve('done'), patience: 0 })).toBe('done')
    expect(readdirSync(folder)).toEqual(['lock.8'])
  })

  it('is not taken from a living process, whom the sentence names', async () => {
    writeFileSync(`${file}.7`, JSON.stringify(thisProcess()))
    const waiting: number[] = []
    const attempt = withLock({
      file,
      work: () => Promise.resolve('done'),
      onWait: (pid) => waiting.push(pid),
      patience: 0,
    })
    await expect(attempt).rejects.toThrow(`Process ${process.pid} has held the lock`)
    expect(waiting).toEqual([process.pid])
  })

  it('is given back when the work fails', async () => {
    const failing = withLock({ file, work: () => Promise.reject(new Error('no')) })
    await expect(failing).rejects.toThrow('no')
    expect(await withLock({ file, work: () => Promise.resolve('done'), patience: 0 })).toBe('done')
  })
})

describe('processStart', () => {
  it('is the same at every look, and null for nobody', () => {
    expect(processStart(process.pid)).toBeTruthy()
    expect(processStart(process.pid)).toBe(processStart(process.pid))
    expect(processStart(process.ppid)).not.toBe(processStart(process.pid))
    expect(processStart(NOBODY.pid)).toBeNull()
  })
})
