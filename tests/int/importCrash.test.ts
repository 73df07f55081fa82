import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { withClient } from '../../src/database/connect.ts'
import { archiveRows } from '../helpers/archiveRows.ts'
import { freshDatabase } from '../helpers/postgres.ts'
import type { RunningSeed } from '../helpers/startSeed.ts'
import { startSeed } from '../helpers/startSeed.ts'
import { bodyOn, documentOf } from './importHelpers.ts'

/**
 * Killed at any instant and started again, an import in batches ends as an undisturbed one. Many more
 * instants are tried by `npm run bench -- crash`.
 */

/** Two batches and a bit. */
const size = 600
let folder: string
let input: string
let undisturbed: Record<string, string[]>

const subject = (at: number) => `مبنى رقم ${at % size} في الحي`
const headline = (at: number) => `خبر ${subject(at)} كاملا`

/** Documents that print each other's texts, share tags and sources, and wait for each other's titles. */
const records = Array.from({ length: size }, (_, at) => ({
  id: `record ${at}`,
  text: documentOf({
    keywords: `${subject(at)} ، حي المدينة ${at % 3}`,
    main: { body: bodyOn(subject(at)), source: `صحيفة المدينة ${at % 4}` },
    ...(at % 2
      ? { readAlso: { body: bodyOn(subject(at + 255)), headline: headline(at + 255) } }
      : {}),
    related: [headline(at + 5), headline(at + 307), `عنوان لا يأتي ${at}`],
  }),
}))

/** Asks again and again until the answer is yes, or the process has ended. */
const until = ({ running, sql, url }: { running: RunningSeed; sql: string; url: string }) =>
  withClient({
    url,
    use: async (client) => {
      while (!(await isSo({ client, sql })) && running.child.exitCode === null)
        await new Promise((resolve) => setTimeout(resolve, 5))
    },
  })

const isSo = async ({ client, sql }: { client: pg.Client; sql: string }): Promise<boolean> =>
  (await client.query<{ so: boolean }>(`select ${sql} as so`)).rows[0]?.so ?? false

const documents = (most: number) => `(select count(*) >= ${most} from documents)`

/** A transaction that has written something, and not committed it. */
const writes = `(select count(*) > 0 from pg_stat_activity where datname = current_database()
  and pid <> pg_backend_pid() and backend_type = 'client backend' and backend_xid is not null)`

const ask = (url: string, sql: string) =>
  withClient({
    url,
    use: async (client) => (await client.query<Record<string, unknown>>(sql)).rows,
  })

const torn = (url: string) =>
  ask(
    url,
    `select source_key from documents d where outcome = 'imported'
       and (parse->'written' = '[]' or not exists (select from articles a where a.document_id = d.id))`,
  )

const runsOf = (url: string) =>
  ask(url, `select state, report->>'problem' as problem from import_runs order by started`)

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'nashra-crash-'))
  input = path.join(folder, 'records.jsonl')
  writeFileSync(input, records.map((record) => `${JSON.stringify(record)}\n`).join(''))
  const { drop, url } = await freshDatabase()
  const { ended, said } = startSeed({ argv: [input], url })
  expect((await ended).status).toBe(0)
  expect(said.stderr).not.toMatch(/rejected|error/i)
  undisturbed = await archiveRows({ url })
  expect(undisturbed['documents']).toHaveLength(size)
  await drop()
})
afterAll(() => rmSync(folder, { force: true, recursive: true }))

// Each loads Payload anew, several times over.
describe('an import', { timeout: 180_000 }, () => {
  it('that is killed again and again, then asked to stop, ends in the same rows', async () => {
    const { drop, url } = await freshDatabase()
    for (const sql of [writes, `${documents(1)} and ${writes}`]) {
      const running = startSeed({ argv: [input], url })
      await until({ running, sql, url })
      // Somewhere within the next batch.
      await new Promise((resolve) => setTimeout(resolve, 13))
      running.child.kill('SIGKILL')
      expect((await running.ended).signal).toBe('SIGKILL')
      expect(await torn(url)).toEqual([])
    }
    const stopped = startSeed({ argv: [input], url })
    await until({ running: stopped, sql: `${documents(1)} and ${writes}`, url })
    stopped.child.kill('SIGTERM')
    const { status } = await stopped.ended
    expect(status).toBe(143)
    expect(stopped.said.stderr).toContain('Run the same command again to go on.')
    expect(await torn(url)).toEqual([])

    const { ended, said } = startSeed({ argv: [input], url })
    expect((await ended).status).toBe(0)
    expect(said.stdout).toContain('unchanged')
    expect(await archiveRows({ url })).toEqual(undisturbed)
    const problems = (await runsOf(url)).map(({ problem }) => problem)
    // One that was killed before it had a row leaves none, and so does one that had nothing left to do.
    expect(problems).toEqual(expect.arrayContaining(['killed', 'stopped']))
    expect([null, 'stopped']).toContain(problems.at(-1))
    await drop()
  })

  it('that runs twice at once writes everything once', async () => {
    const { drop, url } = await freshDatabase()
    const both = [startSeed({ argv: [input], url }), startSeed({ argv: [input], url })]
    const statuses = await Promise.all(both.map(({ ended }) => ended))
    expect(statuses.map(({ status }) => status)).toEqual([0, 0])
    expect(await archiveRows({ url })).toEqual(undisturbed)
    await drop()
  })

  it('that is killed in a dry run leaves nothing', async () => {
    const { drop, url } = await freshDatabase()
    const before = await archiveRows({ url })
    const running = startSeed({ argv: [input, '--dry-run'], url })
    await until({ running, sql: writes, url })
    await new Promise((resolve) => setTimeout(resolve, 100))
    running.child.kill('SIGKILL')
    expect((await running.ended).signal).toBe('SIGKILL')
    expect(await archiveRows({ url })).toEqual(before)
    expect(await runsOf(url)).toEqual([])
    await drop()
  })
})
