import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { originOf } from '../../src/desk/origin/originOf.ts'
import type { FieldOrigin, Origin, OriginField } from '../../src/desk/origin/types.ts'
import { applyDiff } from '../../src/text/diff/diffTexts.ts'
import { blocksOf, richText } from '../../src/text/richText.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'
import { bodyOn, documentOf, importRecords, snapshot } from './importHelpers.ts'

/** An article beside the document that it was made from. */

type Role = 'admin' | 'contributor' | 'editor' | 'viewer'

let payload: Payload
let stop: () => Promise<void>
let api: ReturnType<typeof openApi>
const as = {} as Record<Role, Record<string, string>>

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
  api = openApi({ payload })
  for (const role of ['admin', 'editor', 'contributor', 'viewer'] as const) {
    as[role] = await signIn({ payload, role })
  }
})
afterAll(() => stop())

const origin = async (article: string): Promise<Origin> =>
  originOf({ article, overrideAccess: true, req: await createLocalReq({}, payload), slugs })

/** Imports one document and gives its articles, the main one first. */
const imported = async (record: Record<string, unknown>, writer: 'bulk' | 'local' = 'bulk') => {
  const [report] = await importRecords({ payload, records: [record], writer })
  return (report?.articles ?? []).map(({ id }) => id)
}

/** How many statements looking at an article takes. */
const statementsOf = async (id: string): Promise<number> => {
  const { pool } = payload.db as unknown as PostgresAdapter
  const query = vi.spyOn(pool, 'query')
  await origin(id)
  const count = query.mock.calls.length
  query.mockRestore()
  expect(count).toBeGreaterThan(0)
  return count
}

const field = (from: Origin, name: OriginField): FieldOrigin =>
  from.fields.find((one) => one.field === name) ?? { field: name, kind: 'none', value: null }
const marked = (from: Origin, { span }: Pick<FieldOrigin, 'span'>) =>
  span && from.document?.text.slice(span.start, span.end)

const edit = async (id: string, data: Record<string, unknown>) => {
  const { docs } = await payload.find({ collection: 'users', limit: 1 })
  await payload.update({
    collection: 'articles',
    data,
    draft: true,
    id,
    overrideAccess: true,
    user: { ...docs[0], collection: 'users' },
  })
}

const paragraphs = (subject: string) => bodyOn(subject).split('\n\n')
const bodyWith = (lines: readonly string[]) =>
  richText({ blocks: lines.map((text) => ({ kind: 'paragraph' as const, text })) })

