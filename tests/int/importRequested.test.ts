import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { handleEndpoints } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { rollBackRun } from '../../src/import/index.ts'
import { doNext } from '../../src/import/requested/perform/keepImports.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'
import { bodyOn, documentOf, runSeed, snapshot } from './importHelpers.ts'

/** Imports that an administrator asks for over HTTP and a worker does. */

let payload: Payload
let stop: () => Promise<void>
let data: string
let api: ReturnType<typeof openApi>
let admin: Record<string, string>

beforeAll(async () => {
  data = mkdtempSync(path.join(os.tmpdir(), 'nashra-requested-'))
  process.env.NASHRA_DATA_DIR = data
  ;({ payload, stop } = await startPayload())
  api = openApi({ payload })
  admin = await signIn({ payload, role: 'admin' })
})
afterAll(async () => {
  await stop()
  delete process.env.NASHRA_DATA_DIR
  rmSync(data, { force: true, recursive: true })
})

let count = 0

const good = () =>
  documentOf({ main: { body: bodyOn(`حديقة الحي ${(count += 1)}`), source: 'صحيفة الأفق' } })
const bad = 'This is a page in English, and nothing else.\n'.repeat(5)

const send = async (
  files: Record<string, string>,
  headers: Record<string, string> = admin,
): Promise<{ body: { errors?: { message: string }[]; upload: string }; status: number }> => {
  const form = new FormData()
  for (const [name, text] of Object.entries(files)) form.append('files', new Blob([text]), name)
  const response = await handleEndpoints({
    config: payload.config,
    request: new Request('http://127.0.0.1/api/import-runs/upload', {
      body: form,
      headers,
      method: 'POST',
    }),
  })
  return { body: await response.json(), status: response.status }
}

const upload = async (files: Record<string, string>): Promise<string> => {
  const { body, status } = await send(files)
  expect(status).toBe(200)
  return body.upload
}

const start = async (asked: object): Promise<string> => {
  const { body, status } = await api.post('/import-runs/start', asked, admin)
  expect(body).toEqual({ id: expect.any(String) })
  expect(status).toBe(200)
  return (body as { id: string }).id
}

const ask = (id: string, what: string, headers = admin) =>
  api.post(`/import-runs/${id}/${what}`, {}, headers)

const progress = async (id: string) =>
  (await api.get(`/import-runs/${id}/progress`, admin)).body as {
    can: Record<string, boolean>
    counters: null | { documents: number; outcomes: Record<string, number> }
    problem: null | string
    rollback: null | { deleted: number; left: number; leftOnes: { reason: string }[] }
    state: string
  }

const report = async (id: string, query = '') =>
  (await api.get(`/import-runs/${id}/report?${query}`, admin)).body as {
    docs: {
      articles: { id: string }[]
      file: string
      key: string
      outcome: string
      reason: null | string
    }[]
    headlines: Record<string, string>
    next: null | number
  }

const work = async () => {
  while (await doNext({ payload }));
}

/** Under names of their own: a file of a name that the archive knows is a newer edition. */
const three = (of = (count += 1)) => ({
  [`${of}-1.txt`]: good(),
  [`${of}-2.txt`]: bad,
  [`${of}-3.txt`]: good(),
})

