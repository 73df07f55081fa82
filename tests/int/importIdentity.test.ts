import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { DocumentReport } from '../../src/import/index.ts'
import type { Article, RelatedLink } from '../../src/payload-types.ts'
import { idOf } from '../../collections/shared/idOf.ts'
import { blocksOf } from '../../src/text/richText.ts'
import { startPayload } from '../helpers/payload.ts'
import { bodyOn, documentOf, importRecords, snapshot } from './importHelpers.ts'

/** What is printed twice is in the archive once, in whichever order the printings come. */

let payload: Payload
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
})
afterAll(() => stop())

const run = (...records: Record<string, unknown>[]) => importRecords({ payload, records })

const articleOf = (report: DocumentReport | undefined, part: 'main' | 'readAlso' = 'main') =>
  report?.articles.find((article) => article.part === part)?.id ?? ''

const read = (id: string): Promise<Article> =>
  payload.findByID({ collection: 'articles', depth: 0, draft: true, id })

const nameOf = async (id: unknown) =>
  id ? (await payload.findByID({ collection: 'sources', id: idOf(id) ?? '' })).name : null

const linksOf = async (from: string): Promise<RelatedLink[]> =>
  (
    await payload.find({
      collection: 'related-links',
      depth: 0,
      limit: 0,
      sort: ['order', 'id'],
      where: { from: { equals: from } },
    })
  ).docs

describe('a text printed as a read-also article and as a main one', () => {
  const printings = (subject: string) => {
    const headline = `افتتاح ${subject} قريبا`
    return {
      headline,
      itself: {
        id: `itself ${subject}`,
        text: documentOf({
          keywords: subject,
          main: { body: bodyOn(subject), source: 'صحيفة الأفق' },
          related: ['عنوان بعيد عن كل هذا'],
        }),
        url: 'https://example.org/itself',
      },
      other: {
        id: `other ${subject}`,
        text: documentOf({
          main: { body: bodyOn(`غير ${subject}`), source: 'موقع الشاطئ' },
          // Some sites run the paragraphs together.
          readAlso: { body: bodyOn(subject).replaceAll('\n\n', ' '), headline, source: 'وام' },
          related: [headline, 'عنوان آخر بعيد'],
        }),
      },
    }
  }

  it.each([
    ['main article last', 'جسر النهر', (p: ReturnType<typeof printings>) => [p.other, p.itself]],
    ['main article first', 'سوق الخضار', (p: ReturnType<typeof printings>) => [p.itself, p.other]],
  ])(
    'is one article with the headline, outlet, tags and links of both: %s',
    async (_name, subject, order) => {
      const p = printings(subject)
      const reports = await run(...order(p))
      const itself = reports.find(({ key }) => key === p.itself.id)
      const other = reports.find(({ key }) => key === p.other.id)
      const id = articleOf(itself)
      expect(articleOf(other, 'readAlso')).toBe(id)
      const article = await read(id)
      expect(article).toMatchObject({
        documentPart: 'main',
        headline: p.headline,
        headlineOrigin: 'given',
        originalUrl: 'https://example.org/itself',
      })
      expect(blocksOf(article.body)).toHaveLength(3)
      expect(await nameOf(article.source)).toBe('صحيفة الأفق')
      expect(article.tags).toHaveLength(1)
      const tag = await payload.findByID({ collection: 'tags', id: idOf(article.tags?.[0]) ?? '' })
      expect(tag).toMatchObject({ label: subject, usage: 1 })
      expect(await linksOf(id)).toMatchObject([{ kind: 'similar', title: 'عنوان بعيد عن كل هذا' }])
      expect(await linksOf(articleOf(other))).toMatchObject([
        { kind: 'readAlso', order: 1, state: 'resolved', to: id },
        { kind: 'similar', order: 2, state: 'unresolved' },
      ])
    },
  )

  it('is left as an editor has it, who worked on it before the other printing came', async () => {
    const p = printings('مستشفى الأطفال')
    const [first] = await run(p.itself)
    const id = articleOf(first)
    await payload.update({
      collection: 'articles',
      data: { deck: 'كتبه محرر' },
      id,
      overrideAccess: true,
    })
    const before = await read(id)
    const [second] = await run(p.other)
    expect(second?.articles).toContainEqual({ action: 'linked', id, part: 'readAlso' })
    expect(await read(id)).toEqual(before)
  })
})

