import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { ROOT } from '../../src/commands/stages/root.mjs'
import { TSX } from '../../src/commands/stages/tsx.ts'
import { freshDatabase } from '../helpers/postgres.ts'
import { bodyOn, documentOf } from './importHelpers.ts'

/** Killed at any instant and started again, an import ends as an undisturbed one. */

const size = 16
let folder: string
let input: string
let undisturbed: string[]

/** Documents that print each other's texts, share tags and sources, and wait for each other's titles. */
const records = Array.from({ length: size }, (_, at) => {
  const subject = (index: number) => `مبنى رقم ${index % size} في الحي`
  const headline = (index: number) => `خبر ${subject(index)} كاملا`
  return {
    id: `record ${at}`,
    text: documentOf({
      keywords: `${subject(at)} ، حي المدينة ${at % 3}`,
      main: { body: bodyOn(subject(at)), source: `صحيفة المدينة ${at % 4}` },
      ...(at % 2
        ? { readAlso: { body: bodyOn(subject(at + 5)), headline: headline(at + 5) } }
        : {}),
      related: [headline(at + 5), headline(at + 7), headline(at + 8), `عنوان لا يأتي ${at}`],
    }),
  }
})

const start = ({ argv = [input], url }: { argv?: string[]; url: string }) => {
  const child = spawn(process.execPath, [...TSX, 'seeds/seed.ts', ...argv], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: url, NODE_ENV: 'production', PAYLOAD_SECRET: 'for tests' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stderr: '', stdout: '' }
  child.stdout.on('data', (chunk) => (said.stdout += String(chunk)))
  child.stderr.on('data', (chunk) => (said.stderr += String(chunk)))
  const ended = new Promise<{ signal: null | string; status: null | number }>((resolve) => {
    child.on('close', (status, signal) => resolve({ signal, status }))
  })
  return { child, ended, said }
}

const withClient = async <Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Every row by what it says: ids, which differ from run to run, are followed to what they name. */
const contents = (url: string): Promise<string[]> =>
  withClient(url, async (client) => {
    const queries = [
      `select 'document', source_key, outcome, sha256, reason, jsonb_array_length(parse->'written') from documents`,
      `select 'article', import_key, headline, headline_origin, content_hash, text_key, title_key, document_part, stage, a._status,
         (select name from sources where id = a.source_id), (select source_key from documents d where d.id = a.document_id),
         (select array_agg(t.label order by t.label) from articles_rels r join tags t on t.id = r.tags_id where r.parent_id = a.id)
       from articles a`,
      `select 'version', v.version_import_key, v.version_headline, v.latest from _articles_v v`,
      `select 'link', f.import_key, l.title, l.kind, l.state, l."order", l.origin, t.import_key, l.match_key
       from related_links l join articles f on f.id = l.from_id left join articles t on t.id = l.to_id`,
      `select 'tag', label, identity_key, status, usage from tags`,
      `select 'source', name, identity_key, kind from sources`,
    ]
    const rows: string[] = []
    for (const text of queries) {
      const found = await client.query<unknown[]>({ rowMode: 'array', text })
      rows.push(...found.rows.map((row) => JSON.stringify(row)))
    }
    return rows.sort()
  })

const countDocuments = (client: pg.Client) =>
  client.query<{ count: number }>('select count(*)::int as count from documents')

/** Resolves once so many documents are in the archive. */
const whenThere = (url: string, documents: number): Promise<void> =>
  withClient(url, async (client) => {
    for (;;) {
      const { rows } = await countDocuments(client)
      if ((rows[0]?.count ?? 0) >= documents) return
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  })

const torn = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query(
      `select source_key from documents d where outcome = 'imported'
         and (parse->'written' = '[]' or not exists (select from articles a where a.document_id = d.id))`,
    )
    return rows
  })

const runsOf = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ problem: null | string; state: string }>(
      `select state, report->>'problem' as problem from import_runs order by started`,
    )
    return rows
  })

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'nashra-crash-'))
  input = path.join(folder, 'records.jsonl')
  writeFileSync(input, records.map((record) => `${JSON.stringify(record)}\n`).join(''))
  const { drop, url } = await freshDatabase()
  const { ended, said } = start({ url })
  // On a slow machine it also says how far it is.
  expect((await ended).status).toBe(0)
  expect(said.stderr).not.toMatch(/rejected|error/i)
  undisturbed = await contents(url)
  expect(undisturbed.filter((row) => row.startsWith('["document"'))).toHaveLength(size)
  await drop()
})
afterAll(() => rmSync(folder, { force: true, recursive: true }))

describe('an import', () => {
  it('that is killed again and again ends in the same rows', async () => {
    const { drop, url } = await freshDatabase()
    for (const [index, documents] of [1, 6, 11].entries()) {
      const { child, ended } = start({ url })
      await whenThere(url, documents)
      // Somewhere within the next document.
      await new Promise((resolve) => setTimeout(resolve, 13 * index))
      child.kill('SIGKILL')
      expect((await ended).signal).toBe('SIGKILL')
      expect(await torn(url)).toEqual([])
    }
    const { ended, said } = start({ url })
    expect((await ended).status).toBe(0)
    expect(said.stdout).toContain('unchanged')
    expect(await contents(url)).toEqual(undisturbed)
    expect(await runsOf(url)).toEqual([
      ...Array.from({ length: 3 }, () => ({ problem: 'killed', state: 'failed' })),
      { problem: null, state: 'finished' },
    ])
    await drop()
  })

  it('that is asked to stop ends after a document, says so, and can be taken up', async () => {
    const { drop, url } = await freshDatabase()
    const first = start({ url })
    await whenThere(url, 3)
    first.child.kill('SIGTERM')
    expect((await first.ended).status).toBe(143)
    expect(first.said.stderr).toContain('Run the same command again to go on.')
    expect(await torn(url)).toEqual([])
    expect(await runsOf(url)).toEqual([{ problem: 'stopped', state: 'failed' }])
    await start({ url }).ended
    expect(await contents(url)).toEqual(undisturbed)
    await drop()
  })

  it('whose database goes away in the middle says where it was, and can be taken up', async () => {
    const { drop, url } = await freshDatabase()
    const first = start({ url })
    await whenThere(url, 3)
    await withClient(url, (client) =>
      client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      ),
    )
    expect({ ...(await first.ended), said: first.said.stderr }).toMatchObject({ status: 3 })
    const { hostname, password, port } = new URL(url)
    expect(first.said.stderr).toContain(`${hostname}:${port}`)
    if (password) expect(first.said.stderr).not.toContain(password)
    expect(await torn(url)).toEqual([])
    await start({ url }).ended
    expect(await contents(url)).toEqual(undisturbed)
    await drop()
  })

  it('that runs twice at once writes everything once', async () => {
    const { drop, url } = await freshDatabase()
    const both = [start({ url }), start({ url })]
    const statuses = await Promise.all(both.map(({ ended }) => ended))
    expect(statuses.map(({ status }) => status)).toEqual([0, 0])
    expect(await torn(url)).toEqual([])
    const rows = await contents(url)
    const kinds = (all: string[], kind: string) => all.filter((row) => row.startsWith(`["${kind}"`))
    for (const kind of ['document', 'link', 'source', 'tag']) {
      expect(kinds(rows, kind)).toEqual(kinds(undisturbed, kind))
    }
    expect(kinds(rows, 'article')).toHaveLength(kinds(undisturbed, 'article').length)
    await drop()
  })
})