describe('an upload with a bad file among good ones', () => {
  it('is answered at once, done by a worker, and told document by document', async () => {
    const id = await start({ publish: false, upload: await upload(three(0)) })
    expect(await progress(id)).toMatchObject({ can: { cancel: true }, state: 'waiting' })
    await work()
    const told = await progress(id)
    expect(told).toMatchObject({
      can: { cancel: false, resume: false, retry: true, rollback: true },
      counters: { documents: 3, outcomes: { created: 2, rejected: 1 } },
      problem: null,
      state: 'finished',
    })
    const { docs, headlines } = await report(id)
    expect(docs.map(({ file, outcome }) => [file, outcome])).toEqual([
      ['0-1.txt', 'created'],
      ['0-2.txt', 'rejected'],
      ['0-3.txt', 'created'],
    ])
    expect(docs[1]?.reason).toMatch(/^not-arabic: /)
    expect(headlines[docs[0]?.articles[0]?.id ?? '']).toContain('حديقة الحي')
    expect((await report(id, 'outcome=rejected')).docs.map(({ key }) => key)).toEqual(['0-2.txt'])
    expect((await report(id, 'q=3.TXT')).docs.map(({ key }) => key)).toEqual(['0-3.txt'])
    const first = await report(id, 'limit=2')
    expect((await report(id, `limit=2&after=${first.next}`)).docs.map(({ key }) => key)).toEqual([
      '0-3.txt',
    ])
  })

  it('stands first among the latest runs', async () => {
    const id = await start({ upload: await upload(three()) })
    const { body } = await api.get('/import-runs/recent', admin)
    expect(body.docs[0]).toMatchObject({ dryRun: false, id, state: 'waiting' })
    await work()
  })

  it('gives the report to keep, as JSON Lines', async () => {
    const id = await start({ upload: await upload(three()) })
    await work()
    const response = await handleEndpoints({
      config: payload.config,
      request: new Request(`http://127.0.0.1/api/import-runs/${id}/report.jsonl`, {
        headers: admin,
      }),
    })
    expect(response.headers.get('content-disposition')).toContain(`import-${id}.jsonl`)
    expect((await response.text()).trimEnd().split('\n')).toHaveLength(3)
  })

  it('is foretold by a dry run, which writes no document and counts as no run to take back', async () => {
    const files = await upload(three())
    const real = await start({ upload: await upload(three()) })
    await work()
    const before = await snapshot(payload)
    const id = await start({ dryRun: true, upload: files })
    await work()
    const after = await snapshot(payload)
    const tables = Object.keys(before).filter(
      (table) => JSON.stringify(before[table]) !== JSON.stringify(after[table]),
    )
    expect(tables).toEqual(['import_runs'])
    expect(await progress(id)).toMatchObject({
      can: { retry: false, rollback: false },
      counters: { outcomes: { created: 2, rejected: 1 } },
      state: 'finished',
    })
    expect((await report(id)).docs).toHaveLength(3)
    expect((await ask(id, 'rollback')).status).toBe(409)
    expect((await rollBackRun({ dryRun: true, payload, which: 'last' })).run).toBe(real)
    // The same files, imported for good.
    const done = await start({ upload: files })
    await work()
    expect((await progress(done)).counters?.outcomes).toMatchObject({ created: 2, rejected: 1 })
  })
})

