import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import type { Payload } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { seed } from '../../seeds/seed.ts'
import type { DocumentReport } from '../../src/import/index.ts'
import { startPayload } from '../helpers/payload.ts'
import { bodyOn, documentOf, outputs, runSeed, snapshot, streamOf } from './importHelpers.ts'

/** What the command says, and its exit status, for all that may be given to it. */

let payload: Payload
let stop: () => Promise<void>
let cwd: string
let before: Awaited<ReturnType<typeof snapshot>>

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
})
afterAll(() => stop())

beforeEach(async () => {
  cwd = mkdtempSync(path.join(os.tmpdir(), 'nashra-seed-'))
  before = await snapshot(payload)
  return () => rmSync(cwd, { force: true, recursive: true })
})

const run = (...argv: string[]) => runSeed({ argv, cwd, payload })
const write = (name: string, content: string | Uint8Array) =>
  writeFileSync(path.join(cwd, name), content)
const good = (subject: string) =>
  documentOf({ main: { body: bodyOn(subject), source: 'صحيفة الأفق' } })

const reportOf = (name: string): DocumentReport[] =>
  readFileSync(path.join(cwd, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as DocumentReport)

describe('bad documents', () => {
  const bad = () => {
    write('1-empty.txt', '')
    write('2-blank.txt', ' \n\u00A0\n')
    write(
      '3-binary.txt',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3, 0xff, 0xfe, 0]),
    )
    write('4-english.txt', 'This is a page in English, and nothing else.\n'.repeat(5))
    symlinkSync('5-unreadable.txt', path.join(cwd, '5-unreadable.txt'))
    write('6-titles.txt', 'مقالات مشابهة\n\n  • عنوان من القائمة\n  • عنوان آخر من القائمة')
  }
  const reasons = ['empty', 'empty', 'binary', 'not-arabic', 'unreadable', 'no-text']

  it('are rejected one by one, with a reason, and kept; the good one between them is imported', async () => {
    bad()
    write('5-good.txt', good('ميناء الصيد'))
    const { status, stderr, stdout } = await run('.', '--report', 'report.jsonl')
    expect(status).toBe(0)
    expect(stdout).toMatch(/1 {2}new\n/)
    expect(stdout).toMatch(/6 {2}rejected\n/)
    expect(stderr).toContain('4-english.txt: rejected, not-arabic: ')
    const report = reportOf('report.jsonl')
    expect(
      report
        .filter(({ outcome }) => outcome === 'rejected')
        .map(({ reason }) => reason?.split(':')[0]),
    ).toEqual(reasons)
    const { docs } = await payload.find({
      collection: 'documents',
      limit: 0,
      sort: 'sourceKey',
      where: { outcome: { equals: 'rejected' } },
    })
    expect(docs.map(({ reason }) => reason)).toEqual(
      report.filter(({ outcome }) => outcome === 'rejected').map(({ reason }) => reason),
    )
    expect(docs.find(({ sourceKey }) => sourceKey === '4-english.txt')?.rawText).toContain(
      'in English',
    )
  })

  it('are rejected again, nothing is written, and it is a failure where all of them are', async () => {
    bad()
    const { status, stdout } = await run('.')
    expect(status).toBe(1)
    expect(stdout).toMatch(/6 {2}rejected\n/)
    expect(await snapshot(payload)).toEqual(before)
  })

  it('in JSON Lines are told with their line', async () => {
    const lines = [
      JSON.stringify({ id: 'line 1', text: good('حقل القمح') }),
      '{"id": "line 2", "text": ',
      JSON.stringify({ id: 'line 3', text: `${good('حقل الذرة')}\0` }),
      JSON.stringify({ id: 'line 4' }),
    ]
    const { status, stderr } = await runSeed({
      argv: ['-'],
      cwd,
      payload,
      stdin: streamOf(lines.join('\n')),
    })
    expect(status).toBe(0)
    expect(stderr).toMatch(/^-:2: rejected, bad-json: .*\n-:4: rejected, bad-field: .*\n$/)
    const { docs } = await payload.find({
      collection: 'documents',
      where: { sourceKey: { equals: 'line 3' } },
    })
    expect(docs[0]).toMatchObject({ outcome: 'imported' })
    expect(docs[0]?.rawText).not.toContain('\0')
  })

  it('that the database refuses do not end the run, and are tried again', async () => {
    const refused = JSON.stringify({ id: 'refused', text: good('سد الوادي') })
    const { create } = payload
    payload.create = ((args: Parameters<typeof create>[0]) => {
      const isIt =
        args.collection === 'documents' &&
        'sourceKey' in args.data &&
        args.data.sourceKey === 'refused'
      return isIt ? Promise.reject(new Error('no room for this one')) : create(args)
    }) as typeof create
    const stdin = () =>
      streamOf(`${refused}\n${JSON.stringify({ id: 'next', text: good('سد الجبل') })}`)
    const told = await runSeed({ argv: ['-'], cwd, payload, stdin: stdin() })
    payload.create = create
    expect(told.status).toBe(0)
    expect(told.stderr).toContain('not-written: It could not be written (no room for this one).')
    const { stdout } = await runSeed({ argv: ['-'], cwd, payload, stdin: stdin() })
    expect(stdout).toMatch(/1 {2}new\n.*1 {2}unchanged/s)
  })
})

