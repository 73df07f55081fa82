import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload, Where } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { idOf } from '../../collections/shared/idOf.ts'
import type { DocumentReport, RollbackReport } from '../../src/import/index.ts'
import { rollBackRun } from '../../src/import/index.ts'
import type { Article } from '../../src/payload-types.ts'
import { blocksOf } from '../../src/text/richText.ts'
import { startPayload } from '../helpers/payload.ts'
import { bodyOn, documentOf, importRecords, runSeed, snapshot } from './importHelpers.ts'

/** A run is taken back whole; what was touched since stays, and is listed. */

let payload: Payload
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
})
afterAll(() => stop())

let count = 0

const subjectOf = () => `سوق المدينة ${(count += 1)}`

/** A document with two articles, a source, a tag and titles of its own. */
const recordOf = (subject = subjectOf()) => ({
  id: subject,
  text: documentOf({
    keywords: subject,
    main: { body: bodyOn(subject), source: `صحيفة ${subject}` },
    readAlso: { body: bodyOn(`${subject} ثانيا`), headline: `افتتاح ${subject} أمام الزوار` },
    related: [`عنوان عن ${subject}`, `عنوان آخر عن ${subject}`],
  }),
})

const changed = (record: { id: string; text: string }) => ({
  ...record,
  text: record.text
    .replace('سيخدم سكان المنطقة', 'سوف يخدم سكان المنطقة كلها')
    .replace('عنوان آخر عن', 'عنوان جديد عن'),
})

const run = (records: Record<string, unknown>[], publish = false) =>
  importRecords({ payload, publish, records })

const roll = async (which = 'last', dryRun = false) => {
  const reports: RollbackReport[] = []
  const result = await rollBackRun({
    dryRun,
    onReport: (report) => Promise.resolve(void reports.push(report)),
    payload,
    which,
  })
  if (result.error !== undefined) throw new Error('It broke off.', { cause: result.error })
  return { ...result, reports }
}

const idIn = (report: DocumentReport | undefined, part: 'main' | 'readAlso' = 'main') =>
  report?.articles.find((article) => article.part === part)?.id ?? ''

const read = (id: string, draft = true): Promise<Article> =>
  payload.findByID({ collection: 'articles', depth: 0, draft, id, trash: true })

const edit = (id: string, data: Partial<Article>, draft = false) =>
  payload.update({ collection: 'articles', data, draft, id, overrideAccess: true, trash: true })

const lastRun = async () =>
  (await payload.find({ collection: 'import-runs', limit: 1, sort: '-started' })).docs[0]

const without = <Row extends object>(row: Row, ...names: string[]): Partial<Row> =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name))) as Partial<Row>

/** What is kept of an article, as it was before runs changed it. */
const undosOf = async (id: string): Promise<object[]> => {
  const { pool } = payload.db as unknown as PostgresAdapter
  const { rows } = await pool.query<{ before: object }>(
    `SELECT one->'before' AS before FROM nashra_import_undo u, jsonb_array_elements(u.changes->'articles') one
     WHERE one->>'id' = $1`,
    [id],
  )
  return rows.map(({ before }) => before)
}

/** Every row but those of the runs. */
const rowsOf = async () => {
  return without(await snapshot(payload), 'import_runs')
}

