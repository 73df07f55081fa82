import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import type { PostgresAdapter } from '@payloadcms/db-postgres'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { archiveRows } from '../helpers/archiveRows.ts'
import type { RunningPayload } from '../helpers/payload.ts'
import { startPayload } from '../helpers/payload.ts'
import { freshDatabase } from '../helpers/postgres.ts'
import { startSeed } from '../helpers/startSeed.ts'
import { seed } from '../../seeds/seed.ts'
import { bodyOn, documentOf, outputs } from './importHelpers.ts'

/** Two archives are told apart by whatever matters, and by nothing else. */

let folder: string
let input: string
let one: RunningPayload
let other: string
let rows: Awaited<ReturnType<typeof archiveRows>>

const size = 6
const headline = (at: number) => `خبر مبنى رقم ${at % size} في الحي كاملا`
const records = Array.from({ length: size }, (_, at) => ({
  id: `record ${at}`,
  text: documentOf({
    keywords: `مبنى رقم ${at} ، حي المدينة ${at % 2}`,
    main: { body: bodyOn(`مبنى رقم ${at}`), source: at % 2 ? 'وام' : 'صحيفة المدينة' },
    readAlso: { body: bodyOn(`مبنى رقم ${(at + 2) % size}`), headline: headline(at + 2) },
    related: [headline(at + 3), headline(at), `عنوان لا يأتي ${at}`],
  }),
}))

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'nashra-rows-'))
  input = path.join(folder, 'records.jsonl')
  const again = { ...records[0], id: 'the same bytes' }
  const lines = [...records, again].map((record) => `${JSON.stringify(record)}\n`)
  writeFileSync(input, lines.join(''))
  one = await startPayload()
  const { surroundings } = outputs()
  expect(await seed([input, '--publish'], { ...surroundings, payload: one.payload })).toBe(0)
  rows = await archiveRows({ payload: one.payload })
  other = (await freshDatabase()).url
  expect(await startSeed({ argv: [input, '--publish'], url: other }).ended).toMatchObject({
    status: 0,
  })
})
afterAll(async () => {
  await one.stop()
  rmSync(folder, { force: true, recursive: true })
})

/** The rows of the other archive as they are after this statement, which is undone. */
const after = async (statement: string) => {
  const client = new pg.Client({ connectionString: other })
  await client.connect()
  try {
    await client.query('begin')
    expect((await client.query(statement)).rowCount).toBeGreaterThan(0)
    return await archiveRows({ client })
  } finally {
    await client.end()
  }
}

describe('the rows of an archive', () => {
  it('are there, of all that an import writes', () => {
    const counts = Object.fromEntries(
      Object.entries(rows).map(([table, all]) => [table, all.length]),
    )
    expect(counts).toMatchObject({ documents: size + 1, sources: 2, sources_aliases: 1 })
    for (const table of ['articles', '_articles_v', 'articles_rels', '_articles_v_rels', 'tags']) {
      expect([table, counts[table]]).toEqual([table, expect.any(Number)])
      expect(counts[table]).toBeGreaterThan(0)
    }
    expect(counts['related_links']).toBeGreaterThan(size)
    expect(counts['issue_log']).toBeGreaterThanOrEqual(size)
    expect(Object.keys(counts)).not.toContain('import_runs')
  })

  it('name no row by its id', async () => {
    const { pool } = one.payload.db as unknown as PostgresAdapter
    const { rows: ids } = await pool.query<{ id: string; public_id: null | string }>(
      'select id::text, public_id from articles union select id::text, null from documents union select id::text, null from tags',
    )
    const all = JSON.stringify(rows)
    for (const { id, public_id: publicId } of ids) {
      expect(all).not.toContain(id)
      if (publicId) expect(all).not.toContain(publicId)
    }
  })

  it('are the same in two archives that imported the same', async () => {
    expect(await archiveRows({ url: other })).toEqual(rows)
  })

  it.each([
    ['a label', `update tags set label = label || '.' where usage = (select max(usage) from tags)`],
    ['a use counted', `update tags set usage = usage + 1`],
    ['a tag put on another article', reparent('articles_rels')],
    ['a tag put on another version', reparent('_articles_v_rels')],
    ['the order of tags', `update articles_rels set "order" = 3 - "order"`],
    ['a tag lost', `delete from articles_rels where id = (select min(id) from articles_rels)`],
    [
      'an article of another source',
      `update articles set source_id = null where source_id is not null`,
    ],
    ['an article of another document', swap('articles', 'document_id')],
    [
      'a link that leads elsewhere',
      `update related_links set to_id = from_id where to_id is not null`,
    ],
    ['the order of links', `update related_links set "order" = 9 - "order"`],
    ['a link key of something else', `update related_links set link_key = link_key || '0'`],
    ['a slug without its id', `update articles set slug = left(slug, -3)`],
    [
      'a slug of another article',
      `update articles set slug = slug || right((select max(slug) from articles), 11) where slug < (select max(slug) from articles)`,
    ],
    ['a public id in the version', `update _articles_v set version_public_id = gen_random_uuid()`],
    ['which version is the latest', `update _articles_v set latest = not coalesce(latest, false)`],
    [
      'the headline of a version',
      `update _articles_v set version_headline = version_headline || '.'`,
    ],
    ['a time that is missing', `update articles set last_issued_at = null`],
    ['a date that was given', `update articles set original_published_at = '2020-01-01'`],
    [
      'an id in JSON',
      `update documents set parse = jsonb_set(parse, '{written,0,id}', to_jsonb(gen_random_uuid()))  where outcome = 'imported'`,
    ],
    [
      'a duplicate of another document',
      `update documents set parse = jsonb_set(parse, '{duplicateOf}', (select to_jsonb(max(id::text)) from documents)) where outcome = 'duplicate'`,
    ],
    ['an alias', `update sources_aliases set key = key || '.'`],
    ['the chain of the issue log', `update issue_log set note = 'another'`],
    [
      'a document more',
      `insert into documents (id, source_key, adapter, outcome, sha256, document_key) values (gen_random_uuid(), 'a', 'txt', 'rejected', 'a', 'a')`,
    ],
  ])('differ by %s', async (_what, statement) => {
    expect(await after(statement)).not.toEqual(rows)
  })

  it.each([
    ['the moment of writing', `update articles set created_at = now(), updated_at = now()`],
    ['the run', `update documents set run_id = (select id from import_runs limit 1)`],
    ['the number of a relation', `update articles_rels set id = id + 100000`],
  ])('do not differ by %s', async (_what, statement) => {
    expect(await after(statement)).toEqual(rows)
  })
})

function reparent(table: string): string {
  return `update ${table} set parent_id = (select max(parent_id::text)::uuid from ${table})
    where parent_id <> (select max(parent_id::text)::uuid from ${table})`
}

/** The first row takes what stands in a column of the last. */
function swap(table: string, column: string): string {
  return `with two as (select min(id::text)::uuid as a, max(id::text)::uuid as b from ${table})
    update ${table} t set ${column} = o.${column} from two, ${table} o where t.id = two.a and o.id = two.b`
}
