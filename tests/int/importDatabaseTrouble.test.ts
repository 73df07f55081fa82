import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { withClient } from '../../src/database/connect.ts'
import { startEmbedded } from '../../src/database/embedded/index.ts'
import { archiveRows } from '../helpers/archiveRows.ts'
import { createDatabase } from '../helpers/createDatabase.ts'
import { freshDatabase } from '../helpers/postgres.ts'
import { TEST_DATABASES } from '../helpers/postgresDatabases.ts'
import type { RunningSeed } from '../helpers/startSeed.ts'
import { startSeed } from '../helpers/startSeed.ts'
import { bodyOn, documentOf } from './importHelpers.ts'

/**
 * What the seed command does when the database is full, or goes away, while batches are written:
 * nothing is lost or half-written, and in the end the rows are those of an undisturbed run.
 */

const size = 600
let folder: string
let input: string
let undisturbed: Record<string, string[]>

const subject = (at: number) => `المبنى رقم ${at % size} في الحي`
const headline = (at: number) => `افتتاح ${subject(at)} الجديد`

/** Documents that print each other's texts and wait for each other's titles, within and across batches. */
const records = Array.from({ length: size }, (_, at) => ({
  id: `record ${at}`,
  text: documentOf({
    keywords: `${subject(at)} ، حي المدينة ${at % 7}`,
    main: { body: bodyOn(subject(at)), source: `صحيفة المدينة ${at % 5}` },
    ...(at % 3 === 0
      ? { readAlso: { body: bodyOn(subject(at + 300)), headline: headline(at + 300) } }
      : {}),
    related: [headline(at + 3), `عنوان لا يأتي ${at}`],
  }),
}))

const ask = (url: string, sql: string) =>
  withClient({
    url,
    use: async (client) => (await client.query<Record<string, unknown>>(sql)).rows,
  })

const summaryOf = async (running: RunningSeed) => ({ ...(await running.ended), ...running.said })

const count = async (url: string, outcome = 'imported') =>
  Number(
    (await ask(url, `select count(*) from documents where outcome = '${outcome}'`))[0]?.['count'],
  )

/** Resolves once the database holds so many documents; polls, on a connection of its own. */
const whenThere = (url: string, documents: number) =>
  withClient({
    url,
    use: async (client) => {
      for (;;) {
        const { rows } = await client.query<{ many: boolean }>(
          `select count(*) >= ${documents} as many from documents`,
        )
        if (rows[0]?.many) return
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
  })

/** Has the database fail when a row of documents is written for which `when` holds. */
const failWhen = ({ client, code, when }: { client: pg.Client; code: string; when: string }) =>
  client.query(`
    CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF ${when} THEN RAISE EXCEPTION 'refused by the test' USING ERRCODE = '${code}'; END IF;
      RETURN NEW;
    END $$;
    CREATE OR REPLACE TRIGGER refuse BEFORE INSERT ON documents
      FOR EACH ROW EXECUTE FUNCTION refuse()`)

const refuse = ({ url, ...what }: { code: string; url: string; when: string }) =>
  withClient({ url, use: (client) => failWhen({ client, ...what }) })

const letThrough = (url: string) => ask(url, 'DROP TRIGGER refuse ON documents')

const expectUndisturbed = async (url: string) =>
  expect(await archiveRows({ url })).toEqual(undisturbed)

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'nashra-trouble-'))
  input = path.join(folder, 'records.jsonl')
  writeFileSync(input, records.map((record) => `${JSON.stringify(record)}\n`).join(''))
  const { url } = await freshDatabase()
  expect(await summaryOf(startSeed({ argv: [input], url }))).toMatchObject({ status: 0 })
  undisturbed = await archiveRows({ url })
  expect(await count(url)).toBe(size)
})
afterAll(() => rmSync(folder, { force: true, recursive: true }))

describe('a database that is full', { timeout: 180_000 }, () => {
  it('stops the run, says what to do, and the next run ends in the same rows', async () => {
    const { drop, url } = await freshDatabase()
    await refuse({ code: '53100', url, when: `NEW.source_key = 'record 300'` })
    const { status, stderr } = await summaryOf(startSeed({ argv: [input], url }))
    expect(status).toBe(3)
    expect(stderr).toMatch(
      /can take no more \(refused by the test\)\. .* Make room on its disk, .* run the same command again to go on\.\n$/,
    )
    expect(await count(url)).toBe(250)
    expect(await ask(url, `select state, report->>'problem' as problem from import_runs`)).toEqual([
      { problem: 'database-full', state: 'failed' },
    ])
    await letThrough(url)
    expect(await summaryOf(startSeed({ argv: [input], url }))).toMatchObject({ status: 0 })
    await expectUndisturbed(url)
    await drop()
  })
})

