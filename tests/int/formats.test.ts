import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { createLocalReq, handleEndpoints } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { actOn } from '../../src/desk/actions/actOn.ts'
import type { ActionName } from '../../src/desk/actions/table.ts'
import { poolQuery } from '../../src/deliver/endpoints.ts'
import type { Query } from '../../src/deliver/published/index.ts'
import { createPublished } from '../../src/deliver/published/index.ts'
import type { Article } from '../../src/payload-types.ts'
import { richText } from '../../src/text/richText.ts'
import { signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'
import { site } from '../unit/deliver/formats/sample.ts'

/** What the feeds, the sitemaps and the formats of an article answer, by where the article stands. */

type State =
  | 'draft'
  | 'embargoed'
  | 'killed'
  | 'live'
  | 'rejected'
  | 'scheduled'
  | 'trashed'
  | 'unpublished'
  | 'withheld'

let payload: Payload
let stop: () => Promise<void>
let editor: Record<string, string>
let ownSource: string
let tag: { id: string; slug: string }
const articles = {} as Record<State, Article>

const wordOf: Record<State, string> = {
  draft: 'مسودة',
  embargoed: 'محظورة',
  killed: 'مسحوبة',
  live: 'حية',
  rejected: 'مرفوضة',
  scheduled: 'مجدولة',
  trashed: 'مهملة',
  unpublished: 'ملغاة',
  withheld: 'موقوفة',
}
const states = Object.keys(wordOf) as State[]

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await handleEndpoints({
    config: payload.config,
    request: new Request(`http://127.0.0.1/api${path}`, { headers }),
  })
  return { headers: response.headers, status: response.status, text: await response.text() }
}

const paragraph = (text: string) => richText({ blocks: [{ kind: 'paragraph', text }] })

const create = async (data: Record<string, unknown>): Promise<Article> =>
  payload.create({ collection: 'articles', data: data as never, depth: 0 })

const act = async (action: ActionName, article: string, input: object = {}) =>
  actOn({
    action,
    article,
    input,
    overrideAccess: true,
    req: await createLocalReq({}, payload),
    slugs,
  })

const read = (id: string): Promise<Article> =>
  payload.findByID({ collection: 'articles', depth: 0, id, trash: true })

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
  await signIn({ payload, role: 'admin' })
  editor = await signIn({ payload, role: 'editor' })
  const source = await payload.create({
    collection: 'sources',
    data: { kind: 'own', name: 'تحريرنا', rights: { republish: 'yes' } },
  })
  ownSource = source.id
  const made = await payload.create({
    collection: 'tags',
    data: { label: 'اقتصاد', status: 'approved' },
  })
  tag = { id: made.id, slug: String(made.slug) }
  for (const state of states) {
    const word = wordOf[state]
    const published = !['draft', 'rejected', 'scheduled'].includes(state)
    const { id } = await create({
      _status: published ? 'published' : 'draft',
      body: paragraph(`نص المادة ${word}`),
      headline: `عنوان ${word}`,
      headlineOrigin: 'given',
      source: ownSource,
      stage: published ? 'live' : 'ready',
      tags: [tag.id],
      ...(state === 'embargoed' ? { embargoedUntil: '2100-01-01T00:00:00Z' } : {}),
    })
    if (state === 'killed') await act('kill', id, { publicNote: told, reason: 'سبب لا يقال' })
    if (state === 'withheld') await act('withhold', id, { reason: 'سبب لا يقال' })
    if (state === 'unpublished') await act('unpublish', id)
    if (state === 'rejected') await act('reject', id, { reason: 'سبب لا يقال' })
    if (state === 'scheduled') await act('schedule', id, { at: '2100-01-01T00:00:00Z' })
    if (state === 'trashed') {
      await payload.update({
        collection: 'articles',
        data: { deletedAt: new Date().toISOString() },
        id,
      })
    }
    articles[state] = await read(id)
  }
})
afterAll(() => stop())

/** What readers are told of a kill; no sign of it may mean more than itself. */
const told = 'ورد فيها <b>خبر</b> لم يثبت & نعتذر *لكم*'

const formats = ['ninjs', 'jsonld', 'html', 'text', 'markdown', 'package', 'ledger']

const lists = () => {
  const name = encodeURIComponent(tag.slug)
  const files = ['rss.xml', 'atom.xml', 'feed.json']
  return [
    ...files.map((file) => `/feeds/${file}`),
    ...files.map((file) => `/feeds/tags/${name}/${file}`),
    ...files.map((file) => `/feeds/sources/${encodeURIComponent('تحريرنا')}/${file}`),
    '/sitemaps/news.xml',
  ]
}