describe('a run that only made things', () => {
  it('leaves nothing of it, and says so', async () => {
    await run([recordOf()])
    const before = await rowsOf()
    const records = [recordOf(), recordOf(), recordOf()]
    await run([...records, { id: 'broken', text: 'English only.' }])
    const { reports, run: id, state } = await roll()
    expect(state).toMatchObject({ deleted: 4, left: 0, restored: 0, withdrawn: 0 })
    expect(reports.map(({ outcome }) => outcome)).toEqual(Array(4).fill('deleted'))
    expect(await rowsOf()).toEqual(before)
    expect(await payload.findByID({ collection: 'import-runs', id })).toMatchObject({
      report: { rollback: { deleted: 4, left: 0 } },
      state: 'rolledBack',
    })

    // It is done: asked for again it does nothing, and takes no other run back.
    const rows = await snapshot(payload)
    expect(await roll()).toMatchObject({ reports: [], run: id, wasDone: true })
    expect(await snapshot(payload)).toEqual(rows)

    // And it is no tombstone.
    expect((await run(records)).map(({ outcome }) => outcome)).toEqual(Array(3).fill('created'))
    await roll()
  })

  it('keeps tags and sources that others use, and counts them down', async () => {
    const subject = subjectOf()
    const record = recordOf(subject)
    const [first] = await run([record])
    const { source, tags } = await read(idIn(first))
    const text = documentOf({
      keywords: subject,
      main: { body: bodyOn(subjectOf()), source: `صحيفة ${subject}` },
    }).replace('أعلنت', `أعلنت في ${subject}`)
    const [second] = await run([{ id: `${subject} more`, text }])
    const shared = (await read(idIn(second))).tags?.map(idOf) ?? []
    expect(shared).toContain(idOf(tags?.[0]))
    await roll()
    const tag = await payload.findByID({ collection: 'tags', id: idOf(tags?.[0]) ?? '' })
    expect(tag.usage).toBe(1)
    expect(await payload.findByID({ collection: 'sources', id: idOf(source) ?? '' })).toBeTruthy()
  })

  it('lets titles elsewhere fall back to text', async () => {
    const headline = `موعد ${subjectOf()} الذي ينتظره الجميع`
    const text = documentOf({ main: { body: bodyOn(subjectOf()) }, related: [headline, 'آخر'] })
    const [first] = await run([{ id: headline, text }])
    const main = { body: bodyOn(subjectOf()), headline }
    const readAlso = { body: bodyOn(subjectOf()), headline }
    await run([{ id: `${headline} 2`, text: documentOf({ main: { body: main.body }, readAlso }) }])
    const titles = async () =>
      (
        await payload.find({
          collection: 'related-links',
          depth: 0,
          sort: 'order',
          where: { from: { equals: idIn(first) } },
        })
      ).docs.map(({ state }) => state)
    expect(await titles()).toEqual(['resolved', 'unresolved'])
    await roll()
    expect(await titles()).toEqual(['unresolved', 'unresolved'])
  })
})

describe('a run that wrote over things', () => {
  const strip = (article: Article) => without(article, 'updatedAt')
  const titlesOf = async (from: string) =>
    (
      await payload.find({
        collection: 'related-links',
        depth: 0,
        sort: ['order', 'title'],
        where: { from: { equals: from } },
      })
    ).docs.map(({ kind, order, state, title }) => [order, kind, state, title])
  const documentRow = async (id: string) => {
    const { docs } = await payload.find({
      collection: 'documents',
      depth: 0,
      where: { sourceKey: { equals: id } },
    })
    return without(docs[0] ?? {}, 'updatedAt')
  }

  it('puts them back: the text, the titles, the tags and the document', async () => {
    const record = recordOf()
    const [first] = await run([record])
    const id = idIn(first)
    const [article, titles, row] = [
      await read(id),
      await titlesOf(id),
      await documentRow(record.id),
    ]
    const next = changed(record)
    expect((await run([next, recordOf()])).map(({ outcome }) => outcome)).toEqual([
      'updated',
      'created',
    ])
    expect(await titlesOf(id)).not.toEqual(titles)
    expect((await roll()).state).toMatchObject({ deleted: 1, left: 0, restored: 1 })
    expect(strip(await read(id))).toEqual(strip(article))
    expect(await titlesOf(id)).toEqual(titles)
    expect(await documentRow(record.id)).toEqual(row)
    // As if it had not been: the same bytes are unchanged, the others an update.
    expect((await run([record]))[0]?.outcome).toBe('unchanged')
    expect((await run([next]))[0]?.outcome).toBe('updated')
  })

  it('also where one run wrote the same document twice', async () => {
    const record = recordOf()
    const before = await rowsOf()
    const twice = changed(record)
    await run([record, twice, { ...twice, text: `${twice.text} وأكثر` }])
    expect((await roll()).state.left).toBe(0)
    expect(await rowsOf()).toEqual(before)
  })

  it('gives an article of another document back that the run completed', async () => {
    const subject = subjectOf()
    const shown = { body: bodyOn(subject), headline: `خبر ${subject} كاملا في سطور` }
    const main = { body: bodyOn(subjectOf()) }
    const [first] = await run([{ id: `${subject} 1`, text: documentOf({ main, readAlso: shown }) }])
    const id = idIn(first, 'readAlso')
    const before = await read(id)
    const text = documentOf({ keywords: subject, main: { ...shown, source: 'صحيفة الأفق' } })
    const [second] = await run([{ id: `${subject} 2`, text }])
    expect(second?.articles).toContainEqual({ action: 'completed', id, part: 'main' })
    // What is kept for it holds no text: that stayed.
    const [undo] = await undosOf(id)
    expect(undo).toMatchObject({ headline: shown.headline })
    expect(undo).not.toHaveProperty('body')
    expect((await roll()).state.left).toBe(0)
    expect(strip(await read(id))).toEqual(strip(before))
  })

  it('gives readers the former text back, and tells the log', async () => {
    const record = recordOf()
    const [first] = await run([record], true)
    const id = idIn(first)
    const body = (await read(id, false)).body
    await run([changed(record)], true)
    await roll()
    expect(await read(id, false)).toMatchObject({ _status: 'published', body, stage: 'live' })
    const { docs } = await payload.find({
      collection: 'issue-log',
      sort: 'sequence',
      where: { article: { equals: id } },
    })
    expect(docs.map(({ action, reason }) => [action, reason?.includes('rolled back')])).toEqual([
      ['publish', false],
      ['refile', false],
      ['refile', true],
    ])
  })
})

