import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import type { Payload } from 'payload'
import { handleEndpoints } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { withClient } from '../../src/database/connect.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { archiveRows } from '../helpers/archiveRows.ts'
import { startPayload } from '../helpers/payload.ts'
import { freshDatabase } from '../helpers/postgres.ts'
import { startSeed } from '../helpers/startSeed.ts'
import { startWorker } from '../helpers/startWorker.ts'
import { bodyOn, documentOf } from './importHelpers.ts'

/** An import that an administrator began in the panel, whose worker is killed as a process while it writes. */

let payload: Payload
let stop: () => Promise<void>
let url: string
let data: string
let api: ReturnType<typeof openApi>
let admin: Record<string, string>

beforeAll(async () => {
  data = mkdtempSync(path.join(os.tmpdir(), 'nashra-worker-crash-'))
  process.env.NASHRA_DATA_DIR = data
  ;({ payload, stop, url } = await startPayload())
  api = openApi({ payload })
  admin = await signIn({ payload, role: 'admin' })
})
afterAll(async () => {
  await stop()
  delete process.env.NASHRA_DATA_DIR
  rmSync(data, { force: true, recursive: true })
})

/** Several batches of records. */
const size = 1500
const lines = Array.from({ length: size }, (_, at) => {
  const headline = `بدء العمل في محطة ${at}`
  const main = { body: bodyOn(`المحطة رقم ${at}`), headline, source: 'صحيفة الأفق' }
  return `${JSON.stringify({ id: `record ${at}`, text: documentOf({ main }) })}\n`
}).join('')

const begin = async (): Promise<string> => {
  const form = new FormData()
  form.append('files', new Blob([lines]), 'records.jsonl')
  const response = await handleEndpoints({
    config: payload.config,
    request: new Request('http://127.0.0.1/api/import-runs/upload', {
      body: form,
      headers: admin,
      method: 'POST',
    }),
  })
  const { upload } = (await response.json()) as { upload: string }
  const { body } = await api.post('/import-runs/start', { upload }, admin)
  return (body as { id: string }).id
}

const written = async (): Promise<number> =>
  (await payload.count({ collection: 'documents' })).totalDocs

const stateOf = async (id: string): Promise<string> =>
  ((await api.get(`/import-runs/${id}/progress`, admin)).body as { state: string }).state

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) await sleep(50)
}

it(
  'goes on where it was, and ends with the rows of an undisturbed one',
  { timeout: 300_000 },
  async () => {
    const id = await begin()
    const first = startWorker({ url })
    await until(async () => (await written()) > 0)
    first.child.kill('SIGKILL')
    const [, signal] = await first.exited
    expect(signal).toBe('SIGKILL')
    const reached = await written()
    expect(reached).toBeGreaterThan(0)
    expect(reached).toBeLessThan(size)

    const second = startWorker({ url })
    try {
      await until(async () => {
        const state = await stateOf(id)
        if (state === 'interrupted') await api.post(`/import-runs/${id}/resume`, {}, admin)
        return state === 'finished'
      })
    } finally {
      second.child.kill('SIGTERM')
      await second.exited
    }
    expect(await written()).toBe(size)
    const { body } = await api.get(`/import-runs/${id}/progress`, admin)
    expect(body).toMatchObject({ counters: { documents: size }, problem: null })
    const { rows } = await withClient({
      url,
      use: (client) =>
        client.query(`SELECT source_key FROM documents d WHERE outcome = 'imported'
        AND NOT EXISTS (SELECT FROM articles a WHERE a.document_id = d.id)`),
    })
    expect(rows).toEqual([])

    const undisturbed = await freshDatabase()
    const file = path.join(data, 'imports', 'undisturbed.jsonl')
    writeFileSync(file, lines)
    const seed = startSeed({ argv: [file], url: undisturbed.url })
    expect((await seed.ended).status).toBe(0)
    const rowsOf = async (at: string) => {
      const { articles, documents, sources } = await archiveRows({ url: at })
      return { articles, documents: documents?.length, sources }
    }
    expect(await rowsOf(url)).toEqual(await rowsOf(undisturbed.url))
    await undisturbed.drop()
  },
)
