import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Payload } from 'payload'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openApiOf } from '../../src/deliver/openapi/index.ts'
import { defaultSlugs } from '../../collections/slugs.ts'
import { actOn } from '../../src/desk/actions/actOn.ts'
import { richText } from '../../src/text/richText.ts'
import { openApi } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'
import type { ReadServer } from '../helpers/readServer.ts'
import { startReadServer } from '../helpers/readServer.ts'

/** `/api/read`, by both ways that serve it: the server's own, and Payload's endpoints. */
let payload: Payload
let server: ReadServer
let stop: () => Promise<void>
const slugs: Record<string, string> = {}
let secretId: string

const create = async (data: Record<string, unknown>) => {
  const { id, slug } = await payload.create({
    collection: 'articles',
    data: {
      body: richText({ blocks: [{ kind: 'paragraph', text: 'نص المادة كما كتب.' }] }),
      headlineOrigin: 'given',
      ...data,
    } as never,
    overrideAccess: true,
  })
  return { id, slug: slug ?? '' }
}

beforeAll(async () => {
  const started = await startPayload()
  payload = started.payload
  stop = started.stop
  const { id: source } = await payload.create({
    collection: 'sources',
    data: { kind: 'outlet', name: 'صحيفة الأفق' },
    overrideAccess: true,
  })
  const { id: tag } = await payload.create({
    collection: 'tags',
    data: { label: 'اقتصاد', status: 'approved' },
    overrideAccess: true,
  })
  const published = { _status: 'published', source, tags: [tag] }
  for (const n of [1, 2, 3]) {
    slugs[`live${n}`] = (await create({ ...published, headline: `خبر منشور ${n}` })).slug
  }
  slugs['draft'] = (await create({ headline: 'مسودة' })).slug
  const killed = await create({ ...published, headline: 'خبر مسحوب' })
  slugs['killed'] = killed.slug
  await actOn({
    action: 'kill',
    article: killed.id,
    input: { publicNote: 'نعتذر للقراء', reason: 'سبب' },
    overrideAccess: true,
    req: await createLocalReq({}, payload),
    slugs: defaultSlugs,
  })
  const secret = await create({
    ...published,
    embargoedUntil: new Date(Date.now() + 3_600_000).toISOString(),
    headline: 'خبر مؤجل',
  })
  slugs['embargoed'] = secret.slug
  secretId = secret.id
  const renamed = await create({ ...published, headline: 'خبر غير عنوانه' })
  await payload.update({
    collection: 'articles',
    data: { slug: 'new-name' },
    id: renamed.id,
    overrideAccess: true,
  })
  slugs['renamed'] = renamed.slug
  server = await startReadServer()
})

afterAll(async () => {
  await server.stop()
  await stop()
})

type Page = { articles: { headline: string; html?: string; slug: string }[]; next: null | string }
const getPage = async (path: string): Promise<Page> =>
  (await (await server.get(path)).json()) as Page

describe('lists', () => {
  it('hold what is public, the last issue first, without texts', async () => {
    const { articles, next } = await getPage('/api/read/articles')
    expect(articles.map(({ headline }) => headline)).toEqual([
      'خبر غير عنوانه',
      'خبر منشور 3',
      'خبر منشور 2',
      'خبر منشور 1',
    ])
    expect(articles[0]).not.toHaveProperty('html')
    expect(next).toBeNull()
  })

  it('are paged without gaps or doubles', async () => {
    const seen: string[] = []
    let before: null | string = null
    do {
      const from: string = before === null ? '' : `&before=${before}`
      const page: Page = await getPage(`/api/read/articles?limit=2${from}`)
      seen.push(...page.articles.map(({ slug }) => slug))
      before = page.next
    } while (before)
    expect(seen).toHaveLength(4)
    expect(new Set(seen).size).toBe(4)
  })

  it('are those of a tag or a source', async () => {
    const tag = encodeURIComponent('اقتصاد')
    const byName = await getPage(`/api/read/articles?tag=${tag}`)
    const ofName = await getPage(`/api/read/tags/${tag}`)
    expect(ofName).toMatchObject({ articles: byName.articles, tag: { name: 'اقتصاد' } })
    expect(byName.articles).toHaveLength(4)
    const source = encodeURIComponent('صحيفة-الأفق')
    expect((await getPage(`/api/read/sources/${source}`)).articles).toHaveLength(4)
  })

  it('carry texts where they are asked for', async () => {
    const { articles } = await getPage('/api/read/articles?text=html&limit=1')
    expect(articles[0]?.html).toContain('نص المادة كما كتب.')
  })
})

describe('an article', () => {
  it('comes with all that belongs to it', async () => {
    const answer = await server.get(
      `/api/read/articles/${encodeURIComponent(slugs['live1'] ?? '')}`,
    )
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      headline: 'خبر منشور 1',
      html: expect.stringContaining('<p dir="rtl">نص المادة') as string,
      source: { name: 'صحيفة الأفق' },
      tags: [{ name: 'اقتصاد' }],
    })
  })

  it.each([
    ['draft', 404],
    ['embargoed', 404],
    ['killed', 410],
    ['renamed', 308],
  ])('that is %s is answered with %i', async (state, status) => {
    const answer = await server.get(`/api/read/articles/${encodeURIComponent(slugs[state] ?? '')}`)
    expect(answer.status).toBe(status)
    const text = await answer.text()
    expect(text).not.toContain('نص المادة')
    if (status === 308)
      expect(answer.headers.get('location')).toMatch(/\/read\/articles\/new-name$/)
    if (status === 410) expect(JSON.parse(text)).toMatchObject({ status: 'canceled' })
  })
})