describe('what readers had', () => {
  it('is unpublished and put in the trash, with its log, and may come again', async () => {
    const record = recordOf()
    const [report] = await run([record], true)
    const id = idIn(report)
    expect((await roll()).state).toMatchObject({ deleted: 1, left: 0, withdrawn: 2 })
    expect(await read(id)).toMatchObject({
      _status: 'draft',
      deletedAt: expect.any(String) as string,
      stage: 'ready',
    })
    const { docs } = await payload.find({
      collection: 'issue-log',
      sort: 'sequence',
      where: { article: { equals: id } },
    })
    expect(docs.map(({ action }) => action)).toEqual(['publish', 'unpublish'])
    expect(docs.at(-1)?.reason).toMatch(/rolled back/)
    const [again] = await run([record], true)
    expect(again?.outcome).toBe('created')
    expect(idIn(again)).not.toBe(id)
  })
})

describe('what was touched since', () => {
  it.each<[string, string, (id: string) => Promise<unknown>]>([
    ['a headline', 'edited', (id) => edit(id, { headline: 'عنوان', headlineOrigin: 'edited' })],
    ['a deck', 'edited', (id) => edit(id, { deck: 'مقدمة' })],
    ['a draft that is not saved yet', 'edited', (id) => edit(id, { deck: 'مقدمة' }, true)],
    ['a stage', 'edited', (id) => edit(id, { stage: 'review' })],
    ['an embargo', 'edited', (id) => edit(id, { embargoedUntil: '2030-01-01T00:00:00.000Z' })],
    ['the tags', 'edited', (id) => edit(id, { tags: [] })],
    ['rejected', 'taken-out', (id) => edit(id, { stage: 'rejected' })],
    ['in the trash', 'taken-out', (id) => edit(id, { deletedAt: new Date().toISOString() })],
    ['published', 'published', (id) => edit(id, { _status: 'published' })],
    [
      'corrected',
      'edited',
      (id) =>
        edit(id, {
          corrections: [{ at: new Date().toISOString(), kind: 'correction', text: 'تصويب' }],
        }),
    ],
    [
      'a title under it',
      'linked',
      (id) =>
        payload.create({
          collection: 'related-links',
          data: {
            from: id,
            kind: 'similar',
            order: 9,
            origin: 'editor',
            state: 'unresolved',
            title: `بيد المحرر ${id}`,
          },
        }),
    ],
    [
      'a title under it that a person pointed somewhere',
      'linked',
      async (id) => {
        const where: Where = {
          and: [{ from: { equals: id } }, { state: { equals: 'unresolved' } }],
        }
        const { docs } = await payload.find({ collection: 'related-links', limit: 1, where })
        const to = await payload.create({
          collection: 'articles',
          data: { headline: 'عنوان بيد المحرر' } as never,
        })
        const link = docs[0]?.id ?? ''
        await payload.update({ collection: 'related-links', data: { to: to.id }, id: link })
      },
    ],
    [
      'an imported title elsewhere that a person pointed at it',
      'linked',
      async (id) => {
        const shared = { collection: 'related-links', depth: 0 } as const
        const from = await payload.create({
          collection: 'articles',
          data: { headline: 'عنوان آخر بيد المحرر' } as never,
        })
        const link = await payload.create({
          ...shared,
          data: {
            from: from.id,
            kind: 'similar',
            order: 1,
            origin: 'imported',
            state: 'unresolved',
            title: 'عنوان يعنيه بغير لفظه',
          },
        })
        await payload.update({ ...shared, data: { to: id }, id: link.id })
      },
    ],
    [
      'a title that leads to it',
      'linked',
      async (id) => {
        const [other] = await run([recordOf()])
        return payload.create({
          collection: 'related-links',
          data: {
            from: idIn(other),
            kind: 'similar',
            order: 9,
            origin: 'editor',
            state: 'resolved',
            title: 'إلى هناك',
            to: id,
          },
        })
      },
    ],
  ])('stays, and is listed: %s', async (_name, word, work) => {
    const record = recordOf()
    const [report] = await run([record, recordOf()])
    const runId = (await lastRun())?.id ?? ''
    const [id, readAlso] = [idIn(report), idIn(report, 'readAlso')]
    await work(id)
    const before = await read(id)
    const { reports, state } = await roll(runId)
    expect(state).toMatchObject({ deleted: 1, left: 1 })
    expect(reports.find(({ outcome }) => outcome === 'left')).toMatchObject({
      key: record.id,
      reason: expect.stringMatching(new RegExp(`^${word}: `)) as string,
    })
    expect(await read(id)).toEqual(before)
    expect(await read(readAlso).catch(() => null)).toBe(null)
    expect((await run([record]))[0]?.outcome).not.toBe('created')
  })

  it('stays where an article that the run changed was edited', async () => {
    const record = recordOf()
    const [report] = await run([record])
    await run([changed(record)])
    const id = idIn(report)
    await edit(id, { deck: 'مقدمة' })
    const { reports, state } = await roll()
    expect(state).toMatchObject({ deleted: 0, left: 1, restored: 0 })
    expect(reports[0]).toMatchObject({ articles: [{ action: 'left', id }] })
    expect(JSON.stringify((await read(id)).body)).toContain('كلها')
  })

  it('stays where an editor has it open', async () => {
    const [report] = await run([recordOf()])
    const editor = await payload.create({
      collection: 'users',
      data: { email: 'open@example.org', password: 'a long password', role: 'editor' },
      overrideAccess: true,
    })
    await payload.create({
      collection: 'payload-locked-documents',
      data: {
        document: { relationTo: 'articles', value: idIn(report) },
        user: { relationTo: 'users', value: editor.id },
      } as never,
      overrideAccess: true,
    })
    const { reports } = await roll()
    expect(reports).toMatchObject([
      { outcome: 'left', reason: expect.stringMatching(/^locked: /) as string },
    ])
    expect(blocksOf((await read(idIn(report))).body)).toHaveLength(3)
  })

  it.each<[string, (record: { id: string; text: string }) => Record<string, unknown>]>([
    ['wrote over it', changed],
    ['found its bytes again', (record) => ({ ...record, id: `${record.id} copy` })],
    [
      'found its text again',
      ({ id, text }) => ({
        id: `${id} again`,
        text: text.replace('المصدر: صحيفة', 'المصدر: جريدة'),
      }),
    ],
  ])('stays where a later run %s, until that one is taken back', async (_name, later) => {
    const before = await rowsOf()
    const record = recordOf()
    await run([record])
    const first = (await lastRun())?.id ?? ''
    await run([later(record)])
    const second = (await lastRun())?.id ?? ''
    const { reports, state } = await roll(first)
    expect(state).toMatchObject({ deleted: 0, left: 1 })
    expect(reports[0]?.reason).toMatch(/^later-run: /)
    expect((await roll(second)).state.left).toBe(0)
    expect(Object.keys(before)).not.toHaveLength(0)
  })
})

