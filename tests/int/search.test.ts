import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { richText } from '../../src/text/richText.ts'
import type { Answer } from '../helpers/api.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'

/** What readers and staff find, and what nobody finds out by asking. */

let payload: Payload
let stop: () => Promise<void>
let api: ReturnType<typeof openApi>
let editor: Record<string, string>
const ids: Record<string, string> = {}

const create = async (collection: string, data: Record<string, unknown>): Promise<string> => {
  const made = await payload.create({
    collection: collection as 'articles',
    data: data as never,
    overrideAccess: true,
  })
  return made.id
}

const article = async (
  name: string,
  {
    text = 'نص عام لا يقول شيئا',
    ...data
  }: Record<string, unknown> & { headline: string; text?: string },
) => {
  ids[name] = await create('articles', {
    _status: 'published',
    body: richText({ blocks: [{ kind: 'paragraph', text }] }),
    headlineOrigin: 'given',
    ...data,
  })
}

const ask = (params: Record<string, number | string>, headers?: Record<string, string>) =>
  api.get(
    `/search?${new URLSearchParams(Object.entries(params).map(([name, value]) => [name, String(value)]))}`,
    headers,
  )
const namesOf = (answer: Answer): string[] =>
  (answer.body.docs as { id: string }[]).map(
    ({ id }) => Object.entries(ids).find(([, known]) => known === id)?.[0] ?? id,
  )
const found = async (q: string, more: Record<string, number | string> = {}) => {
  const answer = await ask({ q, ...more })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return namesOf(answer)
}

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
  api = openApi({ payload })
  await signIn({ payload, role: 'admin' })
  editor = await signIn({ payload, role: 'editor' })

  ids.wire = await create('sources', { kind: 'wire', name: 'وكالة الأنباء العامة' })
  ids.excerpt = await create('sources', {
    kind: 'outlet',
    name: 'صحيفة المقتطف',
    rights: { excerptCharacters: 20, republish: 'excerpt' },
  })
  ids.plain = await create('sources', { kind: 'outlet', name: 'صحيفة أولى' })
  ids.region = await create('tags', {
    aliases: [{ name: 'آرتساخ' }],
    label: 'ناغورني قره باغ',
    status: 'approved',
  })
  ids.energy = await create('tags', { label: 'الطاقة', status: 'approved' })
  ids.noise = await create('tags', { label: 'ضجيج', status: 'noise' })

  await article('bridge', {
    headline: 'افتتاح الجسر الكبير أمام السيارات',
    originalDatePrecision: 'day',
    originalPublishedAt: '2020-11-10T00:00:00.000Z',
    source: ids.wire,
    tags: [ids.energy, ids.noise],
    text: 'أُعلِنَ عن خُطَّةٍ لبناءِ سدٍّ جديد، وبلغت الكلفة ٢٠٢٤ مليونا عبر منصة OpenGrid الرقمية.',
  })
  await article('bridgeInText', {
    headline: 'أخبار متفرقة من المحافظة',
    originalDatePrecision: 'year',
    originalPublishedAt: '2021-01-01T00:00:00.000Z',
    source: ids.plain,
    text: 'شهدت المحافظة أمس افتتاح الجسر بعد عام من العمل، وزارته لجنة من الحكومة.',
  })
  await article('government', {
    headline: 'الحكومة تقر الموازنة',
    text: 'قالت وزيرة المالية إن المسئولين في المستشفى بغزة ينتظرون القرار <script>alert("1")</script> & غيره.',
  })
  await article('hospital', {
    headline: 'مستشفيات المدينة تستقبل الجرحى',
    text: 'والرئيس يزورها غدا',
  })
  await article('region', { headline: 'لجنة تصل إلى المنطقة', tags: [ids.region] })
  await article('regionNamed', { headline: 'هدوء في ناغورني قره باغ' })
  await article('excerpted', {
    headline: 'تقرير عن المياه',
    source: ids.excerpt,
    text: 'بداية مسموح بها للقراء ثم يأتي السر المكنون بعدها',
  })
  for (let at = 0; at < 25; at += 1) {
    await article(`page${at}`, { headline: `نشرة الأرصاد الجوية رقم ${at}` })
  }
  const hidden = 'محجوب'
  await article('draft', { _status: 'draft', headline: `${hidden} مسودة إبريلية`, text: hidden })
  await article('embargoed', {
    embargoedUntil: '2999-01-01T00:00:00.000Z',
    headline: `${hidden} حتى موعده`,
    text: hidden,
  })
  await article('withheld', { headline: `${hidden} موقوف`, pubStatus: 'withheld', text: hidden })
  await article('canceled', { headline: `${hidden} مسحوب`, pubStatus: 'canceled', text: hidden })
  await article('trashed', {
    deletedAt: '2026-01-01T00:00:00.000Z',
    headline: `${hidden} محذوف`,
    text: hidden,
  })
}, 120_000)
afterAll(() => stop())

