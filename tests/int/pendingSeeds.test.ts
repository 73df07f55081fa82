import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findPendingSeeds } from '../../src/commands/stages/pendingSeeds.ts'
import { withClient } from '../../src/database/connect.ts'
import type { RunningPayload } from '../helpers/payload.ts'
import { startPayload } from '../helpers/payload.ts'
import { bodyOn, documentOf, runSeed } from './importHelpers.ts'

/** A start imports the seeds that are new or changed, and has nothing to do once they are there. */

let running: RunningPayload
let folder: string
beforeAll(async () => {
  running = await startPayload()
  folder = mkdtempSync(path.join(os.tmpdir(), 'nashra-pending-'))
})
afterAll(async () => {
  rmSync(folder, { force: true, recursive: true })
  await running.stop()
})

const write = (name: string, content: string | Uint8Array) =>
  writeFileSync(path.join(folder, name), content)
const text = (subject: string) => documentOf({ main: { body: bodyOn(subject), source: 'وام' } })
const page = (subject: string) =>
  `<!doctype html><html lang="ar"><head><title>خبر ${subject}</title></head><body><article><h1>خبر ${subject}</h1>${bodyOn(
    subject,
  )
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('')}</article></body></html>`
const line = (id: string, subject: string) =>
  `${JSON.stringify({ id, text: text(subject), title: `خبر ${subject}` })}\n`

const pending = async () => {
  const places = await withClient({
    url: running.url,
    use: (client) => findPendingSeeds({ client, folder }),
  })
  return places.map((place) => path.relative(folder, place))
}

describe('the seeds that wait', () => {
  it('are those that no import has seen, of every kind, and none afterwards', async () => {
    write('1.txt', text('جسر الوادي'))
    write('2.jsonl', `${line('a', 'جسر السهل')}broken\n${line('b', 'جسر الجبل')}`)
    write('3.html', page('جسر الميناء'))
    write('4.jsonl.gz', gzipSync(line('c', 'جسر القرية')))
    write('5-rejected.txt', 'In English only.')
    write('notes.md', 'what no reader takes')
    expect(await pending()).toEqual([
      '1.txt',
      '2.jsonl:1',
      '2.jsonl:2',
      '2.jsonl:3',
      '3.html',
      '4.jsonl.gz:1',
      '5-rejected.txt',
    ])
    const { status } = await runSeed({ argv: [folder], payload: running.payload })
    expect(status).toBe(0)
    expect(await pending()).toEqual([])
  })

  it('are those that changed; an edition from before is none', async () => {
    write('1.txt', `${text('جسر الوادي')}\n\nوأضيفت فقرة أخيرة إلى هذا الخبر بعد نشره.`)
    write('2.jsonl', `${line('a', 'جسر السهل')}${line('new', 'جسر البحيرة')}`)
    expect(await pending()).toEqual(['1.txt', '2.jsonl:2'])
    await runSeed({ argv: [folder], payload: running.payload })
    expect(await pending()).toEqual([])
    write('1.txt', text('جسر الوادي'))
    expect(await pending()).toEqual([])
  })
})