describe('a database that ends all connections', { timeout: 180_000 }, () => {
  it('again and again is waited for, and the run ends in the same rows', async () => {
    const { drop, url } = await freshDatabase()
    const running = startSeed({ argv: [input], url })
    let times = 0
    for (const [documents, milliseconds] of [
      [0, 150],
      [1, 20],
      [250, 60],
      [500, 10],
    ] as const) {
      await whenThere(url, documents)
      if (documents === 0) await whenConnected(url)
      await new Promise((resolve) => setTimeout(resolve, milliseconds))
      if (running.child.exitCode !== null) break
      await ask(url, endOthers)
      times += 1
    }
    const { status, stderr } = await summaryOf(running)
    expect({ status, stderr }).toMatchObject({ status: 0 })
    expect(times).toBeGreaterThan(1)
    expect(stderr).toMatch(
      /The connection to the database broke \(.*\)\. Waiting up to 30 s for it\.\n/,
    )
    expect(stderr).toMatch(/The database is back\. Going on after \d+ documents\.\n/)
    await expectUndisturbed(url)
    await drop()
  })
})

describe('a handful, which is written one by one', { timeout: 180_000 }, () => {
  const few = 12
  const middle = `record ${few / 2}`
  let handful: string
  let rows: Record<string, string[]>
  beforeAll(async () => {
    handful = path.join(folder, 'handful.jsonl')
    const kept = records.slice(0, few).map((record) => `${JSON.stringify(record)}\n`)
    writeFileSync(handful, kept.join(''))
    const { drop, url } = await freshDatabase()
    expect(await summaryOf(startSeed({ argv: [handful], url }))).toMatchObject({ status: 0 })
    rows = await archiveRows({ url })
    await drop()
  })

  it('stops where the database is full, and the next run ends in the same rows', async () => {
    const { drop, url } = await freshDatabase()
    await refuse({ code: '53100', url, when: `NEW.source_key = '${middle}'` })
    const { status, stderr } = await summaryOf(startSeed({ argv: [handful], url }))
    expect(status).toBe(3)
    expect(stderr).toMatch(/can take no more .* run the same command again to go on\.\n$/)
    expect(await count(url)).toBe(few / 2)
    await letThrough(url)
    expect(await summaryOf(startSeed({ argv: [handful], url }))).toMatchObject({ status: 0 })
    expect(await archiveRows({ url })).toEqual(rows)
    await drop()
  })

  it('waits for a connection that breaks in the middle of a document', async () => {
    const { drop, url } = await freshDatabase()
    // A sequence counts on also where its transaction is lost: the first time only.
    await ask(url, 'CREATE SEQUENCE times')
    const first = `NEW.source_key = '${middle}' AND nextval('times') = 1`
    await refuse({
      code: '53100',
      url,
      when: `${first} AND pg_terminate_backend(pg_backend_pid())`,
    })
    const { status, stderr } = await summaryOf(startSeed({ argv: [handful], url }))
    expect({ status, stderr }).toMatchObject({ status: 0 })
    expect(stderr).toMatch(/The connection to the database broke \(.*\)\. Waiting up to 30 s/)
    expect(stderr).toContain(`The database is back. Going on after ${few / 2} documents.`)
    expect(await archiveRows({ url })).toEqual(rows)
    await drop()
  })
})

describe('a database server that is stopped and started', { timeout: 180_000 }, () => {
  const server = async () => {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'nashra-restart-'))
    const start = () => startEmbedded({ dataDir, durable: false })
    const first = await start()
    const { url } = await createDatabase({ prefix: TEST_DATABASES, url: first.url })
    return { dataDir, first, start, url }
  }

  it('is waited for, and the run ends in the same rows', async () => {
    const { dataDir, first, start, url } = await server()
    const running = startSeed({ argv: [input], url })
    await whenThere(url, 1)
    expect(await first.stop()).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const second = await start()
    try {
      expect(second.port).toBe(first.port)
      const { status, stderr } = await summaryOf(running)
      expect({ status, stderr }).toMatchObject({ status: 0 })
      expect(stderr).toContain('The database is back.')
      await expectUndisturbed(url)
    } finally {
      await second.stop()
      rmSync(dataDir, { force: true, recursive: true })
    }
  })
})

const endOthers = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`

/** Resolves once the import has begun a row of its run or a batch. */
const whenConnected = async (url: string) => {
  for (;;) {
    const [row] = await ask(
      url,
      `select count(*)::int as many from pg_locks where locktype = 'advisory'
         and database = (select oid from pg_database where datname = current_database())`,
    )
    if (Number(row?.['many']) > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