describe.each(formats)('the format %s', (format) => {
  it.each(states)('of a %s article', async (state) => {
    const status = state === 'live' ? 200 : state === 'killed' ? 410 : 404
    for (const id of [articles[state].id, String(articles[state].publicId)]) {
      for (const headers of [{}, editor]) {
        const answer = await get(`/articles/${id}/${format}`, headers)
        expect([state, answer.status]).toEqual([state, status])
        expect(answer.text).not.toContain('سبب')
        const shows = answer.text.includes(wordOf[state])
        expect(shows).toBe(state === 'live' && format !== 'ledger')
      }
    }
  })
})

it('says that a killed article was withdrawn, in every format and to feeds that had it', async () => {
  const { id, publicId } = articles.killed
  expect(JSON.parse((await get(`/articles/${id}/ninjs`)).text)).toMatchObject({
    pubStatus: 'canceled',
    uri: `urn:uuid:${String(publicId)}`,
  })
  for (const format of ['html', 'text', 'markdown', 'package', 'jsonld', 'ledger']) {
    expect((await get(`/articles/${id}/${format}`)).text).toContain('سُحبت هذه المادة')
  }
  const says = { json: told, markup: 'ورد فيها &lt;b&gt;خبر&lt;/b&gt; لم يثبت &amp; نعتذر *لكم*' }
  for (const path of ['jsonld', 'ledger', 'package']) {
    expect(JSON.parse((await get(`/articles/${id}/${path}`)).text)).toMatchObject({ note: told })
  }
  expect(JSON.parse((await get(`/articles/${id}/ninjs`)).text).edNote).toContain(told)
  expect((await get(`/articles/${id}/text`)).text).toContain(told)
  expect((await get(`/articles/${id}/html`)).text).toContain(says.markup)
  expect((await get(`/articles/${id}/markdown`)).text).toContain(String.raw`\<b\>خبر`)
  const feed = JSON.parse((await get('/feeds/feed.json')).text)
  expect(feed._nashra.withdrawn).toContainEqual(
    expect.objectContaining({ id: publicId, note: told, status: 'canceled' }),
  )
  const atom = (await get('/feeds/atom.xml')).text
  expect(atom).toContain(says.markup)
  for (const state of ['killed', 'unpublished', 'trashed', 'withheld'] as const) {
    expect([state, atom.includes(`ref="urn:uuid:${String(articles[state].publicId)}"`)]).toEqual([
      state,
      true,
    ])
  }
  for (const state of ['draft', 'embargoed', 'live', 'rejected', 'scheduled'] as const) {
    expect([state, atom.includes(`ref="urn:uuid:${String(articles[state].publicId)}"`)]).toEqual([
      state,
      false,
    ])
  }
})

it('lists what is public and nothing else, to the staff too', async () => {
  for (const path of lists()) {
    for (const headers of [{}, editor]) {
      const { status, text } = await get(path, headers)
      expect([path, status]).toEqual([path, 200])
      for (const state of states) {
        expect([path, state, text.includes(wordOf[state])]).toEqual([path, state, state === 'live'])
      }
    }
  }
})

it('shows an article from the minute its embargo ends, and drops it when it is withheld', async () => {
  const { id } = await create({
    _status: 'published',
    body: paragraph('نص'),
    embargoedUntil: new Date(Date.now() - 1000).toISOString(),
    headline: 'انقضى حظرها',
    source: ownSource,
  })
  expect((await get(`/articles/${id}/text`)).status).toBe(200)
  await act('withhold', id, { reason: 'تحقق' })
  expect((await get(`/articles/${id}/text`)).status).toBe(404)
  expect((await get('/feeds/rss.xml')).text).not.toContain('انقضى حظرها')
  await act('release', id)
  expect((await get('/feeds/rss.xml')).text).toContain('انقضى حظرها')
  expect((await get('/feeds/atom.xml')).text).not.toContain(
    `ref="urn:uuid:${String((await read(id)).publicId)}"`,
  )
})