describe('what is found', () => {
  it.each([
    ['another hamza and no tashkeel', 'اعلن خطة', 'bridge'],
    ['tashkeel and tatweel', 'الحُكُـــومة تُقِرّ', 'government'],
    ['ه for ة', 'الحكومه', 'government'],
    ['without the article', 'حكومة', 'government'],
    ['with و before it', 'والحكومة تقر', 'government'],
    ['with لل before it', 'للحكومة تقر', 'government'],
    ['with ب before it', 'بحكومة الموازنة', 'government'],
    ['a name that the text has behind ب', 'غزة المستشفى', 'government'],
    ['ى for ي', 'المستشفي القرار', 'government'],
    ['the plural in ات', 'مستشفى المدينة الجرحى', 'hospital'],
    ['a pronoun behind it', 'حكومتها تقر', 'government'],
    ['و before it in the text', 'الرئيس يزور', 'hospital'],
    ['مسؤول for مسئول', 'المسؤولين', 'government'],
    ['European digits for Arabic ones, without tanwin', '2024 مليون', 'bridge'],
    ['Arabic digits', '٢٠٢٤ مليونا', 'bridge'],
    ['English, in any case', 'opengrid', 'bridge'],
    ['particles that the text lacks', 'على الحكومة أن تقر', 'government'],
  ])('%s', async (_, q, name) => {
    expect(await found(q)).toContain(name)
  })

  it('what the headline says stands before what the text says', async () => {
    expect((await found('افتتاح الجسر')).slice(0, 2)).toEqual(['bridge', 'bridgeInText'])
  })

  it('a phrase in quotes stands together, in the headline or the text', async () => {
    expect(await found('"افتتاح الجسر"')).toEqual(['bridge', 'bridgeInText'])
    expect(await found('«الجسر الكبير»')).toEqual(['bridge'])
    expect(await found('"الجسر افتتاح"')).toEqual([])
  })

  it('a word behind a hyphen is left out, in its other forms too', async () => {
    expect(await found('الجسر -السيارات')).toEqual(['bridgeInText'])
    expect(await found('الجسر -لجان -لجنة')).toEqual(['bridge'])
  })

  it('an alias of a tag finds what is under the tag and what names it', async () => {
    expect((await found('آرتساخ')).sort()).toEqual(['region', 'regionNamed'])
    expect((await found('ناغورني قره باغ')).sort()).toEqual(['region', 'regionNamed'])
  })

  it('the name of a source finds what comes from it', async () => {
    expect(await found('وكالة الأنباء العامة')).toEqual(['bridge'])
  })

  it('a slip is put right where nothing answers, and only by what is found', async () => {
    const answer = await ask({ q: 'الموزانة' })
    expect(answer.body.didYouMean).toBe('الموازنة')
    expect(namesOf(answer)).toEqual(['government'])
    const none = await ask({ q: 'زقطقفغ' })
    expect(none.body).toMatchObject({ didYouMean: null, docs: [], total: 0 })
  })
})

