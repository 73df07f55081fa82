import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { openLinksOf, titleOf } from '../../src/desk/links/openLinks.ts'
import { suggestArticles } from '../../src/desk/links/suggestArticles.ts'
import { richText } from '../../src/text/richText.ts'
import type { Answer } from '../helpers/api.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'
import { snapshot } from './importHelpers.ts'

/** Near titles are offered, a person decides, and what was decided can be undone. */

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

const article = async (headline: string, more: Record<string, unknown> = {}): Promise<string> => {
  const { id } = await payload.create({
    collection: 'articles',
    data: {
      body: richText({ blocks: [{ kind: 'paragraph', text: `نص ${headline}` }] }),
      headline,
      headlineOrigin: 'given',
      ...more,
    } as never,
    overrideAccess: true,
  })
  return id
}

let order = 0
const link = async (from: string, title: string, more: Record<string, unknown> = {}) => {
  const data = { from, kind: 'similar', order: (order += 1), origin: 'imported', title, ...more }
  return (
    await payload.create({
      collection: 'related-links',
      data: { state: 'unresolved', ...data } as never,
      overrideAccess: true,
    })
  ).id
}

let count = 0
/** A title and a headline near it. Their number tells them from those of other tests in the same archive. */
const pairOf = () => {
  const title = `افتتاح المكتبة العامة الكبرى رقم ${(count += 1)} أمام الزوار`
  return { near: `${title} غدا`, title }
}

const offered = (answer: Answer): string[] =>
  (answer.body.docs as { article: { id: string } }[]).map((one) => one.article.id)
const suggestionsOf = (id: string) => api.get(`/related-links/${id}/suggestions`, as.contributor)
const stateOf = async (id: string) => {
  const { decidedAt, dismissed, state, to } = await payload.findByID({
    collection: 'related-links',
    depth: 0,
    id,
  })
  return { dismissed: dismissed ?? [], isDecided: Boolean(decidedAt), state, to: to ?? null }
}
const waiting = { dismissed: [], isDecided: false, state: 'unresolved', to: null }