it('keeps the guid over repeats, corrections and new addresses', async () => {
  const { id, publicId } = await create({
    _status: 'published',
    body: paragraph('نص ثابت'),
    headline: 'خبر يعاد',
    source: ownSource,
  })
  const guidOf = async () => {
    const items = (await get('/feeds/rss.xml')).text.split('<item>').slice(1)
    const mine = items.filter((item) => item.includes('خبر يعاد'))
    expect(mine).toHaveLength(1)
    return /<guid isPermaLink="false">([^<]+)</.exec(String(mine[0]))?.[1]
  }
  expect(await guidOf()).toBe(publicId)
  await act('repeat', id)
  expect(await guidOf()).toBe(publicId)
  await act('correct', id, { correction: { kind: 'correction', text: 'صوب الرقم.' } })
  expect(await guidOf()).toBe(publicId)
  await payload.update({ collection: 'articles', data: { slug: 'عنوان-آخر' }, id })
  expect(await guidOf()).toBe(publicId)
  expect((await get('/feeds/corrections.xml')).text).toContain('صوب الرقم.')
  expect((await get(`/articles/${id}/jsonld`)).text).toContain('CorrectionComment')
  const ledger = JSON.parse((await get(`/articles/${id}/ledger`)).text) as {
    entries: { action: string }[]
    isWhole: boolean
  }
  expect(ledger.entries.map(({ action }) => action)).toEqual(['publish', 'repeat', 'correct'])
  expect(ledger.isWhole).toBe(true)
  expect(Object.keys(ledger.entries[0] ?? {}).sort()).toEqual(
    ['action', 'at', 'contentHash', 'hash', 'issueNumber', 'previousHash', 'sequence'].sort(),
  )
})

describe('whoever has the answer already', () => {
  const paths = () => [
    ...lists().slice(0, 3),
    ...formats.map((name) => `/articles/${articles.live.id}/${name}`),
  ]

  it('is told so by its hash, until it changes', async () => {
    for (const path of paths()) {
      const first = await get(path)
      const tag = String(first.headers.get('etag'))
      expect(first.headers.get('cache-control')).toBe('public, no-cache')
      for (const sent of [tag, `W/${tag}`, `"x", ${tag}`, '*']) {
        const again = await get(path, { 'if-none-match': sent })
        expect([path, again.status, again.text]).toEqual([path, 304, ''])
        expect(again.headers.get('etag')).toBe(tag)
      }
      expect((await get(path, { 'if-none-match': '"x"' })).status).toBe(200)
    }
  })

  it('is told so by its date, but only without a hash', async () => {
    const path = `/articles/${articles.live.id}/text`
    const modified = Date.parse((await read(articles.live.id)).updatedAt)
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, modified + 1100 - Date.now())))
    const first = await get(path)
    const date = String(first.headers.get('last-modified'))
    expect(Date.parse(date)).toBe(Math.floor(modified / 1000) * 1000)
    expect((await get(path, { 'if-modified-since': date })).status).toBe(304)
    const earlier = new Date(Date.parse(date) - 1000).toUTCString()
    expect((await get(path, { 'if-modified-since': earlier })).status).toBe(200)
    const both = { 'if-modified-since': date, 'if-none-match': '"x"' }
    expect((await get(path, both)).status).toBe(200)
  })

  it('learns of a change of the source’s name', async () => {
    const path = `/articles/${articles.live.id}/package`
    const before = String((await get(path)).headers.get('etag'))
    await payload.update({ collection: 'sources', data: { name: 'تحريرنا نحن' }, id: ownSource })
    const after = await get(path, { 'if-none-match': before })
    expect(after.status).toBe(200)
    expect(after.text).toContain('تحريرنا نحن')
  })
})

it('goes through a feed page by page, each article once', async () => {
  const ids: string[] = []
  let path: null | string = '/feeds/feed.json?limit=1'
  while (path) {
    const feed = JSON.parse((await get(path)).text) as {
      items: { id: string }[]
      next_url?: string
    }
    ids.push(...feed.items.map(({ id }) => id))
    expect(ids.length).toBeLessThan(20)
    path = feed.next_url ? feed.next_url.slice(feed.next_url.indexOf('/api') + 4) : null
  }
  const whole = JSON.parse((await get('/feeds/feed.json')).text) as { items: { id: string }[] }
  expect(ids.toSorted()).toEqual(whole.items.map(({ id }) => id).toSorted())
  expect(new Set(ids).size).toBe(ids.length)
})