describe('filters and facets', () => {
  const slugOf = async (collection: 'sources' | 'tags', name: string) =>
    String((await payload.findByID({ collection, id: ids[name]! })).slug)

  it('keep to a tag, a source, and the days of the original', async () => {
    const tag = await slugOf('tags', 'energy')
    const source = await slugOf('sources', 'plain')
    expect(await found('الجسر', { tag })).toEqual(['bridge'])
    expect(await found('الجسر', { source })).toEqual(['bridgeInText'])
    expect(await found('الجسر', { from: '2021' })).toEqual(['bridgeInText'])
    expect(await found('الجسر', { to: '2020-11-10' })).toEqual(['bridge'])
    expect(await found('الجسر', { from: '2020-11', to: '2020-11' })).toEqual(['bridge'])
    expect(await found('الجسر', { from: '2020-11-11', to: '2020' })).toEqual([])
  })

  it('count tags, sources and years, without noise', async () => {
    const { body } = await ask({ q: 'الجسر' })
    expect(body.facets).toMatchObject({
      sources: expect.arrayContaining([
        { count: 1, name: 'صحيفة أولى', slug: await slugOf('sources', 'plain') },
      ]) as unknown,
      tags: [{ count: 1, name: 'الطاقة', slug: await slugOf('tags', 'energy') }],
      years: [
        { count: 1, year: 2021 },
        { count: 1, year: 2020 },
      ],
    })
  })

  it.each([
    ['tag', { tag: 'لا-وجود-له' }],
    ['source', { source: 'لا-وجود-له' }],
  ])('answer 404 for a %s that is not there', async (parameter, more) => {
    const { body, status } = await ask({ q: 'الجسر', ...more })
    expect(status).toBe(404)
    expect(body.errors[0].data).toMatchObject({ parameter })
  })
})

describe('what is shown', () => {
  it('marks the words as they are written, and nothing else is HTML', async () => {
    const { body } = await ask({ q: 'غزة المستشفي' })
    expect(body.docs[0].highlights.text).toContain('<mark>المستشفى</mark> <mark>بغزة</mark>')
    expect(body.docs[0].highlights.text).toContain('&lt;script&gt;')
    expect(body.docs[0].highlights.text).not.toContain('<script')
    expect(body.docs[0]).toMatchObject({ headline: 'الحكومة تقر الموازنة' })
    expect(body.docs[0].body).toBeUndefined()
  })

  it('comes in pages that neither repeat nor leave out, up to a last one', async () => {
    const pages = [1, 2, 3].map((page) => ask({ page, q: 'الأرصاد الجوية' }))
    const answers = await Promise.all(pages)
    const names = answers.flatMap(namesOf)
    expect(new Set(names).size).toBe(25)
    expect(answers.map(({ body }) => body.hasNextPage)).toEqual([true, true, false])
    expect(answers[0]?.body).toMatchObject({ total: 25, totalIsExact: true })
  })
})

describe('suggestions', () => {
  it('are of tags, sources and headlines that begin so', async () => {
    const get = async (q: string) =>
      (await api.get(`/search/suggest?q=${encodeURIComponent(q)}`)).body
    expect((await get('طا')).tags).toEqual([])
    expect((await get('الطا')).tags).toMatchObject([{ name: 'الطاقة' }])
    expect((await get('وكالة الأن')).sources).toMatchObject([{ name: 'وكالة الأنباء العامة' }])
    expect((await get('افتتاح الجس')).articles).toMatchObject([
      { headline: 'افتتاح الجسر الكبير أمام السيارات' },
    ])
    expect((await get('محج')).articles).toEqual([])
    expect(await get('ا')).toEqual({ articles: [], sources: [], tags: [] })
    expect((await get('ضجي')).tags).toEqual([])
  })
})

