import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { RunningPayload } from '../helpers/payload.ts'
import { startPayload } from '../helpers/payload.ts'
import type { Records } from './bothWays.ts'
import { expectEqual as bothWays } from './bothWays.ts'
import { bodyOn, documentOf } from './importHelpers.ts'

/**
 * Two ways of writing, one meaning: the same documents by Payload's Local API and in batches by COPY come
 * to the same rows of every table, and to the same reports.
 */

let running: RunningPayload
beforeAll(async () => {
  running = await startPayload()
})
afterAll(() => running.stop())

const expectEqual = (args: { publish?: boolean; runs: readonly Records[] }) =>
  bothWays({ ...args, payload: running.payload })

const headline = (at: number) => `افتتاح المبنى رقم ${at} في الحي الجديد`
const body = (at: number) => bodyOn(`المبنى رقم ${at}`)

/** Documents that show one another's articles and titles, in a circle. */
const circle = (size: number): Records =>
  Array.from({ length: size }, (_, at) => ({
    id: `record ${at}`,
    text: documentOf({
      keywords: `المبنى رقم ${at} الحي الجديد`,
      main: { body: body(at), source: at % 3 === 0 ? 'وام' : `صحيفة المدينة ${at % 3}` },
      readAlso: { body: body((at + 2) % size), headline: headline((at + 2) % size) },
      related: [
        headline((at + 3) % size),
        `${headline((at + 3) % size)} (فيديو)`,
        headline(at),
        `عنوان لا يأتي ${at}`,
      ],
    }),
    url: `https://news.example.org/${at}`,
  }))

describe('documents come to the same rows both ways', () => {
  it('when they are new', async () => {
    const { reports, rows } = await expectEqual({ runs: [circle(12)] })
    expect(reports.flatMap(({ articles }) => articles.map(({ action }) => action))).toEqual(
      expect.arrayContaining(['created', 'completed']),
    )
    expect(rows['related_links']?.length).toBeGreaterThan(30)
  })

  it('when they are published', async () => {
    const { rows } = await expectEqual({ publish: true, runs: [circle(8)] })
    expect(rows['issue_log']?.length).toBeGreaterThan(7)
  })

  it('when they come again, as copies and under other keys', async () => {
    const records = circle(6)
    const copies = records.map((record) => ({ ...record, id: `copy of ${String(record.id)}` }))
    const { reports } = await expectEqual({ runs: [[...records, ...copies.slice(3)], copies] })
    expect(reports.filter(({ isDuplicate }) => isDuplicate).length).toBeGreaterThan(5)
  })

  it('when they changed', async () => {
    const edition = (change: (at: number) => Partial<Parameters<typeof documentOf>[0]['main']>) =>
      Array.from({ length: 6 }, (_, at) => ({
        id: `record ${at}`,
        text: documentOf({
          keywords: `المبنى رقم ${at} الحي الجديد`,
          main: { body: body(at), source: 'وام', ...change(at) },
          related: at % 2 ? [headline(at + 1), headline(at + 2)] : [headline(at + 2)],
        }),
      }))
    const { reports } = await expectEqual({
      runs: [
        edition(() => ({})),
        edition((at) =>
          at % 2 ? { body: `${body(at)}\n\n${body(at + 50)}` } : { headline: headline(at) },
        ),
        edition(() => ({ source: 'بترا' })),
      ],
    })
    expect(reports.filter(({ outcome }) => outcome === 'updated').length).toBeGreaterThan(5)
  })

  it('when published ones changed', async () => {
    const edition = (more: string) => [
      { id: 'one', text: documentOf({ main: { body: body(1) + more, headline: headline(1) } }) },
      { id: 'two', text: documentOf({ main: { body: body(2) + more, headline: headline(2) } }) },
    ]
    await expectEqual({ publish: true, runs: [edition(''), edition(`\n\n${body(9)}`)] })
  })

  it('when their source says more than their text', async () => {
    await expectEqual({
      runs: [
        [
          {
            author: 'مراسل الصحيفة',
            id: 'told',
            published: '2024-05-06T07:08:09Z',
            source: 'صحيفة المدينة',
            tags: 'الحي الجديد، المباني العامة في المدن الكبرى الحديثة جدا',
            text: body(1),
            title: headline(1),
          },
          { id: 'day', published: '2023-01-02', text: body(2), title: headline(2) },
        ],
      ],
    })
  })

  it('when some of them cannot be read', async () => {
    const { reports } = await expectEqual({
      runs: [[{ id: 'no text', text: '…' }, ...circle(3), { id: 'empty', text: '' }, { text: 7 }]],
    })
    expect(reports.filter(({ outcome }) => outcome === 'rejected')).toHaveLength(3)
  })
})

const generator = path.resolve(import.meta.dirname, '../../../shared/corpus/gen_corpus.mjs')

describe.skipIf(!existsSync(generator))('generated documents', () => {
  it('come to the same rows both ways', async () => {
    const lines = execFileSync(process.execPath, [generator, '60', '--scale', '0.02'], {
      encoding: 'utf8',
    })
    const records = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    await expectEqual({ runs: [records.slice(0, 40), records] })
  })
})