describe('a rollback', () => {
  it('in a dry run says what would be, and writes nothing', async () => {
    const record = recordOf()
    const [first] = await run([record])
    await run([changed(record), recordOf(), recordOf()])
    await edit(idIn(first), { deck: 'مقدمة' })
    const before = await snapshot(payload)
    const foreseen = await roll('last', true)
    expect(await snapshot(payload)).toEqual(before)
    expect(foreseen.state).toMatchObject({ deleted: 2, left: 1, restored: 0 })
    const done = await roll()
    expect(done.reports).toEqual(foreseen.reports)
  })

  it('that was stopped goes on where it was', async () => {
    const before = await rowsOf()
    await run(Array.from({ length: 60 }, () => recordOf()))
    const controller = new AbortController()
    let seen = 0
    const broken = await rollBackRun({
      onReport: () => {
        if ((seen += 1) === 10) controller.abort()
        return Promise.resolve()
      },
      payload,
      signal: controller.signal,
      which: 'last',
    })
    expect(broken.state.deleted).toBeGreaterThan(0)
    expect(broken.state.deleted).toBeLessThan(60)
    expect((await lastRun())?.state).toBe('finished')
    expect((await roll()).state.deleted).toBe(60)
    expect(await rowsOf()).toEqual(before)
    expect((await lastRun())?.state).toBe('rolledBack')
  })
})