it.each([
  ['/feeds/rss.xml?before=x', 400, 'before'],
  ['/feeds/rss.xml?before=%00', 400, 'before'],
  [`/feeds/rss.xml?before=${'A'.repeat(5000)}`, 400, 'before'],
  ['/feeds/rss.xml?limit=0', 400, 'limit'],
  ['/feeds/rss.xml?limit=101', 400, 'limit'],
  ['/feeds/rss.xml?limit=1e1', 400, 'limit'],
  ['/feeds/rss.xml?limit=1&limit=2', 400, 'limit'],
  ['/articles/x/html', 400, 'id'],
  ["/articles/1'--/html", 400, 'id'],
  ['/feeds/tags/%00/rss.xml', 400, 'slug'],
  [`/feeds/sources/${'a'.repeat(201)}/rss.xml`, 400, 'slug'],
  ['/sitemaps/news-0.xml', 400, 'file'],
  ['/sitemaps/news-1.xml', 400, 'file'],
  ['/sitemaps/news-2.xml', 404, undefined],
  ['/sitemaps/other.xml', 404, undefined],
  ['/sitemaps/articles.xml', 400, 'file'],
  ['/sitemaps/articles-0.xml', 400, 'file'],
  ['/sitemaps/articles-01.xml', 400, 'file'],
  ['/sitemaps/articles-100000.xml', 400, 'file'],
  ['/sitemaps/articles-2.xml', 404, undefined],
  ['/sitemaps/tags-99999.xml', 404, undefined],
  ['/feeds/tags/nothing/rss.xml', 404, undefined],
  ['/articles/019b0000-0000-7000-8000-000000000000/html', 404, undefined],
])('answers %s with %i, naming the parameter', async (path, status, parameter) => {
  const answer = await get(path)
  expect(answer.status).toBe(status)
  const { errors } = JSON.parse(answer.text) as {
    errors: { data: { parameter?: string }; message: string }[]
  }
  expect(errors[0]?.data.parameter).toBe(parameter)
  expect(errors[0]?.message).toMatch(/\.$/)
  expect(answer.text).not.toMatch(/select|node_modules|at \w+ \(/i)
})

it('refuses formats and versions it does not know, and gives those it does', async () => {
  const at = `/articles/${articles.live.id}`
  expect((await get(`${at}/package?format=pdf`)).text).toContain('"parameter":"format"')
  expect((await get(`${at}/ninjs?version=1`)).text).toContain('"parameter":"version"')
  expect(JSON.parse((await get(`${at}/ninjs?version=2.2`)).text)).toHaveProperty('pubstatus')
  const page = await get(`${at}/package`, { accept: 'text/html,application/xhtml+xml' })
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(page.headers.get('vary')).toBe('accept')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect((await get(`${at}/package?format=json`)).headers.get('content-type')).toContain('json')
})

it('shows no more of a text than its source allows, and no link to what is not public', async () => {
  const source = await payload.create({
    collection: 'sources',
    data: {
      kind: 'outlet',
      name: 'صحيفة',
      rights: { excerptCharacters: 40, republish: 'excerpt' },
    },
  })
  const body = paragraph(`بداية يجوز أن يقرأها الجميع ${'حجب '.repeat(40)}`)
  const { id } = await create({ _status: 'published', body, headline: 'مقتطف', source: source.id })
  await payload.create({
    collection: 'related-links',
    data: {
      from: id,
      kind: 'similar',
      origin: 'editor',
      state: 'resolved',
      title: 'عنوان الرابط',
      to: articles.withheld.id,
    } as never,
  })
  for (const format of ['ninjs', 'html', 'text', 'markdown', 'package']) {
    const { text } = await get(`/articles/${id}/${format}`)
    expect(text).toContain('بداية')
    expect(text).not.toContain('حجب '.repeat(5))
    expect(text).not.toContain(String(articles.withheld.publicId))
    expect(text).not.toContain(wordOf.withheld)
  }
  expect((await get('/feeds/rss.xml')).text).not.toContain('حجب '.repeat(5))
})

it('leads links inside a text to public articles only', async () => {
  const link = (value: string, text: string) => ({
    children: [{ format: 0, text, type: 'text', version: 1 }],
    fields: { doc: { relationTo: 'articles', value }, linkType: 'internal' },
    type: 'link',
    version: 3,
  })
  const state = paragraph('انظر')
  const [block] = state.root.children as unknown as { children: object[] }[]
  block?.children.push(link(articles.live.id, 'الحية'), link(articles.killed.id, 'الأخرى'))
  const { id } = await create({
    _status: 'published',
    body: state,
    headline: 'روابط',
    source: ownSource,
  })
  const { text } = await get(`/articles/${id}/html`)
  expect(text).toContain(`/articles/${encodeURIComponent(String(articles.live.slug))}`)
  expect(text).toContain('الأخرى')
  expect(text.match(/<a /g)).toHaveLength(1)
})

it('keeps what has no known date, or an old one, out of the news sitemap', async () => {
  const outlet = await payload.create({
    collection: 'sources',
    data: { kind: 'outlet', name: 'وكالة' },
  })
  const shared = { _status: 'published', body: paragraph('نص'), source: outlet.id }
  await create({ ...shared, headline: 'بلا تاريخ' })
  const dated = (headline: string, hours: number, originalDatePrecision = 'time') =>
    create({
      ...shared,
      headline,
      originalDatePrecision,
      originalPublishedAt: new Date(Date.now() - hours * 3_600_000).toISOString(),
    })
  await dated('قبل ساعة', 1)
  await dated('قبل ثلاثة أيام', 72)
  await dated('في هذه السنة', 1, 'year')
  const { text } = await get('/sitemaps/news.xml')
  expect(text).toContain('قبل ساعة')
  for (const word of ['بلا تاريخ', 'قبل ثلاثة أيام', 'في هذه السنة'])
    expect(text).not.toContain(word)
  const { text: index } = await get('/sitemaps/index.xml')
  expect(index).toContain('/api/sitemaps/news.xml</loc>')
  for (const kind of ['articles', 'sources', 'tags']) {
    expect(index).toContain(`/api/sitemaps/${kind}-1.xml</loc>`)
    expect((await get(`/sitemaps/${kind}-1.xml`)).status).toBe(200)
  }
  const rss = (await get('/feeds/rss.xml')).text
  const item = rss.split('<item>').find((one) => one.includes('بلا تاريخ'))
  expect(item).not.toContain('<pubDate>')
  expect(rss.indexOf('بلا تاريخ')).toBeGreaterThan(rss.indexOf(wordOf.live))
})

it('follows a merged tag to what it was merged into', async () => {
  const old = await payload.create({
    collection: 'tags',
    data: { label: 'وسم قديم', status: 'approved' },
  })
  await payload.update({ collection: 'tags', data: { mergedInto: tag.id }, id: old.id })
  const answer = await get(`/feeds/tags/${encodeURIComponent(String(old.slug))}/rss.xml`)
  expect(answer.status).toBe(308)
  expect(answer.headers.get('location')).toContain(
    `/feeds/tags/${encodeURIComponent(tag.slug)}/rss.xml`,
  )
})

const poolOf = ({ db }: Payload) => (db as unknown as PostgresAdapter).pool

describe('the read model', () => {
  const reader = () => {
    const asked: string[] = []
    const run = poolQuery(payload)
    const published = createPublished({
      query: (statement, values) => {
        asked.push(statement.name)
        return run(statement, values)
      },
      site,
      slugs,
    })
    return { asked, published }
  }

  it('finds an article by its slug, tells where a former one leads, and knows no other', async () => {
    const { published } = reader()
    const first = await create({ _status: 'published', body: paragraph('نص'), headline: 'ينتقل' })
    const before = String(first.slug)
    expect(await published.findBySlug(before)).toMatchObject({ article: { id: first.id } })
    await payload.update({ collection: 'articles', data: { slug: 'العنوان-الجديد' }, id: first.id })
    expect(await published.findBySlug(before)).toEqual({ movedTo: 'العنوان-الجديد' })
    expect(await published.findBySlug(String(articles.killed.slug))).toMatchObject({
      killed: { publicId: articles.killed.publicId },
    })
    for (const state of ['draft', 'embargoed', 'scheduled', 'withheld'] as const) {
      expect(await published.findBySlug(String(articles[state].slug))).toBeNull()
    }
  })

  it('asks for a list in one statement, whatever its length, and for all its names in two', async () => {
    for (const limit of [1, 5]) {
      const { asked, published } = reader()
      const page = await published.listCards({ limit })
      expect(page.items).toHaveLength(limit)
      const most = ['nashra newest cards', 'nashra sources', 'nashra tags']
      expect(asked).toEqual(most.filter((name) => asked.includes(name)))
    }
  })

  it('plans pages of all articles once, not each time', async () => {
    const client = await poolOf(payload).connect()
    try {
      const query: Query = async ({ name, text }, values) =>
        (await client.query({ name, text, values: [...values] })).rows as unknown[]
      const published = createPublished({ query, site, slugs })
      for (let times = 0; times < 12; times += 1) {
        const { next } = await published.listCards({ limit: 1 + (times % 5) })
        await published.listCards({ before: next, limit: 1 + (times % 5) })
      }
      const { rows } = await client.query(
        `SELECT name FROM pg_prepared_statements
         WHERE name IN ('nashra newest cards', 'nashra older cards') AND generic_plans >= 7`,
      )
      expect(rows).toHaveLength(2)
    } finally {
      client.release()
    }
  })
})