describe('what is suggested for a title', () => {
  it('is an article whose headline is near, with what an editor needs to see', async () => {
    const { near, title } = pairOf()
    const source = await payload.create({
      collection: 'sources',
      data: { kind: 'outlet', name: 'صحيفة الساحل' } as never,
      overrideAccess: true,
    })
    const id = await article(near, {
      originalDatePrecision: 'day',
      originalPublishedAt: '2024-03-05T00:00:00.000Z',
      source: source.id,
    })
    const { body, status } = await suggestionsOf(await link(await article('خبر قصير'), title))
    expect(status).toBe(200)
    expect(body.docs).toEqual([
      {
        article: {
          headline: near,
          id,
          originalPublishedAt: '2024-03-05T00:00:00.000Z',
          source: 'صحيفة الساحل',
          stage: 'review',
        },
        score: expect.closeTo(0.95, 1),
      },
    ])
  })

  it.each<[string, Record<string, unknown>]>([
    ['was inferred', { headlineOrigin: 'inferred' }],
    ['lies in the trash', { deletedAt: '2024-03-05T00:00:00.000Z' }],
    ['was rejected', { stage: 'rejected' }],
    ['was withdrawn', { pubStatus: 'canceled' }],
  ])('is none whose headline or article %s', async (_, more) => {
    const { near, title } = pairOf()
    await article(near, more)
    const here = await article(`${near} هنا`)
    expect(offered(await suggestionsOf(await link(await article('خبر'), title)))).toEqual([here])
  })

  it('is not the article that it stands in, and nothing for a title without words', async () => {
    const { near, title } = pairOf()
    expect(offered(await suggestionsOf(await link(await article(near), title)))).toEqual([])
    expect(offered(await suggestionsOf(await link(await article('خبر'), '؟!')))).toEqual([])
  })

  it('is at most three, the nearest first, and of the equally near the nearest in time', async () => {
    const { title } = pairOf()
    const at = (day: string) => ({
      originalDatePrecision: 'day',
      originalPublishedAt: `2024-03-${day}T00:00:00.000Z`,
    })
    const from = await article('خبر', at('10'))
    const far = await article(`${title} مساء الغد`)
    await article(`${title} مساء الغد القريب جدا`)
    const late = await article(`${title} غدا`, at('28'))
    const close = await article(`${title} غدا`, at('11'))
    expect(offered(await suggestionsOf(await link(from, title)))).toEqual([close, late, far])
  })

  it.each<[string, string, boolean]>([
    // Exactly 0.7: 14 trigrams of 20.
    ['مدينة الرياضي جد', 'مدينة الرياضي عم', true],
    ['مدينة الرياضي جدا', 'مدينة الرياضي عم', false],
    [
      'بعد 937 يوما من العمل افتتاح المتحف الوطني الكبير',
      'بعد 937 يوما من العمل يفتتح المتحف الوطني الكبير',
      true,
    ],
    [
      'بعد 938 يوما من العمل افتتاح المتحف الوطني القديم',
      'بعد 939 يوما من العمل افتتاح المتحف الوطني القديم',
      false,
    ],
    [
      'بعد 100 يوم من العمل افتتاح الميناء الشرقي الجديد',
      'بعد مئة يوم من العمل افتتاح الميناء الشرقي الجديد',
      true,
    ],
    [
      'ارتفاع مؤشر بورصة المدينة الساحلية في ختام التعاملات',
      'تراجع مؤشر بورصة المدينة الساحلية في ختام التعاملات',
      false,
    ],
    [
      "سعر الفائدة 5% ' OR 1=1; -- في المصرف المركزي الكبير",
      "سعر الفائدة 5% ' OR 1=1 -- في المصرف المركزي الكبير غدا",
      true,
    ],
    [
      'نسبة %_% من ١٢٣٤ صوتا في انتخابات النادي الرياضي',
      'نسبة من 1234 صوتا في انتخابات النادي الرياضي العريق',
      true,
    ],
  ])('«%s» and «%s»: %s', async (title, headline, isOffered) => {
    const id = await article(headline)
    const found = offered(await suggestionsOf(await link(await article('خبر'), title)))
    expect(found).toEqual(isOffered ? [id] : [])
  })

  it('has an index to come from, and leaves the setting of the connection as it was', async () => {
    const { pool } = payload.db as unknown as PostgresAdapter
    const before = await pool.query('SHOW pg_trgm.similarity_threshold')
    const { near, title } = pairOf()
    // A little over the least similarity of a connection, and well under ours.
    await article(title.split(' ').slice(0, 4).join(' '))
    const id = await article(near)
    expect(offered(await suggestionsOf(await link(await article('خبر'), title)))).toEqual([id])
    expect((await pool.query('SHOW pg_trgm.similarity_threshold')).rows).toEqual(before.rows)
    const { rows } = await pool.query<{ indexdef: string }>(
      `SELECT indexdef FROM pg_indexes WHERE indexname = 'articles_title_key_trgm_idx'`,
    )
    expect(rows[0]?.indexdef).toMatch(/gin_trgm_ops.*headline_origin <> 'inferred'/)
  })

  it('is nothing that whoever asks may not read', async () => {
    const { near, title } = pairOf()
    const draft = await article(near)
    const shown = await article(`${near} صباحا`, { _status: 'published' })
    const from = await article('خبر')
    const id = await link(from, title)
    const ask = async (overrideAccess: boolean) => {
      const req = await createLocalReq({}, payload)
      const titles = [{ from, id, key: '' }]
      expect((await suggestArticles({ overrideAccess, req, slugs, titles })).get(id)).toEqual([])
      const { links } = await openLinksOf({
        article: from,
        overrideAccess: true,
        req,
        slugs,
      })
      const found = await suggestArticles({
        overrideAccess,
        req,
        slugs,
        titles: links.map(titleOf),
      })
      return found.get(id)?.map((one) => one.article.id)
    }
    expect(await ask(true)).toEqual([draft, shown])
    expect(await ask(false)).toEqual([shown])
  })
})

describe('the titles of an article', () => {
  it('are asked about together: those that lead nowhere, in their order', async () => {
    const from = await article('خبر ذو عناوين')
    const [first, second] = [pairOf(), pairOf()]
    const [one, two] = [await article(first.near), await article(second.near)]
    const b = await link(from, second.title, { order: 2 })
    const a = await link(from, first.title, { order: 1 })
    await link(from, 'عنوان لا يعود', { order: 3, state: 'dead' })
    const c = await link(from, 'عنوان لا يشبهه شيء', { order: 4 })
    const { body, status } = await api.get(`/articles/${from}/link-suggestions`, as.editor)
    expect(status).toBe(200)
    const docs = body.docs as { id: string; suggestions: { article: { id: string } }[] }[]
    expect(docs.map(({ id, suggestions }) => [id, suggestions.map((s) => s.article.id)])).toEqual([
      [a, [one]],
      [b, [two]],
      [c, []],
    ])
    expect(body.hasMore).toBe(false)
  })

  it('cost few statements, however many there are', async () => {
    const from = await article('خبر ذو عناوين كثيرة')
    for (let at = 0; at < 12; at += 1) await link(from, pairOf().title)
    const { near } = pairOf()
    await article(near)
    const { pool } = payload.db as unknown as PostgresAdapter
    const query = vi.spyOn(pool, 'query')
    const req = await createLocalReq({}, payload)
    const { links } = await openLinksOf({ article: from, overrideAccess: true, req, slugs })
    await suggestArticles({ overrideAccess: true, req, slugs, titles: links.map(titleOf) })
    const asked = query.mock.calls.map(([statement]) => JSON.stringify(statement))
    query.mockRestore()
    expect(links).toHaveLength(12)
    expect(asked.filter((text) => text.includes('similarity_threshold'))).toHaveLength(1)
    expect(asked.length).toBeLessThanOrEqual(4)
  })
})

