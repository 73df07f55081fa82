import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import type { DocumentReport } from '../../src/import/index.ts'
import { readInputs, runImport } from '../../src/import/index.ts'
import type { RunningPayload } from '../helpers/payload.ts'
import { startPayload } from '../helpers/payload.ts'
import { bodyOn, documentOf, importRecords, snapshot, streamOf } from './importHelpers.ts'

/** A dry run says what the real one will say, of documents that hang on each other, and writes nothing. */

let running: RunningPayload
beforeAll(async () => {
  running = await startPayload()
})
afterAll(() => running.stop())

const pool = () => (running.payload.db as unknown as PostgresAdapter).pool

beforeEach(async () => {
  await pool().query(
    'TRUNCATE articles, articles_story_entries, documents, related_links, tags, sources, issue_log, import_runs, nashra_import_undo, nashra_taken_texts CASCADE',
  )
})

type Records = Record<string, unknown>[]
type Writer = 'bulk' | 'local'

const dryRun = async ({
  between,
  records,
  writer,
}: {
  /** Called before each record is read. */
  between?: (at: number) => Promise<void>
  records: Records
  writer?: Writer
}) => {
  const reports: DocumentReport[] = []
  const notices: string[] = []
  const stdin = async function* () {
    for (const [at, record] of records.entries()) {
      await between?.(at)
      yield* streamOf(`${JSON.stringify(record)}\n`)
    }
  }
  const { error } = await runImport({
    dryRun: true,
    input: 'test',
    items: readInputs({
      inputs: [{ given: '-', kind: 'standardInput' }],
      standardInput: stdin(),
    }),
    onNotice: (sentence) => void notices.push(sentence),
    onReport: (report) => Promise.resolve(void reports.push(report)),
    payload: running.payload,
    ...(writer ? { writer } : {}),
  })
  expect(error).toBeUndefined()
  return { notices, reports }
}

/** What a report says but for ids, which are made anew: those of articles by where they first stand. */
const withoutIds = (reports: readonly DocumentReport[]) => {
  const ids = [...JSON.stringify(reports).matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g)].map(([id]) => id)
  const places = new Map<string, number>()
  for (const id of ids) if (!places.has(id)) places.set(id, places.size)
  return JSON.parse(
    JSON.stringify(reports, (_key, value: unknown) =>
      typeof value === 'string' && places.has(value) ? `id ${places.get(value) ?? ''}` : value,
    ),
  ) as unknown
}

const headline = (at: number) => `افتتاح المبنى رقم ${at} في الحي الجديد`
const body = (at: number) => bodyOn(`المبنى رقم ${at}`)

/** Documents that print one another's articles and titles, then copies, editions and broken ones. */
const circle = (size: number): Records => {
  const records = Array.from({ length: size }, (_, at) => ({
    id: `record ${at}`,
    text: documentOf({
      keywords: `المبنى رقم ${at} الحي الجديد`,
      main: { body: body(at), source: at % 3 === 0 ? 'وام' : `صحيفة المدينة ${at % 3}` },
      readAlso: { body: body((at + 2) % size), headline: headline((at + 2) % size) },
      related: [headline((at + 3) % size), headline(at), `عنوان لا يأتي ${at}`],
    }),
  }))
  const edition = documentOf({ main: { body: `${body(0)}\n\n${body(90)}`, source: 'وام' } })
  return [
    ...records,
    { ...records[1], id: 'a copy' },
    { id: 'record 0', text: edition },
    { id: 'empty', text: '' },
    { id: 'no text', text: 7 },
    // Its text and its read-also are one article, which lacks both what the one and what the other knows.
    { id: 'bare', text: documentOf({ main: { body: body(91) } }) },
    {
      id: 'twice',
      text: documentOf({
        keywords: 'الحي الجديد ، المبنى رقم 91',
        main: { body: body(91), source: 'وام' },
        readAlso: { body: body(91), headline: headline(91) },
      }),
    },
  ]
}

describe('a dry run', () => {
  it.each<[string, number, Writer]>([
    ['in batches', 40, 'bulk'],
    ['one by one', 6, 'local'],
  ])('says what the real one says, and writes nothing: %s', async (_name, size, writer) => {
    const { payload } = running
    await importRecords({ payload, records: circle(3).slice(0, 2), writer: 'local' })
    const before = await snapshot(payload)
    const records = circle(size)
    const dry = await dryRun({ records, writer })
    expect(await snapshot(payload)).toEqual(before)
    expect(dry.notices).toEqual([])

    const real = await importRecords({ payload, records, writer })
    expect(withoutIds(dry.reports)).toEqual(withoutIds(real))
    const outcomes = new Set(real.map(({ outcome }) => outcome))
    expect(outcomes).toEqual(new Set(['created', 'duplicate', 'rejected', 'updated']))
  })

  it('knows what is published, which only Payload changes', async () => {
    const { payload } = running
    await importRecords({ payload, publish: true, records: circle(4), writer: 'bulk' })
    const before = await snapshot(payload)
    const records = circle(30)
    const dry = await dryRun({ records, writer: 'bulk' })
    expect(await snapshot(payload)).toEqual(before)
    expect(withoutIds(dry.reports)).toEqual(
      withoutIds(await importRecords({ payload, records, writer: 'bulk' })),
    )
  })

  it('gives way to an editor who waits for what it holds, and says so', async () => {
    const { payload } = running
    await importRecords({ payload, records: circle(6).slice(0, 6), writer: 'bulk' })
    const before = await snapshot(payload)
    // Two batches, of which the first changes an article that is there: a new edition.
    const records = circle(6).slice(-5, -4)
    for (let at = 1; at < 300; at += 1) {
      records.push({ id: `another ${at}`, text: documentOf({ main: { body: body(200 + at) } }) })
    }
    let edited: Promise<unknown> | undefined
    let isEdited = false
    const { notices, reports } = await dryRun({
      between: async (at) => {
        if (at < 299) return
        await whenItHolds()
        edited = pool()
          .query('UPDATE articles SET headline = headline')
          .then(() => (isEdited = true))
        await new Promise((resolve) => setTimeout(resolve, 100))
        expect(isEdited).toBe(false)
      },
      records,
      writer: 'bulk',
    })
    await edited
    expect(reports).toHaveLength(300)
    expect(notices).toEqual([expect.stringMatching(/gave way .* after 300 are told/)])
    expect(await snapshot(payload)).toEqual(before)
  })
})

/** Resolves once some transaction holds changed articles. */
const whenItHolds = async (): Promise<void> => {
  for (;;) {
    const { rows } = await pool().query<{ many: number }>(
      `select count(*)::int as many from pg_locks
       where relation = 'articles'::regclass and mode = 'RowExclusiveLock'`,
    )
    if ((rows[0]?.many ?? 0) > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
