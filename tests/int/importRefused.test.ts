import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { archiveRows } from '../helpers/archiveRows.ts'
import type { RunningPayload } from '../helpers/payload.ts'
import { startPayload } from '../helpers/payload.ts'
import { bodyOn, documentOf, importRecords } from './importHelpers.ts'

/** A row that Postgres refuses costs its document alone, wherever in its batch it stands. */

let running: RunningPayload
beforeAll(async () => {
  running = await startPayload()
})
afterAll(() => running.stop())
beforeEach(() =>
  ask(
    'TRUNCATE articles, articles_story_entries, documents, related_links, tags, sources, import_runs, nashra_import_undo, nashra_taken_texts CASCADE',
  ),
)

const ask = async (sql: string): Promise<Record<string, unknown>[]> => {
  const { pool } = running.payload.db as unknown as PostgresAdapter
  return (await pool.query<Record<string, unknown>>(sql)).rows
}

/** Two batches and a bit. */
const size = 530

const records = Array.from({ length: size }, (_, at) => ({
  id: `record ${at}`,
  text: documentOf({
    keywords: `المبنى رقم ${at} ، حي المدينة ${at % 7}`,
    main: { body: bodyOn(`المبنى رقم ${at} في الحي`), source: `صحيفة المدينة ${at % 5}` },
    related: [`عنوان لا يأتي ${at % 11}`],
  }),
}))

/** Has the database refuse the documents of these keys. */
const refuse = (keys: readonly string[]) =>
  ask(`
    CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.source_key IN (${keys.map((key) => `'${key}'`).join(', ')})
      THEN RAISE EXCEPTION 'refused by the test' USING ERRCODE = '22000'; END IF;
      RETURN NEW;
    END $$;
    CREATE OR REPLACE TRIGGER refuse BEFORE INSERT OR UPDATE ON documents
      FOR EACH ROW EXECUTE FUNCTION refuse()`)

/** Where in its input a document stood is another place once others are left out. */
const withoutLines = (rows: Record<string, string[]>): string =>
  JSON.stringify(rows).replace(/-:\d+/g, '-')

describe('a row that the database refuses', () => {
  it.each([
    ['one in a batch', [17]],
    ['two in one batch, side by side', [40, 41]],
    ['one in each batch, at their ends', [0, 251, size - 1]],
    ['all of a few', [7, 8, 9, 10, 11, 12]],
  ])('costs its document alone: %s', async (_name, refused) => {
    const { payload } = running
    const keys = refused.map((at) => `record ${at}`)
    await refuse(keys)
    const reports = await importRecords({ payload, records, writer: 'bulk' })
    expect(reports.map(({ key }) => key)).toEqual(records.map(({ id }) => id))
    const rejected = reports.filter(({ outcome }) => outcome === 'rejected')
    expect(rejected.map(({ file, key }) => [file, key])).toEqual(
      refused.map((at, index) => [`-:${at + 1}`, keys[index]]),
    )
    expect(rejected[0]?.reason).toMatch(/^not-written: It could not be written \(refused by the /)
    expect(reports.filter(({ outcome }) => outcome === 'created')).toHaveLength(
      size - refused.length,
    )
    const others = records.filter(({ id }) => !keys.includes(id))
    const rows = await archiveRows({ payload })

    // What it leaves behind is an archive without these documents.
    await ask('DROP TRIGGER refuse ON documents')
    await ask(
      'TRUNCATE articles, articles_story_entries, documents, related_links, tags, sources, import_runs, nashra_import_undo, nashra_taken_texts CASCADE',
    )
    await importRecords({ payload, records: others, writer: 'bulk' })
    expect(withoutLines(rows)).toEqual(withoutLines(await archiveRows({ payload })))

    // Let through, it comes in by itself.
    const again = await importRecords({ payload, records, writer: 'bulk' })
    expect(again.filter(({ outcome }) => outcome === 'created').map(({ key }) => key)).toEqual(keys)
  })
})