describe('a main text that another document printed', () => {
  it('is a duplicate: kept as a document, and no second article', async () => {
    const main = { body: bodyOn('محطة القطار'), source: 'صحيفة الأفق' }
    const again = { ...main, body: main.body.replaceAll('ة ', 'ه ') }
    const [first, second] = await run(
      { id: 'print 1', text: documentOf({ main }) },
      { id: 'print 2', text: documentOf({ main: again, related: ['عنوان ما'] }) },
    )
    expect(second).toMatchObject({
      articles: [{ action: 'linked', id: articleOf(first), part: 'main' }],
      outcome: 'duplicate',
    })
    const document = await payload.findByID({
      collection: 'documents',
      id: second?.duplicateOf ?? '',
    })
    expect(document.sourceKey).toBe('print 1')
    expect(await linksOf(articleOf(first))).toEqual([])
  })

  it('in the very same bytes is a duplicate without being looked into', async () => {
    const text = documentOf({ main: { body: bodyOn('قاعة المعارض') } })
    const [first, second] = await run({ id: 'bytes 1', text }, { id: 'bytes 2', text })
    expect([first?.outcome, second?.outcome]).toEqual(['created', 'duplicate'])
    expect(second?.reason).toBe('same-bytes')
    const { totalDocs } = await payload.count({
      collection: 'articles',
      where: { headline: { contains: 'قاعة المعارض' } },
    })
    expect(totalDocs).toBe(1)
  })

  it('is no duplicate when it is but a formula of a few words', async () => {
    const texts = ['التفاصيل في الفيديو.\n\nالمصدر: أ', 'التفاصيل في الفيديو.\n\nالمصدر: ب']
    const reports = await run(...texts.map((text, at) => ({ id: `short ${at}`, text })))
    expect(new Set(reports.map((report) => articleOf(report))).size).toBe(2)
  })
})

describe('titles', () => {
  it('that a list has in two spellings are one link with the other as a variant', async () => {
    const [report] = await run({
      id: 'variants',
      text: documentOf({
        main: { body: bodyOn('حي المطار') },
        related: ['عنوان واحد للجميع', 'عنوان ثان هنا', 'عنوان واحد للجمیع (فيديو)'],
      }),
    })
    expect(await linksOf(articleOf(report))).toMatchObject([
      { order: 1, title: 'عنوان واحد للجميع', variants: ['عنوان واحد للجمیع (فيديو)'] },
      { order: 2, title: 'عنوان ثان هنا', variants: [] },
    ])
  })

  it('of a read-also article that the list does not have stand before it, and so do promos', async () => {
    const [report] = await run({
      id: 'promo',
      text: documentOf({
        main: {
          body: `${bodyOn('مركز البحوث')}\n\nإقرأ أيضا: عنوان في وسط النص هنا\n\n${bodyOn('مركز الشباب')}`,
        },
        readAlso: { body: bodyOn('مركز الفنون'), headline: 'خبر مركز الفنون كاملا' },
        related: ['عنوان القائمة الأول'],
      }),
    })
    expect(await linksOf(articleOf(report))).toMatchObject([
      {
        kind: 'readAlso',
        order: 0,
        title: 'خبر مركز الفنون كاملا',
        to: articleOf(report, 'readAlso'),
      },
      { kind: 'readAlso', order: 0, state: 'unresolved', title: 'عنوان في وسط النص هنا' },
      { kind: 'similar', order: 1, title: 'عنوان القائمة الأول' },
    ])
  })
})

