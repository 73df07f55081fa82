import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

import { main } from '../../../src/commands/parse.ts'
import type { ParseRecord } from '../../../src/parse/record.ts'
import { first, headline, other, page, second } from './documents.ts'

let folder = ''
const file = (name: string): string => path.join(folder, name)

const good = page(
  `${first} و`,
  `بدأت الخطة الجديدة في العاصمة، وتشمل الخطة الجديدة الميناء القديم.`,
  'تفاصيل القرار',
  second,
  'اقرأ أيضا: عنوان مقال آخر',
  'المصدر: البوابة + وكالات',
  'كلمات دلالية: الخطة الجديدة، المیناء القدیم',
  ['إقرأ أيضاً:', '', headline, '', other, '', 'المصدر: وام'],
  ['مقالات مشابهة', '  • \u200Fعنوان أول', '  • عنوان أول'],
)

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nashra-parse-'))
  mkdirSync(file('folder'))
  writeFileSync(file('good.txt'), good)
  writeFileSync(file('empty.txt'), '')
  writeFileSync(file('english.txt'), 'Nothing to see here.')
  writeFileSync(
    file('many.jsonl'),
    [
      JSON.stringify({ id: 'abc', text: good }),
      '',
      '{"text": 5}',
      '{broken',
      JSON.stringify({ text: first }),
    ].join('\n'),
  )
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})
afterEach(() => {
  vi.restoreAllMocks()
})

const run = async (...args: string[]) => {
  let output = ''
  let errors = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    output += String(chunk)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    errors += String(chunk)
    return true
  })
  const status = await main(args)
  vi.restoreAllMocks()
  const records = output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as ParseRecord)
  return { status, records, errors }
}

describe('npm run parse', () => {
  it('prints a document in its fixed form', async () => {
    const { status, records, errors } = await run(file('good.txt'))
    expect({ status, errors }).toEqual({ status: 0, errors: '' })
    expect(records).toEqual([
      {
        file: 'good.txt',
        outcome: 'ok',
        reason: null,
        encoding: 'utf-8',
        headline: null,
        paragraphs: [
          first,
          'وبدأت الخطة الجديدة في العاصمة، وتشمل الخطة الجديدة الميناء القديم.',
          second,
        ],
        subheads: ['تفاصيل القرار'],
        source: 'البوابة',
        keywordLine: 'الخطة الجديدة، المیناء القدیم',
        tags: ['الخطة الجديدة', 'الميناء القديم'],
        droppedKeywords: [],
        readAlso: { headline, paragraphs: [other], subheads: [], source: 'وام' },
        related: ['عنوان مقال آخر', 'عنوان أول', 'عنوان أول'],
        warnings: [
          {
            code: 'torn-conjunction-joined',
            message: expect.stringMatching(/\.$/) as string,
            start: first.length + 1,
            end: first.length + 70,
          },
        ],
      },
    ])
    expect(Object.keys(records[0] ?? {})).toEqual(
      'file outcome reason encoding headline paragraphs subheads source keywordLine tags droppedKeywords readAlso related warnings'.split(
        ' ',
      ),
    )
  })

  it('gives the seeds their tags, and drops what is noise', async () => {
    const seeds = path.resolve(import.meta.dirname, '../../../seeds/documents')
    const names = ['000_c905056087d4570c.txt', '002_6e59f30b3e264ccf.txt']
    const { records } = await run(...names.map((name) => path.join(seeds, name)))
    expect(records.map(({ tags, droppedKeywords }) => ({ tags, droppedKeywords }))).toEqual([
      { tags: ['الولايات المتحدة', 'ناجورنو قره باغ', 'أذربيجان'], droppedKeywords: [] },
      {
        tags: ['حفظ السلام الروسية', 'ناغورني كاراباخ'],
        droppedKeywords: ['التشابه الوصف التاريخ', 'في المنطقة', 'أكثر من'],
      },
    ])
  })

  it('goes on after a rejected file, in the order given', async () => {
    const { status, records } = await run(file('empty.txt'), file('good.txt'), file('english.txt'))
    expect(records.map((record) => [record.file, record.outcome])).toEqual([
      ['empty.txt', 'rejected'],
      ['good.txt', 'ok'],
      ['english.txt', 'rejected'],
    ])
    expect(records[0]).toMatchObject({
      reason: expect.stringMatching(/^empty: .+\.$/) as string,
      paragraphs: [],
      readAlso: null,
    })
    expect(status).toBe(0)
  })

  it('ends with 1 where nothing could be parsed', async () => {
    expect(await run(file('empty.txt'), file('english.txt'))).toMatchObject({
      status: 1,
      errors: '',
    })
  })

  it('takes JSON Lines, a document a line', async () => {
    const { status, records } = await run(file('many.jsonl'))
    expect(records.map((record) => [record.file, record.outcome])).toEqual([
      ['many.jsonl#abc', 'ok'],
      ['many.jsonl#3', 'rejected'],
      ['many.jsonl#4', 'rejected'],
      ['many.jsonl#5', 'ok'],
    ])
    expect(records[1]?.reason).toMatch(/^unreadable: .+\.$/)
    expect(records[3]?.paragraphs).toEqual([first])
    expect(status).toBe(0)
  })

  it.each([
    ['no file', [], /which files/],
    ['an option', ['--colour', 'good.txt'], /no option --colour/],
    ['a missing path', ['good.txt', 'missing.txt'], /no file .*missing\.txt/],
    ['a folder', ['folder'], /folder is a folder/],
  ])('says what is wrong with %s, and prints nothing', async (_, args, sentence) => {
    const paths = args.map((arg) => (arg.startsWith('-') ? arg : file(arg)))
    const { status, records, errors } = await run(...paths)
    expect({ status, records }).toEqual({ status: 2, records: [] })
    expect(errors).toMatch(sentence)
    expect(errors.trim().split('\n')).toHaveLength(1)
  })
})