describe.each(['bulk', 'local'] as const)('an imported article, written by %s', (writer) => {
  const subject = `مشروع التشجير ${writer === 'bulk' ? 'الأول' : 'الثاني'}`
  let id: string
  let from: Origin

  beforeAll(async () => {
    const text = documentOf({
      keywords: 'التشجير، المدن الساحلية',
      main: {
        body: bodyOn(subject),
        headline: `بدء العمل في ${subject}`,
        source: 'صحيفة الساحل',
      },
      readAlso: { body: bodyOn(`${subject} خبر آخر`), headline: `خبر آخر عن ${subject}` },
      related: ['عنوان في القائمة'],
    })
    const record = {
      author: 'قسم الأخبار',
      id: `plain-${writer}`,
      published: '2024-05-01',
      text,
      url: 'https://example.org/news/1',
    }
    ;[id = ''] = await imported(record, writer)
    from = await origin(id)
  })

  it('says which document it came from', () => {
    expect(from.document).toMatchObject({
      adapter: 'jsonl',
      isCut: false,
      part: 'main',
      run: { input: 'test' },
      sourceKey: `plain-${writer}`,
      updatedAt: null,
    })
    expect(from.conflicts).toEqual([])
  })

  it('marks in it where each value stands', () => {
    expect(field(from, 'headline').kind).toBe('document')
    expect(marked(from, field(from, 'headline'))).toBe(`بدء العمل في ${subject}`)
    expect(field(from, 'source')).toMatchObject({ kind: 'document', value: 'صحيفة الساحل' })
    expect(marked(from, field(from, 'source'))).toBe('صحيفة الساحل')
    const tags = from.fields.filter((one) => one.field === 'tags')
    expect(tags.map((tag) => marked(from, tag))).toEqual(tags.map(({ value }) => value))
    expect(tags.length).toBeGreaterThan(0)
  })

  it('tells what stood beside the text', () => {
    expect(field(from, 'originalPublishedAt')).toMatchObject({
      kind: 'metadata',
      metadata: 'published',
      value: 'day 2024-05-01T00:00:00.000Z',
    })
    expect(field(from, 'originalAuthor')).toMatchObject({ kind: 'metadata', metadata: 'author' })
    expect(field(from, 'originalUrl')).toMatchObject({ kind: 'metadata', metadata: 'url' })
    expect(field(from, 'deck').kind).toBe('none')
  })

  it('is the text of the document, each paragraph at its place', () => {
    expect(from.base).toBe('written')
    expect(from.body.rows.map(({ kind }) => kind)).toEqual(['kept', 'kept', 'kept'])
    expect(from.body.rows.map((row) => marked(from, { span: row.span! }))).toEqual(
      paragraphs(subject),
    )
    expect(field(from, 'body').kind).toBe('document')
  })

  it('knows which parts of the document are its own', () => {
    const kinds = (isOwn: boolean) =>
      from.document?.sections.filter((one) => one.isOwn === isOwn).map(({ kind }) => kind)
    expect(kinds(true)).toEqual([
      'headline',
      ...['paragraph', 'paragraph', 'paragraph'],
      'source',
      'keywords',
      'related',
    ])
    expect(kinds(false)).toEqual(['headline', 'paragraph', 'paragraph', 'paragraph'])
  })

  it('tells word by word what an editor changed since', async () => {
    const [first = '', second = '', third = ''] = paragraphs(subject)
    const headline = `انطلاق العمل في ${subject}`
    await edit(id, {
      body: bodyWith([
        first.replace('أعلنت', 'اعلنت'),
        second.replace('سكان', 'أهالي'),
        'جملة أضافها المحرر.',
        third,
      ]),
      deck: 'سطر تمهيدي',
      headline,
      source: null,
      tags: [],
    })
    const now = await origin(id)
    expect(now.base).toBe('written')
    expect(now.body.counts).toMatchObject({ added: 3, changed: 1, removed: 0, spelling: 1 })
    expect(now.body.rows.map(({ kind }) => kind)).toEqual(['changed', 'changed', 'added', 'kept'])
    expect(applyDiff(now.body).old).toEqual(paragraphs(subject))
    expect(now.headline?.filter(({ kind }) => kind === 'changed')).toEqual([
      { kind: 'changed', new: 'انطلاق', old: 'بدء' },
    ])
    const edited = field(now, 'headline')
    expect(edited).toMatchObject({ kind: 'editor', was: `بدء العمل في ${subject}` })
    expect(marked(now, edited)).toBe(`بدء العمل في ${subject}`)
    expect(Date.parse(String(edited.since))).toBeGreaterThan(Date.parse(now.document!.importedAt))
    expect(field(now, 'deck')).toMatchObject({ kind: 'editor', value: 'سطر تمهيدي' })
    expect(field(now, 'source')).toMatchObject({ kind: 'editor', was: 'صحيفة الساحل' })
    expect(field(now, 'tags').kind).toBe('none')
  })
})

describe('a second article of a document', () => {
  it('has its own part of it', async () => {
    const text = documentOf({
      main: { body: bodyOn('الميناء الجديد'), headline: 'افتتاح الميناء' },
      readAlso: {
        body: bodyOn('خط القطار'),
        headline: 'القطار يصل إلى الساحل',
        source: 'وكالة الساحل',
      },
    })
    const [, second = ''] = await imported({ id: 'second', published: '2024-01-01', text })
    const from = await origin(second)
    expect(from.document?.part).toBe('readAlso')
    expect(marked(from, field(from, 'headline'))).toBe('القطار يصل إلى الساحل')
    expect(marked(from, field(from, 'source'))).toBe('وكالة الساحل')
    expect(from.body.rows.map((row) => marked(from, { span: row.span! }))).toEqual(
      paragraphs('خط القطار'),
    )
    expect(field(from, 'originalPublishedAt').kind).toBe('none')
  })
})

describe('a headline', () => {
  it('that was inferred says so, and from what', async () => {
    const [id = ''] = await imported({
      id: 'inferred',
      text: documentOf({ main: { body: bodyOn('المتحف') } }),
    })
    const from = await origin(id)
    expect(field(from, 'headline').kind).toBe('inferred')
    expect(marked(from, field(from, 'headline'))).toBe(paragraphs('المتحف')[0])
  })

  it.each(['before', 'after'])(
    'that another document printed is found there, imported %s',
    async (when) => {
      const subject = `السد ${when === 'before' ? 'الشرقي' : 'الغربي'}`
      const headline = `انتهاء أعمال ${subject} قبل موعدها`
      const page = { id: `page-${when}`, text: documentOf({ main: { body: bodyOn(subject) } }) }
      const other = {
        id: `other-${when}`,
        text: documentOf({
          main: { body: bodyOn(`${subject} وغيره`), headline: `خبر يذكر ${subject}` },
          readAlso: { body: bodyOn(subject), headline },
        }),
      }
      const reports = await importRecords({
        payload,
        records: when === 'before' ? [other, page] : [page, other],
      })
      const id = reports.find(({ key }) => key === page.id)?.articles[0]?.id ?? ''
      const { elsewhere, kind, value } = field(await origin(id), 'headline')
      expect({ kind, value }).toEqual({ kind: 'elsewhere', value: headline })
      expect(elsewhere).toMatchObject({ quote: headline, sourceKey: other.id })
      const { rawText } = await payload.findByID({
        collection: 'documents',
        id: elsewhere?.document ?? '',
        overrideAccess: true,
      })
      expect(rawText?.slice(elsewhere?.span.start, elsewhere?.span.end)).toBe(headline)
      expect(await statementsOf(id)).toBe(4)
    },
  )
})