type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string' && value !== ''
const isId: Check = (value) => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)
const oneOf =
  (...words: string[]): Check =>
  (value) =>
    words.includes(value as string)
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
/** An object with these fields and no other. */
const form =
  (fields: Record<string, Check>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    JSON.stringify(Object.keys(value).sort()) === JSON.stringify(Object.keys(fields).sort()) &&
    Object.entries(fields).every(([name, check]) => check(Reflect.get(value, name)))

/** A line of the report, field by field. */
const fieldsOfReport: Record<string, Check> = {
  articles: listOf(form({ action: isText, id: isId, part: oneOf('main', 'readAlso') })),
  duplicateOf: orNull(isId),
  file: isText,
  key: isText,
  links: listOf(
    form({
      state: oneOf('resolved', 'suggested', 'unresolved', 'ambiguous', 'rejected'),
      title: isText,
      to: orNull(isId),
    }),
  ),
  nearDuplicateOf: orNull(isId),
  outcome: oneOf(
    'created',
    'updated',
    'unchanged',
    'duplicate',
    'rejected',
    'tombstone',
    'conflict',
  ),
  reason: orNull(isText),
  tags: form({ accepted: listOf(isText), dropped: listOf(isText), review: listOf(isText) }),
  warnings: listOf(
    form({
      code: isText,
      end: (value) => Number.isInteger(value),
      message: isText,
      start: (value) => Number.isInteger(value),
    }),
  ),
}

/** Names of the fields that are not as they should be, or should not be. */
const problemsOf = (report: DocumentReport): string[] => {
  const names = new Set([...Object.keys(fieldsOfReport), ...Object.keys(report)])
  return [...names].filter(
    (name) => !(name in report) || !fieldsOfReport[name]?.(Reflect.get(report, name)),
  )
}

describe('the report', () => {
  it('has a line a document with all that became of it', async () => {
    write(
      'one.txt',
      documentOf({
        keywords: 'قرية الساحل ، من أجل',
        main: { body: bodyOn('قرية الساحل'), source: 'صحيفة الأفق' },
        readAlso: { body: bodyOn('قرية الجبل'), headline: 'خبر قرية الجبل' },
        related: ['خبر قرية الجبل', 'عنوان لم يأت بعد'],
      }),
    )
    await run('one.txt', '--report', 'report.jsonl', '--publish')
    const [report, ...more] = reportOf('report.jsonl')
    expect(more).toEqual([])
    const id = expect.stringMatching(/^[0-9a-f-]{36}$/) as string
    expect(report).toEqual({
      key: 'one.txt',
      file: 'one.txt',
      outcome: 'created',
      reason: null,
      articles: [
        { action: 'created', id, part: 'main' },
        { action: 'created', id, part: 'readAlso' },
      ],
      duplicateOf: null,
      nearDuplicateOf: null,
      links: [
        { state: 'resolved', title: 'خبر قرية الجبل', to: report?.articles[1]?.id },
        { state: 'unresolved', title: 'عنوان لم يأت بعد', to: null },
      ],
      tags: {
        accepted: ['قرية الساحل'],
        dropped: expect.any(Array) as string[],
        review: expect.any(Array) as string[],
      },
      warnings: [],
    })
  })

  it('has every field of its form in every line, whatever became of the document', async () => {
    const batch = (size: number, more: Record<string, unknown>[] = []) => {
      const records = Array.from({ length: size }, (_, at) => ({
        id: `form ${at}`,
        text: documentOf({
          keywords: `ساحة رقم ${at}`,
          main: { body: bodyOn(`ساحة رقم ${at}`), source: 'صحيفة الأفق' },
          related: [`خبر ساحة رقم ${at + 1} كاملا`, 'عنوان لم يأت بعد'],
        }),
        title: `خبر ساحة رقم ${at} كاملا`,
      }))
      return [...records, ...more].map((record) => `${JSON.stringify(record)}\n`).join('')
    }
    const changed = `${good('ساحة رقم 1')}\n\nوأضيفت فقرة أخيرة إلى هذا الخبر بعد نشره.`
    write('form.jsonl', batch(30))
    await run('form.jsonl')
    write(
      'form.jsonl',
      batch(30, [
        { id: 'form 1', text: changed },
        { ...(JSON.parse(batch(1)) as object), id: 'a copy' },
        { id: 'a new one', text: good('ساحة بلا رقم') },
        { id: 'broken', text: 7 },
      ]),
    )
    await run('form.jsonl', '--report', 'report.jsonl')
    const reports = reportOf('report.jsonl')
    const outcomes = new Set(reports.map(({ outcome }) => outcome))
    for (const outcome of ['created', 'duplicate', 'rejected', 'unchanged', 'updated'] as const)
      expect(outcomes).toContain(outcome)
    for (const report of reports) expect(problemsOf(report)).toEqual([])
    expect(reports.some(({ duplicateOf }) => duplicateOf !== null)).toBe(true)
  })

  it('of a dry run says the same, and nothing is written', async () => {
    write('two.txt', good('قرية السهل'))
    write('three.txt', 'English only.')
    const { status } = await run('two.txt', 'three.txt', '--dry-run', '--report', 'dry.jsonl')
    expect(status).toBe(0)
    expect(await snapshot(payload)).toEqual(before)
    await run('two.txt', 'three.txt', '--report', 'wet.jsonl')
    const outcomes = (name: string) =>
      reportOf(name).map(({ key, outcome, reason }) => [key, outcome, reason])
    expect(outcomes('wet.jsonl')).toEqual(outcomes('dry.jsonl'))
  })
})

describe('the run', () => {
  it('is kept with its input, options, counters and end', async () => {
    write('four.txt', good('قرية الهضبة'))
    await run('four.txt', '--publish')
    const { docs } = await payload.find({ collection: 'import-runs', limit: 1, sort: '-started' })
    expect(docs[0]).toMatchObject({
      counters: { articles: { created: 1 }, documents: 1, outcomes: { created: 1, rejected: 0 } },
      ended: expect.any(String) as string,
      input: 'four.txt',
      options: { publish: true },
      state: 'finished',
    })
  })
})

describe('nothing to do', () => {
  it('is no failure', async () => {
    write('picture.jpg', 'x')
    const { status, stdout } = await run('.')
    expect(status).toBe(0)
    expect(stdout).toContain('1 file or item of other kinds passed over')
    expect(await snapshot(payload)).toEqual(before)
  })
})

describe('what cannot be done', () => {
  it.each<[string[], RegExp]>([
    [['nowhere.txt'], /^nowhere\.txt cannot be imported: it is not there\.\n$/],
    [['--wat'], /^Unknown option '--wat'\. See npm run seed -- --help\.\n$/],
    [['--format', 'doc'], /^There is no format "doc"\..*\n$/],
    [['--shard', '3/2'], /^--shard 3\/2 is no share; .*\n$/],
    [['--rollback', ''], /^--rollback needs the id of a run; .*\n$/],
    [['--rollback', 'x'], /^There is no run x\..*\n$/],
    [
      ['--report', 'no/such/folder.jsonl'],
      /^The report cannot be written to .*: it is not there\.\n$/,
    ],
  ])('is one sentence and exit status 2: %j', async (argv, sentence) => {
    const { status, stderr, stdout } = await run(...argv)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(sentence)
    expect(await snapshot(payload)).toEqual(before)
  })

  it('because the database is not there names host and port, keeps the password, exit status 3', async () => {
    write('one.txt', good('قرية النهر'))
    const told = outputs()
    const status = await seed(['one.txt'], {
      cwd,
      env: { ...process.env, DATABASE_URL: 'postgres://someone:geheim@127.0.0.1:1/none' },
      ...told.surroundings,
    })
    expect(status).toBe(3)
    expect(told.text().stderr).toMatch(/^The database at 127\.0\.0\.1:1 cannot be used: .*\n$/)
    expect(told.text().stderr).not.toContain('geheim')
  })

  it('because a setting is missing says which', async () => {
    const told = outputs()
    const status = await seed([], {
      cwd,
      env: { ...process.env, DATABASE_URL: '' },
      ...told.surroundings,
    })
    expect([status, told.text().stderr]).toEqual([
      2,
      expect.stringContaining('DATABASE_URL is not set.'),
    ])
  })
})

describe('--help', () => {
  it('says what can be given', async () => {
    const { status, stdout } = await run('--help')
    expect(status).toBe(0)
    for (const option of ['--publish', '--dry-run', '--report', '--format'])
      expect(stdout).toContain(option)
  })
})