describe('the command', () => {
  it('says what it did', async () => {
    await run([recordOf(), recordOf()])
    const { status, stderr, stdout } = await runSeed({ argv: ['--rollback', 'last'], payload })
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(
      /^Run .*: 2 documents in .*\n {2}2 {2}deleted, with what came in them\n$/,
    )
    const again = await runSeed({ argv: ['--rollback', 'last'], payload })
    expect([again.status, again.stdout]).toEqual([
      0,
      expect.stringMatching(/rolled back already; nothing was done\.\n$/),
    ])
  })

  it.each<[string[], RegExp]>([
    [['--rollback', 'nothing'], /^There is no run nothing\. Give the id/],
    [['--rollback', '00000000-0000-4000-8000-000000000000'], /^There is no run 0{8}/],
    [['--rollback', "x' or 1=1"], /^There is no run /],
    [['--rollback', 'last', 'a.txt'], /^--rollback takes a run back and imports nothing/],
    [['--rollback', 'last', '--publish'], /^--rollback takes a run back and imports nothing/],
  ])('refuses %s', async (argv, sentence) => {
    const { status, stderr } = await runSeed({ argv, payload })
    expect(status).toBe(2)
    expect(stderr).toMatch(sentence)
  })

  it('refuses a run that is going on, and takes one that was killed', async () => {
    await run([recordOf()])
    const { id = '' } = (await lastRun()) ?? {}
    const { hostname } = await import('node:os')
    const says = (pid: number, host = hostname()) =>
      payload.update({
        collection: 'import-runs',
        data: { options: { process: { host, pid } }, state: 'running' },
        id,
        overrideAccess: true,
      })
    for (const [pid, host] of [[process.pid], [1, 'elsewhere']] as [number, string?][]) {
      await says(pid, host)
      const { status, stderr } = await runSeed({ argv: ['--rollback', id], payload })
      expect([status, stderr]).toEqual([2, expect.stringMatching(/is still going on \(process/)])
    }
    await says(2 ** 22 + 1)
    expect((await roll(id)).state.deleted).toBe(1)
  })
})
