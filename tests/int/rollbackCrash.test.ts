import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

import { withClient } from '../../src/database/connect.ts'
import { whenItWrites } from '../bench/crash/kills.ts'
import { randomFrom } from '../bench/crash/random.ts'
import { archiveRows } from '../helpers/archiveRows.ts'
import { createDatabase } from '../helpers/createDatabase.ts'
import { freshDatabase } from '../helpers/postgres.ts'
import type { RunningSeed } from '../helpers/startSeed.ts'
import { startSeed } from '../helpers/startSeed.ts'
import { bodyOn, documentOf } from './importHelpers.ts'

/** Killed at any instant and started again, a rollback ends as an undisturbed one. */

const old = 60
const all = 120
let folder: string
/** An archive with two runs, of which the second is to be taken back. */
let template: string
let undisturbed: Awaited<ReturnType<typeof leftBehind>>
/** What an undisturbed rollback takes from its first row on. */
let milliseconds: number

const subject = (at: number) => `مبنى رقم ${at % all} في الحي`
const headline = (at: number) => `خبر ${subject(at)} كاملا`

/** Documents that print each other's texts over both runs, share names, and lead to each other. */
const recordOf = (at: number) => ({
  id: `record ${at}`,
  text: documentOf({
    keywords: `${subject(at)} ، حي المدينة ${at % 3}`,
    main: { body: bodyOn(subject(at)), source: `صحيفة المدينة ${at % 4}` },
    ...(at % 2
      ? { readAlso: { body: bodyOn(subject(at + 37)), headline: headline(at + 37) } }
      : {}),
    related: [headline(at + 5), headline(at + 70), `عنوان لا يأتي ${at}`],
  }),
})

const changed = ({ id, text }: ReturnType<typeof recordOf>, how: string) => ({
  id,
  text: text
    .replace('سيخدم سكان المنطقة', `سيخدم ${how} سكان المنطقة`)
    .replace('عنوان لا يأتي', `عنوان ${how} لا يأتي`),
})

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => from + at)

const runs = [
  numbers(0, old).map(recordOf),
  [
    // Every other one is changed, some of them twice in the run, and the new ones come in between.
    ...numbers(0, old / 2).map((at) => changed(recordOf(2 * at), 'أيضا')),
    ...numbers(old, all).map(recordOf),
    ...numbers(0, old / 6).map((at) => changed(recordOf(6 * at), 'كذلك')),
  ],
]

const ask = (url: string, sql: string) =>
  withClient({
    url,
    use: async (client) => (await client.query<Record<string, unknown>>(sql)).rows,
  })

const leftBehind = async (url: string) => {
  const [run] = await ask(
    url,
    `select state, report->'rollback' as rollback from import_runs order by started desc limit 1`,
  )
  const { deleted, left, restored, withdrawn } = (run?.['rollback'] ?? {}) as Record<
    string,
    unknown
  >
  const counted = { deleted, left, restored, withdrawn }
  return { counted, rows: await archiveRows({ url }), state: run?.['state'] }
}

const copyOfTemplate = () => createDatabase({ ...inject('postgres'), template })

const rollBack = (url: string): RunningSeed => startSeed({ argv: ['--rollback', 'last'], url })

/** An article that an editor has saved: as it is, and with a version more. */
const edit = async ({ key, url }: { key: string; url: string }) => {
  const named = `(select a.id from articles a join documents d on d.id = a.document_id
    where d.source_key = '${key}' and a.document_part = 'main')`
  await ask(url, `update articles set deck = 'مقدمة' where id = ${named}`)
  await ask(
    url,
    `with before as (
       update _articles_v set latest = false where latest and parent_id = ${named} returning *
     )
     insert into _articles_v select (jsonb_populate_record(null::_articles_v, to_jsonb(before) ||
       jsonb_build_object(
         'id', gen_random_uuid(), 'latest', true, 'version_deck', 'مقدمة', 'updated_at', now()
       ))).* from before`,
  )
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'nashra-rollback-'))
  template = (await freshDatabase()).url
  for (const [at, records] of runs.entries()) {
    const file = path.join(folder, `${at}.jsonl`)
    writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''))
    const { ended, said } = startSeed({ argv: [file], url: template })
    expect({ ...(await ended), ...said }).toMatchObject({ status: 0 })
  }
  await edit({ key: 'record 4', url: template })
  await edit({ key: `record ${all - 1}`, url: template })

  const { drop, url } = await copyOfTemplate()
  milliseconds = await withClient({
    url,
    use: async (client) => {
      const { ended, said } = rollBack(url)
      await whenItWrites({ client, until: ended })
      const began = performance.now()
      expect({ ...(await ended), ...said }).toMatchObject({ status: 0 })
      return performance.now() - began
    },
  })
  undisturbed = await leftBehind(url)
  expect(undisturbed).toMatchObject({ counted: { left: 2 }, state: 'rolledBack' })
  expect(undisturbed.counted).toMatchObject({ deleted: all - old - 1 })
  await drop()
}, 180_000)
afterAll(() => rmSync(folder, { force: true, recursive: true }))

// Each loads Payload anew, several times over.
describe('a rollback', { timeout: 180_000 }, () => {
  const seed = Date.now() % 1_000_000

  it(`that is killed again and again ends in the same rows (random from ${seed})`, async () => {
    const random = randomFrom(seed)
    const { drop, url } = await copyOfTemplate()
    let struck = 0
    for (const part of [4, 4, 3, 3]) {
      const { child, ended } = rollBack(url)
      const works = await withClient({
        url,
        use: (client) => whenItWrites({ client, until: ended }),
      })
      if (works) await Promise.race([sleep((random() * milliseconds) / part), ended])
      child.kill('SIGKILL')
      if ((await ended).signal === 'SIGKILL') struck += 1
    }
    expect(struck).toBeGreaterThan(0)
    const { ended, said } = rollBack(url)
    expect({ ...(await ended), ...said }).toMatchObject({ status: 0 })
    expect(await leftBehind(url)).toEqual(undisturbed)
    await drop()
  })

  it('that runs twice at once takes everything back once', async () => {
    const { drop, url } = await copyOfTemplate()
    const both = await Promise.all([rollBack(url), rollBack(url)].map(({ ended }) => ended))
    expect(both.map(({ status }) => status)).toEqual([0, 0])
    expect(await leftBehind(url)).toEqual(undisturbed)
    await drop()
  })

  it('that loses its database stops, says so, and ends in the same rows the next time', async () => {
    const { drop, url } = await copyOfTemplate()
    const { ended, said } = rollBack(url)
    await withClient({
      url,
      use: async (client) => {
        await whenItWrites({ client, until: ended })
        await sleep(milliseconds / 3)
        await client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
             where datname = current_database() and pid <> pg_backend_pid()`,
        )
      },
    })
    expect((await ended).status).toBe(3)
    expect(said.stderr).toMatch(
      /broke the rollback off .* What was rolled back before stays so\. Run the same command again/,
    )
    const again = rollBack(url)
    expect({ ...(await again.ended), ...again.said }).toMatchObject({ status: 0 })
    expect(await leftBehind(url)).toEqual(undisturbed)
    await drop()
  })
})