describe('sources and tags', () => {
  it('are found under their other names', async () => {
    const agency = (name: string, subject: string) => ({
      id: `agency ${subject}`,
      text: documentOf({ main: { body: bodyOn(subject), source: name } }),
    })
    const reports = await run(
      agency('واس', 'مرصد الزلازل'),
      agency('SPA', 'مرصد النجوم'),
      agency('وكالة الأنباء السعودية', 'مرصد الطيور'),
      agency('وكالات', 'مرصد الرياح'),
    )
    const sources = await Promise.all(
      reports.map(async (report) => (await read(articleOf(report))).source),
    )
    expect(new Set(sources.slice(0, 3)).size).toBe(1)
    expect(await nameOf(sources[0])).toBe('واس')
    expect(sources[3] ?? null).toBeNull()
  })

  it('that differ in tashkeel alone stay two, with two addresses', async () => {
    for (const place of ['عُمان', 'عمّان']) {
      await run({
        id: `place ${place}`,
        text: documentOf({
          keywords: `${place} ، السياحة`,
          main: { body: bodyOn(`فندق ${place}`) },
        }),
      })
    }
    const { docs } = await payload.find({
      collection: 'tags',
      limit: 0,
      where: { matchKey: { equals: 'عمان' } },
    })
    expect(docs.map(({ label }) => label).sort()).toEqual(['عُمان', 'عمّان'].sort())
    expect(new Set(docs.map(({ slug }) => slug)).size).toBe(2)
  })

  it('that an editor merged or called noise are followed', async () => {
    const tagged = (subject: string, at: number) => ({
      id: `tagged ${subject} ${at}`,
      text: documentOf({
        keywords: `${subject} ، شيء`,
        main: { body: bodyOn(`${subject} ${at}`) },
      }),
    })
    const [first] = await run(tagged('شركة الضوء', 1))
    const [old = ''] = (await read(articleOf(first))).tags ?? []
    const into = await payload.create({
      collection: 'tags',
      data: { label: 'مؤسسة الضوء', status: 'approved' },
    })
    await payload.update({ collection: 'tags', data: { mergedInto: into.id }, id: idOf(old) ?? '' })
    const [second] = await run(tagged('شركة الضوء', 2))
    expect((await read(articleOf(second))).tags).toContain(into.id)
    expect((await read(articleOf(second))).tags).not.toContain(old)

    await payload.update({ collection: 'tags', data: { status: 'noise' }, id: into.id })
    const [third] = await run(tagged('مؤسسة الضوء', 3))
    expect((await read(articleOf(third))).tags).not.toContain(into.id)
  })
})

describe('what an input says beside the text', () => {
  it('is kept, but the time of fetching is no date of publication', async () => {
    const [report] = await run({
      id: 'dated',
      text: documentOf({ main: { body: bodyOn('مكتبة الحي') } }),
      timestamp: '2024-05-01T10:00:00Z',
      url: 'https://example.org/dated',
    })
    expect(await read(articleOf(report))).toMatchObject({
      originalDatePrecision: 'unknown',
      originalPublishedAt: null,
      originalUrl: 'https://example.org/dated',
    })
    const { docs } = await payload.find({
      collection: 'documents',
      where: { sourceKey: { equals: 'dated' } },
    })
    expect(docs[0]?.parse).toMatchObject({ metadata: { timestamp: '2024-05-01T10:00:00Z' } })
  })
})

describe('all of it', () => {
  it('is not written again by another run', async () => {
    const records = ['أ', 'ب', 'ج'].map((name) => ({
      id: `again ${name}`,
      text: documentOf({
        keywords: `برج ${name} المدينة`,
        main: { body: bodyOn(`برج ${name}`), source: 'صحيفة الأفق' },
        readAlso: { body: bodyOn('برج ب'), headline: 'برج ب يفتح أبوابه' },
        related: ['برج ب يفتح أبوابه', 'عنوان برج آخر'],
      }),
    }))
    await run(...records)
    const before = await snapshot(payload)
    const reports = await run(...records)
    expect(reports.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged'])
    expect(await snapshot(payload)).toEqual(before)
  })
})

describe('an article that another document completed', () => {
  it.each([
    ['before', 'معمل الحرير'],
    ['after', 'معمل الورق'],
  ])(
    'follows its own document, which came %s it, and knows what was written',
    async (when, subject) => {
      const headline = `خبر ${subject} كاملا`
      const itself = (more = '') => ({
        id: `itself ${subject}`,
        text: documentOf({ main: { body: `${bodyOn(subject)}${more}`, source: 'صحيفة الأفق' } }),
      })
      const other = {
        id: `other ${subject}`,
        text: documentOf({
          main: { body: bodyOn(`غير ${subject}`) },
          readAlso: { body: bodyOn(subject).replaceAll('\n\n', ' '), headline },
        }),
      }
      const reports = await run(...(when === 'before' ? [itself(), other] : [other, itself()]))
      const id = articleOf(reports.find(({ key }) => key === itself().id))
      const [report] = await run(itself(`\n\nوأضيف إلى ${subject} قسم جديد في الأسبوع الماضي.`))
      expect(report?.articles).toEqual([{ action: 'updated', id, part: 'main' }])
      const article = await read(id)
      expect(article).toMatchObject({ headline, headlineOrigin: 'given' })
      expect(blocksOf(article.body)).toHaveLength(4)
    },
  )
})
