import path from 'node:path'

import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startPayload } from '../helpers/payload.ts'
import { runSeed, snapshot } from './importHelpers.ts'

/** The two real documents, as `npm start` imports them. */
const documents = path.resolve(import.meta.dirname, '../../seeds/documents')

let payload: Payload
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
})
afterAll(() => stop())

const run = (...argv: string[]) => runSeed({ argv, cwd: documents, payload })

describe('the seeds', () => {
  it('say in a dry run what would happen, and write nothing', async () => {
    const before = await snapshot(payload)
    const { status, stdout } = await run('--dry-run')
    expect(status).toBe(0)
    expect(stdout).toContain('2 documents')
    expect(stdout).toContain('dry run: nothing was written')
    expect(await snapshot(payload)).toEqual(before)
  })

  it('become four articles', async () => {
    const { status, stderr, stdout } = await run('--publish')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/2 {2}new/)
    const { docs } = await payload.find({ collection: 'articles', depth: 0, limit: 0, sort: 'id' })
    expect(
      docs.map(({ documentPart, headline, headlineOrigin }) => ({
        documentPart,
        headline,
        headlineOrigin,
      })),
    ).toEqual([
      {
        documentPart: 'main',
        headline: expect.stringMatching(/^أعربت الولايات المتحدة عن قلقها الشديد .*…$/) as string,
        headlineOrigin: 'inferred',
      },
      {
        documentPart: 'readAlso',
        headline: 'رئاسة COP29 تطلق نداء باكو للعمل المناخي من أجل السلام',
        headlineOrigin: 'given',
      },
      {
        documentPart: 'main',
        headline: expect.stringMatching(/^دعا الأمين العام للأمم المتحدة/) as string,
        headlineOrigin: 'inferred',
      },
      {
        documentPart: 'readAlso',
        headline: 'رد قريب من حماس بشأن المقترح الإسرائيلي الأخير لوقف إطلاق النار',
        headlineOrigin: 'given',
      },
    ])
    for (const article of docs) {
      expect(article).toMatchObject({
        _status: 'published',
        issueNumber: 1,
        language: 'ar',
        originalDatePrecision: 'unknown',
        originalPublishedAt: null,
        stage: 'live',
      })
    }
  })

  it('have their sources, the agency at the end of a read-also article too', async () => {
    const { docs } = await payload.find({ collection: 'articles', depth: 1, limit: 0, sort: 'id' })
    expect(docs.map(({ source }) => (source as { name?: string } | null)?.name ?? null)).toEqual([
      'البوابة نيوز',
      'وام',
      'البوابة',
      null,
    ])
    const sources = await payload.find({ collection: 'sources', limit: 0, sort: 'id' })
    expect(sources.docs.map(({ kind, name }) => [name, kind])).toEqual([
      ['البوابة نيوز', 'outlet'],
      ['وام', 'agency'],
      ['البوابة', 'unknown'],
    ])
  })

  it('have their tags and nothing of the template', async () => {
    const { docs } = await payload.find({ collection: 'tags', limit: 0, sort: 'id' })
    expect(docs.map(({ label, status, usage }) => [label, status, usage])).toEqual([
      ['الولايات المتحدة', 'candidate', 1],
      ['ناجورنو قره باغ', 'candidate', 1],
      ['أذربيجان', 'candidate', 1],
      ['حفظ السلام الروسية', 'candidate', 1],
      ['ناغورني كاراباخ', 'candidate', 1],
    ])
  })

  it('relate ten titles each, in order, the read-also article at its place among them', async () => {
    const mains = await payload.find({
      collection: 'articles',
      depth: 0,
      limit: 0,
      sort: 'id',
      where: { documentPart: { equals: 'main' } },
    })
    const readAlso = await payload.find({
      collection: 'articles',
      depth: 0,
      limit: 0,
      sort: 'id',
      where: { documentPart: { equals: 'readAlso' } },
    })
    const places = [1, 3]
    expect((await payload.count({ collection: 'related-links' })).totalDocs).toBe(20)
    for (const [index, main] of mains.docs.entries()) {
      const { docs: links } = await payload.find({
        collection: 'related-links',
        depth: 0,
        limit: 0,
        sort: 'order',
        where: { from: { equals: main.id } },
      })
      expect(links.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
      const also = links.filter(({ kind }) => kind === 'readAlso')
      expect(also).toHaveLength(1)
      expect(also[0]).toMatchObject({
        order: places[index],
        origin: 'imported',
        state: 'resolved',
        title: readAlso.docs[index]?.headline,
        to: readAlso.docs[index]?.id,
      })
      for (const link of links.filter(({ kind }) => kind !== 'readAlso')) {
        expect(link).toMatchObject({ kind: 'similar', state: 'unresolved', to: null })
      }
    }
  })

  it('are kept as they were, with what was found in them', async () => {
    const { docs } = await payload.find({ collection: 'documents', depth: 1, limit: 0, sort: 'id' })
    expect(docs).toHaveLength(2)
    expect(docs[0]).toMatchObject({
      adapter: 'txt',
      encoding: 'utf-8',
      outcome: 'imported',
      run: { state: 'finished', counters: { documents: 2, outcomes: { created: 2 } } },
      sourceKey: '000_c905056087d4570c.txt',
    })
    const { articles, keywords } = docs[0]?.parse as {
      articles: { blocks: { end: number; start: number }[] }[]
      keywords: { text: string }
    }
    const [first] = articles[0]?.blocks ?? []
    expect(docs[0]?.rawText?.slice(first?.start, first?.end)).toMatch(/^أعربت .* على الفور\.$/)
    expect(keywords.text).toBe('الولايات المتحدة ناجورنو قره باغ أذربيجان')
  })

  it('say in the issue log that the import was the confirmation', async () => {
    const { docs } = await payload.find({ collection: 'issue-log', depth: 0, limit: 0 })
    expect(docs).toHaveLength(4)
    for (const entry of docs) {
      expect(entry).toMatchObject({ action: 'publish', by: null, issueNumber: 1, sequence: 1 })
      expect(entry.reason).toContain('--publish')
      expect(entry.note).toMatch(/00[02]_\w+\.txt$/)
    }
  })

  it('write nothing when they are imported again', async () => {
    const before = await snapshot(payload)
    for (const argv of [[], ['--publish']]) {
      const { status, stdout } = await run(...argv)
      expect(status).toBe(0)
      expect(stdout).toMatch(/2 {2}unchanged/)
    }
    expect(await snapshot(payload)).toEqual(before)
  })
})
