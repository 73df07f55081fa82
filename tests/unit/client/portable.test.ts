import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { sleep } from '../../../src/client/sleep.ts'

const folder = path.resolve(import.meta.dirname, '../../../src/client')

describe('the client', () => {
  it('runs in browsers too: nothing of it is Node’s', () => {
    const files = readdirSync(folder)
    expect(files).toContain('verifyWebhook.ts')
    const nodes = files.filter((file) =>
      /from 'node:|\bBuffer\b|\bprocess\./.test(readFileSync(path.join(folder, file), 'utf8')),
    )
    expect(nodes).toEqual([])
  })

  it('waits until it is told to stop', async () => {
    await sleep(1)
    const stopping = new AbortController()
    const waits = sleep(60_000, stopping.signal)
    stopping.abort(new Error('enough'))
    await expect(waits).rejects.toThrow('enough')
    await expect(sleep(1, stopping.signal)).rejects.toThrow('enough')
  })
})