describe('a document that changed', () => {
  it('while an editor worked is compared in its newest edition, and the conflict is told', async () => {
    const text = (middle: string) =>
      documentOf({
        main: { body: bodyOn('الحديقة').replace('سكان', middle), headline: 'الحديقة العامة' },
      })
    const [id = ''] = await imported({ id: 'changing', text: text('سكان') })
    await edit(id, {
      body: bodyWith(paragraphs('الحديقة').map((line) => line.replace('سكان', 'أهالي'))),
    })
    await imported({ id: 'changing', text: text('زوار') })
    const from = await origin(id)
    expect(from.base).toBe('newer')
    expect(from.conflicts.map((one) => one.field)).toEqual(['body'])
    expect(from.document?.updatedAt).not.toBeNull()
    const changed = from.body.rows.flatMap(({ parts }) =>
      parts.filter(({ kind }) => kind === 'changed'),
    )
    expect(changed).toEqual([{ kind: 'changed', new: ' أهالي', old: ' زوار' }])
  })
})

describe('an article that was written by hand', () => {
  it('has no document, and says so', async () => {
    const { id } = await payload.create({
      collection: 'articles',
      data: { body: bodyWith(['نص كتبه محرر.']), headline: 'عنوان كتبه محرر' } as never,
      overrideAccess: true,
    })
    const from = await origin(id)
    expect(from).toMatchObject({ base: null, conflicts: [], document: null, headline: null })
    expect(field(from, 'headline').kind).toBe('editor')
    expect(field(from, 'body').kind).toBe('editor')
    expect(from.body.rows.map(({ kind }) => kind)).toEqual(['added'])
  })
})

describe('the question itself', () => {
  let id: string
  beforeAll(async () => {
    ;[id = ''] = await imported({
      id: 'asked',
      text: documentOf({ main: { body: bodyOn('الجسر') } }),
    })
  })
  const path = () => `/articles/${id}/origin`

  it.each(['admin', 'editor', 'contributor', 'viewer'] as const)(
    'is answered to the %s',
    async (role) => {
      const { body, status } = await api.get(path(), as[role])
      expect(status).toBe(200)
      expect(body).toMatchObject({ article: id, base: 'written' })
    },
  )

  it('is refused to everybody else, published or not', async () => {
    expect((await api.get(path())).status).toBe(403)
    await payload.update({
      collection: 'articles',
      data: { _status: 'published' },
      id,
      overrideAccess: true,
    })
    const { body, status } = await api.get(path())
    expect(status).toBe(403)
    expect(body.errors[0].message).toMatch(/هيئة التحرير|newsroom/)
  })

  it.each([
    ['0193f0a0-0000-7000-8000-000000000000', 404],
    ['7', 400],
    ["1'%20or%201=1", 400],
  ])('about %s is refused with a sentence', async (asked, status) => {
    const answer = await api.get(`/articles/${asked}/origin`, as.viewer)
    expect(answer.status).toBe(status)
    expect(answer.body.errors[0].message).toMatch(/\.$/)
  })

  it('writes nothing, and takes four statements at most', async () => {
    const before = await snapshot(payload)
    expect(await statementsOf(id)).toBeLessThanOrEqual(4)
    expect(await snapshot(payload)).toEqual(before)
  })

  it('is answered for a page of four hundred paragraphs', async () => {
    const lines = Array.from(
      { length: 400 },
      (_, at) => paragraphs(`الطريق رقم ${at}`)[at % 3] ?? '',
    )
    const [long = ''] = await imported({ id: 'long', text: lines.join('\n\n') })
    const { body } = await payload.findByID({ collection: 'articles', id: long })
    const old = blocksOf(body).map(({ text }) => text)
    await edit(long, {
      body: bodyWith(
        old
          .filter((_, at) => at !== 200)
          .map((line, at) => (at % 10 === 0 ? line.replace('من', 'عن') : line)),
      ),
    })
    const from = await origin(long)
    expect(from.body.isCoarse).toBe(false)
    expect(from.body.rows.filter(({ kind }) => kind === 'removed')).toHaveLength(1)
    expect(applyDiff(from.body).old).toEqual(old)
  })
})