describe('what is refused', () => {
  it('is everything to everybody but administrators', async () => {
    const id = await start({ upload: await upload(three()) })
    await work()
    const others = await Promise.all(
      (['editor', 'contributor', 'viewer'] as const).map((role) => signIn({ payload, role })),
    )
    for (const headers of [{}, ...others]) {
      expect((await send(three(), headers)).status).toBe(403)
      const posts = ['cancel', 'resume', 'retry', 'rollback'].map((what) => `/${id}/${what}`)
      for (const where of ['/start', ...posts]) {
        const { body, status } = await api.post(`/import-runs${where}`, {}, headers)
        expect([where, status]).toEqual([where, 403])
        expect(body.errors[0].message).toMatch(/administrators|المديرين/)
      }
      const gets = ['progress', 'report', 'report.jsonl', 'rollback'].map(
        (what) => `/${id}/${what}`,
      )
      for (const where of ['/settings', '/recent', ...gets]) {
        expect([where, (await api.get(`/import-runs${where}`, headers)).status]).toEqual([
          where,
          403,
        ])
      }
    }
  })

  it.each([
    [400, {}],
    [400, { path: '' }],
    [400, { path: 7 }],
    [400, { path: '.', upload: '0198c0de-0000-7000-8000-000000000000' }],
    [400, { path: '../../package.json' }],
    [400, { path: '/etc/passwd' }],
    [400, { upload: '../../..' }],
    [404, { upload: '0198c0de-0000-7000-8000-000000000000' }],
    [400, { format: 'exe', path: '.' }],
  ])('is a start that says nothing good, with %i: %j', async (status, asked) => {
    const answer = await api.post('/import-runs/start', asked, admin)
    expect(answer.status).toBe(status)
    expect(answer.body.errors[0].message).toMatch(/\.$/)
  })

  it('is an upload whose name leads elsewhere, in the language of whoever sends it', async () => {
    const english = await send({ '..\\evil.txt': 'x' })
    expect(english.status).toBe(400)
    const arabic = await send({ '..\\evil.txt': 'x' }, { ...admin, 'accept-language': 'ar' })
    expect(arabic.body.errors?.[0]?.message).toContain('غيّر اسمه')
  })

  it('is what does not fit where the run stands, and a run that is not there', async () => {
    const id = await start({ upload: await upload({ 'fine.txt': good() }) })
    expect((await ask(id, 'rollback')).status).toBe(409)
    expect((await ask(id, 'resume')).status).toBe(409)
    await work()
    expect((await ask(id, 'resume')).status).toBe(409)
    expect((await ask(id, 'cancel')).status).toBe(409)
    expect((await ask(id, 'retry')).status).toBe(409)
    expect((await ask('0198c0de-0000-7000-8000-000000000000', 'retry')).status).toBe(404)
    expect((await ask('x', 'retry')).status).toBe(400)
  })
})

describe('a path below a root', () => {
  it('is imported', async () => {
    const id = await start({ dryRun: true, path: '.' })
    await work()
    expect(await progress(id)).toMatchObject({
      counters: { documents: 2, outcomes: { rejected: 0 } },
      state: 'finished',
    })
  })
})

describe('a run that stops', () => {
  const many = () =>
    Object.fromEntries(
      Array.from({ length: 18 }, (_, at) => [`${String(at).padStart(2, '0')}.txt`, good()]),
    )
  const pool = () => (payload.db as unknown as PostgresAdapter).pool

  it('by a kill, is interrupted, and resumed from where it stopped', async () => {
    const id = await start({ upload: await upload(many()) })
    const killed = new AbortController()
    const running = doNext({ payload, signal: killed.signal })
    for (;;) {
      const { totalDocs } = await payload.count({
        collection: 'documents',
        where: { run: { equals: id } },
      })
      if (totalDocs >= 3) break
    }
    killed.abort()
    await running
    const before = await payload.count({ collection: 'documents', where: { run: { equals: id } } })
    expect(before.totalDocs).toBeLessThan(18)
    // As a kill leaves the row and the report: nobody has said that it is over.
    await pool().query(
      `UPDATE import_runs SET state = 'running', ended = NULL, report = NULL, options = options
         || '{"ask":{"at":"2026-01-01T00:00:00Z","kind":"import","taken":{"host":"gone","pid":1,"since":"2026-01-01T00:00:00Z"}}}',
         cursor = cursor || '{"at":"2026-01-01T00:00:00Z"}'
       WHERE id = $1`,
      [id],
    )
    appendFileSync(path.join(data, 'imports/runs', id, 'report.jsonl'), '{"key":"cut o')

    expect(await progress(id)).toMatchObject({ can: { resume: true }, state: 'interrupted' })
    expect((await ask(id, 'resume')).status).toBe(200)
    expect((await ask(id, 'resume')).status).toBe(409)
    await work()
    expect(await progress(id)).toMatchObject({
      counters: { documents: 18, outcomes: { created: 18 } },
      state: 'finished',
    })
    const { docs } = await report(id, 'limit=100')
    expect(docs.map(({ key }) => key)).toEqual(Object.keys(many()))
  })

  it('by request before anybody began, is over at once', async () => {
    const id = await start({ upload: await upload(many()) })
    expect((await ask(id, 'cancel')).status).toBe(200)
    expect(await progress(id)).toMatchObject({ can: { resume: true }, state: 'cancelled' })
    expect(await doNext({ payload })).toBe(false)
    await ask(id, 'resume')
    await work()
    expect((await progress(id)).state).toBe('finished')
  })

  it('by request while it goes on, ends whole', async () => {
    const id = await start({ upload: await upload(many()) })
    const running = doNext({ payload })
    while ((await progress(id)).state === 'waiting');
    await ask(id, 'cancel')
    await running
    const { counters, state } = await progress(id)
    // It may have been done within the second in which it hears of it.
    expect(['cancelled', 'finished']).toContain(state)
    expect((await report(id, 'limit=100')).docs).toHaveLength(counters?.documents ?? -1)
  })

  it('because its files are gone, fails with a sentence', async () => {
    const files = await upload(many())
    const id = await start({ upload: files })
    rmSync(path.join(data, 'imports/uploads', files), { recursive: true })
    await work()
    expect(await progress(id)).toMatchObject({
      problem: expect.stringContaining('Upload it again.'),
      state: 'failed',
    })
  })
})