describe('what nobody finds out by asking', () => {
  it.each(['draft', 'embargoed', 'withheld', 'canceled', 'trashed'])('what is %s', async (name) => {
    for (const headers of [{}, editor]) {
      const { body } = await ask({ q: 'محجوب' }, headers)
      expect(namesOf({ body, status: 200 })).not.toContain(name)
      expect(body.didYouMean).toBeNull()
    }
  })

  it('which words stand past an excerpt', async () => {
    expect(await found('المكنون')).toEqual([])
    expect(await found('"السر المكنون"')).toEqual([])
    const { body } = await ask({ q: 'تقرير المياه' })
    expect(namesOf({ body, status: 200 })).toEqual(['excerpted'])
    expect(JSON.stringify(body)).not.toContain('المكنون')
  })

  it('what was taken out a moment ago, and what came back is found again', async () => {
    const set = (data: object) =>
      payload.update({ collection: 'articles', data, id: ids.page7!, overrideAccess: true })
    await set({ pubStatus: 'withheld' })
    expect(await found('الأرصاد 7')).toEqual([])
    await set({ pubStatus: 'usable' })
    expect(await found('الأرصاد 7')).toEqual(['page7'])
    await set({ headline: 'نشرة البحار رقم 7' })
    expect(await found('الأرصاد 7')).toEqual([])
    expect(await found('نشرة البحار')).toEqual(['page7'])
  })

  it('a tag that was put on or taken off', async () => {
    const set = (tags: string[]) =>
      payload.update({
        collection: 'articles',
        data: { tags },
        id: ids.hospital!,
        overrideAccess: true,
      })
    const tag = String((await payload.findByID({ collection: 'tags', id: ids.energy! })).slug)
    await set([ids.energy!])
    expect(await found('الجرحى', { tag })).toEqual(['hospital'])
    await set([])
    expect(await found('الجرحى', { tag })).toEqual([])
  })
})

describe('what is refused', () => {
  it.each([
    ['q', {}],
    ['q', { q: '   ' }],
    ['q', { q: '!!!' }],
    ['q', { q: 'كلمة '.repeat(41) }],
    ['q', { q: 'ا ب ت ث ج ح خ د ذ ر ز س ش' }],
    ['from', { from: '2020-13', q: 'خبر' }],
    ['from', { from: '2020-02-30', q: 'خبر' }],
    ['to', { q: 'خبر', to: 'أمس' }],
    ['to', { from: '2021', q: 'خبر', to: '2020' }],
    ['page', { page: 0, q: 'خبر' }],
    ['page', { page: 21, q: 'خبر' }],
    ['page', { page: '1e1', q: 'خبر' }],
    ['tag', { q: 'خبر', tag: '\u0000' }],
  ])('a bad %s: %j', async (parameter, params) => {
    const { body, status } = await ask(params)
    expect(status).toBe(400)
    expect(body.errors[0].data).toMatchObject({ parameter })
    expect(body.errors[0].message).toContain(parameter)
  })

  it.each([
    `'; DROP TABLE articles; --`,
    `الجسر') | ('`,
    '\\',
    `"'"&|!<->:*`,
    '\ud800 خبر',
    '"""«»“”--',
    '💣 خبر 💣',
    'ﷺ',
    '((((((a',
  ])('nothing of %j is read as a command', async (q) => {
    const { body, status } = await ask({ q })
    expect([200, 400]).toContain(status)
    expect(JSON.stringify(body)).not.toMatch(/tsquery|syntax|select/i)
  })
})

describe('the list of the admin panel', () => {
  const listed = async (text: string, headers = editor) => {
    const where = `where[or][0][headline][like]=${encodeURIComponent(text)}`
    const answer = await api.get(`/articles?draft=true&limit=100&${where}`, headers)
    return namesOf(answer)
  }

  it('finds drafts by their folded headline, and public ones by their text', async () => {
    expect(await listed('مسوده ابريليه')).toEqual(['draft'])
    expect(await listed('والمسودات')).toEqual(['draft'])
    expect(await listed('مسود')).toEqual(['draft'])
    expect(await listed('المالية المسؤولين')).toEqual(['government'])
    expect(await listed('لا يوجد قطعا')).toEqual([])
    expect((await listed('محجوب')).sort()).toEqual(['canceled', 'draft', 'embargoed', 'withheld'])
  })

  it('changes nothing of what readers ask', async () => {
    expect(await listed('مسوده', {})).toEqual([])
  })
})

it('keeps in its index what is public, or will be by the clock alone', async () => {
  const { pool } = payload.db as unknown as PostgresAdapter
  const { rows } = await pool.query<{ n: string }>('SELECT count(*) AS n FROM nashra_search')
  expect(Number(rows[0]?.n)).toBe(7 + 25 + 1)
})