describe('bad parameters', () => {
  it.each([
    ['/articles?limit=0', 'limit'],
    ['/articles?limit=101', 'limit'],
    ['/articles?limit=31&text=html', 'limit'],
    ['/articles?limit=1&limit=2', 'limit'],
    ['/articles?before=x', 'before'],
    ['/articles?text=pdf', 'text'],
    ['/articles?tga=x', 'tga'],
    ['/articles?tag=a&source=b', 'source'],
    ['/articles/x?limit=3', 'limit'],
    [`/articles/${'x'.repeat(300)}`, 'slug'],
    ['/articles/%00', 'slug'],
  ])('%s names %s', async (path, parameter) => {
    for (const language of ['ar', 'en']) {
      const headers = { 'accept-language': language }
      const answer = await server.get(`/api/read${path}`, { headers })
      expect(answer.status).toBe(400)
      const { errors } = (await answer.json()) as {
        errors: { data: { parameter: string }; message: string }[]
      }
      expect(errors[0]?.data.parameter).toBe(parameter)
      expect(/\p{Script=Arabic}/u.test(errors[0]?.message ?? '')).toBe(language === 'ar')
    }
  })

  it.each(['/articles?tag=none', '/tags/none', '/sources/none', '/articles/none'])(
    '%s is not found',
    async (path) => {
      expect((await server.get(`/api/read${path}`)).status).toBe(404)
    },
  )
})

describe('the two ways', () => {
  it.each(['/read/articles?limit=2', '/read/articles/none', '/read/articles?limit=0', '/sync'])(
    'answer %s alike',
    async (path) => {
      const own = await server.get(`/api${path}`, { headers: { 'accept-language': 'ar' } })
      const host = await openApi({ payload }).get(path, { 'accept-language': 'ar' })
      expect(own.status).toBe(host.status)
      expect(await own.json()).toEqual(host.body)
    },
  )
})

describe('the description of the API', () => {
  const described = openApiOf({
    site: { api: '/api', name: 'نشرة', url: 'http://127.0.0.1' },
    slugs: defaultSlugs,
  }) as {
    components: { schemas: Record<string, object> }
    paths: Record<string, { get: { operationId: string; responses: object } }>
  }
  const ajv = new Ajv2020({ allErrors: true, strict: false })
  addFormats(ajv)
  ajv.addSchema({ $id: 'api', ...described })

  it.each([
    ['/read/articles', 'Page'],
    ['/read/articles?text=html', 'Page'],
    ['/read/articles/live1', 'Article'],
    ['/read/articles/killed', 'Killed'],
    ['/read/articles?limit=0', 'Errors'],
    [`/read/tags/${encodeURIComponent('اقتصاد')}`, 'TagPage'],
    [`/read/sources/${encodeURIComponent('صحيفة-الأفق')}`, 'SourcePage'],
    [`/search?q=${encodeURIComponent('خبر')}`, 'SearchPage'],
    [`/search?q=${encodeURIComponent('خبر')}&tag=${encodeURIComponent('اقتصاد')}`, 'SearchPage'],
    [`/search?q=${encodeURIComponent('زقطقفغ')}`, 'SearchPage'],
    ['/search?q=', 'Errors'],
    [`/search/suggest?q=${encodeURIComponent('اقت')}`, 'Suggestions'],
    ['/sync', 'SyncPage'],
    ['/health/ready', 'Health'],
  ])('holds of the answer to %s', async (path, schema) => {
    const asked = path.replace(/live1|killed/, (name) => encodeURIComponent(slugs[name] ?? ''))
    const body: unknown = await (await server.get(`/api${asked}`)).json()
    const validate = ajv.compile({ $ref: `api#/components/schemas/${schema}` })
    validate(body)
    expect(validate.errors ?? []).toEqual([])
  })

  it('is served', async () => {
    const answer = await server.get('/api/openapi.json')
    const body = (await answer.json()) as { openapi: string; paths: object }
    expect(body.openapi).toBe('3.1.0')
    expect(Object.keys(body.paths)).toEqual(Object.keys(described.paths))
  })

  it('names each operation once, and only schemas that there are', () => {
    const ids = Object.values(described.paths).map(({ get }) => get.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    const refs = [...JSON.stringify(described).matchAll(/#\/components\/schemas\/(\w+)/g)]
    const unknown = refs.filter(([, name = '']) => !(name in described.components.schemas))
    expect(unknown).toEqual([])
  })
})

it('tells nobody of what is under embargo, not even its id', async () => {
  const sync = await (await server.get('/api/sync')).text()
  expect(sync).toContain('خبر منشور 1')
  expect(sync).not.toContain(secretId)
})