describe('an editor', () => {
  const setUp = async () => {
    const { near, title } = pairOf()
    const to = await article(near)
    const from = await article('خبر')
    return { from, id: await link(from, title), title, to }
  }
  const post = (id: string, verb: string, data?: object, role: Role = 'contributor') =>
    api.post(`/related-links/${id}/${verb}`, data ?? {}, as[role])

  it('accepts one, and the title leads there whatever arrives, until it is reopened', async () => {
    const { id, title, to } = await setUp()
    const { body, status } = await post(id, 'accept', { article: to })
    expect([status, body.doc.state, body.doc.to]).toEqual([200, 'resolved', to])
    const own = await article(title)
    await payload.update({ collection: 'articles', data: { headline: 'عنوان آخر تماما' }, id: to })
    expect(await stateOf(id)).toEqual({ ...waiting, isDecided: true, state: 'resolved', to })
    expect((await post(id, 'reopen')).status).toBe(200)
    expect(await stateOf(id)).toEqual({ ...waiting, state: 'resolved', to: own })
  })

  it('reopens a title that nothing else means, and it waits again as the import left it', async () => {
    const { id, title, to } = await setUp()
    await post(id, 'accept', { article: to })
    await post(id, 'reopen')
    expect(await stateOf(id)).toEqual(waiting)
    expect(offered(await suggestionsOf(id))).toEqual([to])
    const own = await article(title)
    expect(await stateOf(id)).toMatchObject({ state: 'resolved', to: own })
  })

  it('dismisses one, which is not offered again until that is undone', async () => {
    const { id, to } = await setUp()
    for (let time = 1; time <= 2; time += 1) {
      const { body, status } = await post(id, 'dismiss', { article: to })
      expect([status, body.doc.dismissed]).toEqual([200, [to]])
    }
    expect(offered(await suggestionsOf(id))).toEqual([])
    await post(id, 'reopen')
    expect(offered(await suggestionsOf(id))).toEqual([to])
    await post(id, 'dismiss', { article: to })
    await post(id, 'accept', { article: to })
    expect(await stateOf(id)).toMatchObject({ dismissed: [], to })
  })

  it('points a title somewhere in the panel, and that is a decision too', async () => {
    const { id, title, to } = await setUp()
    const { status } = await api.patch(`/related-links/${id}`, { to }, as.editor)
    expect(status).toBe(200)
    await article(title)
    await api.patch(`/related-links/${id}`, { order: 99 }, as.editor)
    expect(await stateOf(id)).toMatchObject({ isDecided: true, to })
    await api.patch(`/related-links/${id}`, { to: null }, as.editor)
    expect((await stateOf(id)).isDecided).toBe(false)
  })

  it('cannot set from outside what was decided', async () => {
    const { id, to } = await setUp()
    const data = { decidedAt: '2024-03-05T00:00:00.000Z', dismissed: [to] }
    await api.patch(`/related-links/${id}`, data, as.admin)
    expect(await stateOf(id)).toEqual(waiting)
  })

  it('decided for an article that is deleted for good: the title waits again', async () => {
    const { id, title, to } = await setUp()
    await post(id, 'accept', { article: to })
    await payload.delete({ collection: 'articles', id: to, overrideAccess: true })
    expect(await stateOf(id)).toEqual(waiting)
    const own = await article(title)
    expect(await stateOf(id)).toMatchObject({ isDecided: false, to: own })
  })

  it('who comes second is told so', async () => {
    const { id, to } = await setUp()
    const other = await article('خبر آخر')
    const answers = await Promise.all(
      [to, other].map((article) => post(id, 'accept', { article }, 'editor')),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const won = answers.find(({ status }) => status === 200)
    expect((await stateOf(id)).to).toBe(won?.body.doc.to)
  })
})

describe('what readers see of it', () => {
  it('is nothing', async () => {
    const { near, title } = pairOf()
    const to = await article(near, { _status: 'published' })
    const id = await link(await article('خبر منشور', { _status: 'published' }), title)
    await api.post(`/related-links/${id}/dismiss`, { article: to }, as.editor)
    const { body } = await api.get(`/related-links/${id}`)
    expect(body.title).toBe(title)
    expect(Object.keys(body)).not.toContain('dismissed')
    expect(Object.keys(body)).not.toContain('decidedAt')
    const asked = await api.get(`/related-links?where[dismissed][equals]=${to}`)
    expect(asked.status).toBe(400)
  })
})

describe('is refused, and nothing is changed:', () => {
  const ids = { article: '', dead: '', from: '', open: '', out: '', resolved: '' }
  beforeAll(async () => {
    const { near, title } = pairOf()
    ids.from = await article('خبر')
    ids.article = await article(near)
    ids.out = await article(`${near} صباحا`, { stage: 'rejected' })
    ids.open = await link(ids.from, title)
    ids.dead = await link(ids.from, 'عنوان لا يعود أبدا', { state: 'dead' })
    ids.resolved = await link(ids.from, near)
  })

  const nobody = '00000000-0000-4000-8000-000000000000'
  type Id = keyof typeof ids
  const cases: [name: string, verb: string, id: string, article: unknown, status: number][] = [
    ['an id that is none', 'accept', 'x', 'article', 400],
    ['an id of SQL', 'dismiss', "1'%20OR%201=1", 'article', 400],
    ['a link that is not there', 'accept', nobody, 'article', 404],
    ['no article', 'accept', 'open', undefined, 400],
    ['an article that is no id', 'accept', 'open', { id: 'x' }, 400],
    ['an article that is not there', 'accept', 'open', nobody, 404],
    ['dismissing one that is not there', 'dismiss', 'open', nobody, 404],
    ['an article that was rejected', 'accept', 'open', 'out', 409],
    ['the article itself', 'accept', 'open', 'from', 409],
    ['dismissing the article itself', 'dismiss', 'open', 'from', 409],
    ['a title that leads somewhere', 'accept', 'resolved', 'article', 409],
    ['dismissing for such a title', 'dismiss', 'resolved', 'article', 409],
    ['a title that is gone', 'accept', 'dead', 'article', 409],
    ['undoing what nobody decided', 'reopen', 'open', undefined, 409],
    ['undoing what the import found', 'reopen', 'resolved', undefined, 409],
  ]
  const known = (value: unknown): unknown =>
    typeof value === 'string' ? (value in ids ? ids[value as Id] : value) : value

  it.each(cases)('%s (%s %s)', async (_, verb, id, named, status) => {
    const before = await snapshot(payload)
    const answers = []
    for (const language of ['ar', 'en']) {
      answers.push(
        await api.post(
          `/related-links/${String(known(id))}/${verb}`,
          { article: known(named) },
          { ...as.editor, 'accept-language': language },
        ),
      )
    }
    expect(answers.map((answer) => answer.status)).toEqual([status, status])
    const [arabic, english] = answers.map(({ body }) => String(body.errors[0].message))
    expect(arabic).toMatch(/^\p{Script=Arabic}.*\.$/u)
    expect(english).toMatch(/^[A-Z][^\p{Script=Arabic}]*\.$/u)
    expect(await snapshot(payload)).toEqual(before)
  })

  const requests: [method: 'get' | 'post', path: (given: typeof ids) => string][] = [
    ['get', ({ open }) => `/related-links/${open}/suggestions`],
    ['post', ({ open }) => `/related-links/${open}/accept`],
    ['post', ({ open }) => `/related-links/${open}/dismiss`],
    ['post', ({ open }) => `/related-links/${open}/reopen`],
    ['get', ({ from }) => `/articles/${from}/link-suggestions`],
  ]

  it.each(requests)('anonymous readers and viewers: %s %s', async (method, path) => {
    const before = await snapshot(payload)
    for (const headers of [{}, as.viewer]) {
      const answer =
        method === 'get'
          ? await api.get(path(ids), headers)
          : await api.post(path(ids), { article: ids.article }, headers)
      expect(answer.status).toBe(403)
    }
    expect(await snapshot(payload)).toEqual(before)
  })

  it('suggestions for what is not there, or leads somewhere', async () => {
    const statusOf = async (path: string) => (await api.get(path, as.editor)).status
    expect(await statusOf(`/related-links/${ids.resolved}/suggestions`)).toBe(409)
    expect(await statusOf(`/related-links/${nobody}/suggestions`)).toBe(404)
    expect(await statusOf(`/articles/${nobody}/link-suggestions`)).toBe(404)
    expect(await statusOf('/articles/x/link-suggestions')).toBe(400)
  })

  it('a title of 200 KB', async () => {
    const title = 'عنوان '.repeat(20_000)
    const { status } = await api.post(
      '/related-links',
      { from: ids.from, kind: 'similar', order: 1, origin: 'editor', state: 'unresolved', title },
      as.editor,
    )
    expect(status).toBe(400)
  })

  it('a body that is no JSON', async () => {
    const { status } = await api.post(`/related-links/${ids.open}/accept`, undefined, as.editor)
    expect(status).toBe(400)
  })
})
