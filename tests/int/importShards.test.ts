import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { withClient } from '../../src/database/connect.ts'
import { archiveRows } from '../helpers/archiveRows.ts'
import { freshDatabase } from '../helpers/postgres.ts'
import { startSeed } from '../helpers/startSeed.ts'
import { bodyOn, documentOf } from './importHelpers.ts'

/** Several processes with a share each of one input come to what one process comes to. */

const size = 400
const shards = 3
let folder: string
let input: string
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'nashra-shards-'))
  input = path.join(folder, 'records.jsonl')
  writeFileSync(input, records.map((record) => `${JSON.stringify(record)}\n`).join(''))
})
afterAll(() => rmSync(folder, { force: true, recursive: true }))

const subject = (at: number) => `المبنى رقم ${at % size} في الحي`
const headline = (at: number) => `افتتاح ${subject(at)} الجديد`

/** They print each other's texts, wait for each other's titles, and come as copies: all across shards. */
const records = Array.from({ length: size }, (_, at) => ({
  id: `record ${at}`,
  text: documentOf({
    keywords: `${subject(at)} ، حي المدينة ${at % 7}`,
    main: { body: bodyOn(subject(at)), source: `صحيفة المدينة ${at % 5}` },
    ...(at % 2
      ? { readAlso: { body: bodyOn(subject(at + 200)), headline: headline(at + 200) } }
      : {}),
    related: [headline(at + 1), headline(at + 2), `عنوان لا يأتي ${at}`],
  }),
})).flatMap((record, at) => (at % 10 ? [record] : [record, { ...record, id: `copy ${at}` }]))

const ask = (url: string, sql: string) =>
  withClient({
    url,
    use: async (client) =>
      (await client.query<unknown[]>({ rowMode: 'array', text: sql })).rows.map((row) =>
        row.map(String).join(' | '),
      ),
  })

/** What an archive holds, told without what hangs on which document came first. */
const contents = async (url: string) => ({
  articles: await ask(url, 'select text_key, headline from articles order by 1, 2'),
  documents: await ask(url, 'select source_key, outcome = $$rejected$$ from documents order by 1'),
  links: await ask(
    url,
    `select f.text_key, l.title, l.kind, l.state, t.text_key from related_links l
     join articles f on f.id = l.from_id left join articles t on t.id = l.to_id order by 1, 2, 3, 4, 5`,
  ),
  sources: await ask(url, 'select name from sources order by 1'),
  tags: await ask(url, 'select label from tags order by 1'),
})

const seedOnce = async (url: string, ...argv: string[]) => {
  const running = startSeed({ argv: [input, ...argv], url })
  return { ...(await running.ended), ...running.said }
}

describe('three shards at once', { timeout: 180_000 }, () => {
  it('come to what one process comes to, also when one of them is killed and taken up', async () => {
    const alone = await freshDatabase()
    expect(await seedOnce(alone.url)).toMatchObject({ status: 0 })
    const expected = await contents(alone.url)
    expect(expected.documents).toHaveLength(records.length)

    const { url } = await freshDatabase()
    const started = Array.from({ length: shards }, (_, at) =>
      startSeed({ argv: [input, '--shard', `${at + 1}/${shards}`], url }),
    )
    // Killed while it holds the lock or waits for it: the others go on.
    while (Number((await ask(url, 'select count(*) from documents'))[0]) === 0)
      await new Promise((resolve) => setTimeout(resolve, 5))
    started[1]?.child.kill('SIGKILL')
    const ends = await Promise.all(started.map(({ ended }) => ended))
    expect(ends.map(({ status }) => status)).toEqual([0, ends[1]?.status, 0])
    if (ends[1]?.signal === 'SIGKILL')
      expect(await seedOnce(url, '--shard', `2/${shards}`)).toMatchObject({ status: 0 })

    const found = await contents(url)
    expect(found.documents).toEqual(expected.documents)
    expect(found.sources).toEqual(expected.sources)
    expect(found.tags).toEqual(expected.tags)
    expect(found.articles).toEqual(expected.articles)
    // Every article once, and every title that has one is bound to it.
    expect(new Set(found.articles).size).toBe(size)
    expect(found.links).toEqual(expected.links)
    expect(found.links.filter((link) => link.includes('resolved')).length).toBeGreaterThan(size)

    // One run, of a row for each process that wrote.
    const keys = await ask(url, `select distinct options->>'runKey' from import_runs`)
    expect(keys).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)])

    const before = await archiveRows({ url })
    expect((await seedOnce(url)).stdout).toMatch(/^ +\d+ {2}unchanged$/m)
    expect(await archiveRows({ url })).toEqual(before)
    await Promise.all([alone.drop()])
  })
})