describe('a retry', () => {
  it('brings what was rejected, and nothing else', async () => {
    const files = await upload(three(9000))
    const id = await start({ upload: files })
    await work()
    // As if whatever stood in its way had passed.
    writeFileSync(path.join(data, 'imports/uploads', files, '9000-2.txt'), good())
    const { body } = await ask(id, 'retry')
    await work()
    const retried = (body as { id: string }).id
    expect(retried).not.toBe(id)
    expect((await report(retried)).docs.map(({ key, outcome }) => [key, outcome])).toEqual([
      ['9000-2.txt', 'created'],
    ])
    expect(await progress(retried)).toMatchObject({ can: { retry: false }, state: 'finished' })
  })
})

describe('a rollback', () => {
  it('is foretold, done by a worker, and tells what it spared', async () => {
    const id = await start({ upload: await upload(three()) })
    await work()
    const [first] = (await report(id)).docs
    await payload.update({
      collection: 'articles',
      data: { headline: 'عنوان كتبه محرر' },
      draft: true,
      id: first?.articles[0]?.id ?? '',
      overrideAccess: true,
    })
    expect((await api.get(`/import-runs/${id}/rollback`, admin)).body).toEqual({ total: 3 })
    await ask(id, 'rollback')
    expect((await progress(id)).state).toBe('waiting')
    await work()
    const { rollback, state } = await progress(id)
    expect(state).toBe('rolledBack')
    expect(rollback).toMatchObject({ deleted: 2, left: 1 })
    expect(rollback?.leftOnes[0]?.reason).toMatch(/^edited/)
    expect((await ask(id, 'rollback')).status).toBe(409)
    expect((await ask(id, 'retry')).status).toBe(409)
  })

  it('takes back what the command imported too, which cannot be resumed here', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'nashra-cli-'))
    writeFileSync(path.join(folder, 'one.txt'), good())
    await runSeed({ argv: ['.'], cwd: folder, payload })
    rmSync(folder, { recursive: true })
    const { docs } = await payload.find({
      collection: 'import-runs',
      limit: 1,
      sort: '-started',
    })
    const id = docs[0]?.id ?? ''
    expect((await ask(id, 'retry')).status).toBe(409)
    expect((await api.get(`/import-runs/${id}/report`, admin)).status).toBe(404)
    await ask(id, 'rollback')
    await work()
    expect(await progress(id)).toMatchObject({ rollback: { deleted: 1 }, state: 'rolledBack' })
  })
})

describe('two workers', () => {
  it('do each work once', async () => {
    const ids = [
      await start({ upload: await upload(three()) }),
      await start({ upload: await upload(three()) }),
    ]
    await Promise.all([work(), work()])
    for (const id of ids) {
      expect((await progress(id)).counters?.documents).toBe(3)
      expect(
        readFileSync(path.join(data, 'imports/runs', id, 'report.jsonl'), 'utf8')
          .trimEnd()
          .split('\n'),
      ).toHaveLength(3)
    }
  })
})
