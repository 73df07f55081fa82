import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { chainHash } from '../../collections/issueLog/chainHash.ts'
import { richText } from '../../src/text/richText.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'

let payload: Payload
let stop: () => Promise<void>
let api: ReturnType<typeof openApi>
const as = {} as Record<'admin' | 'contributor' | 'editor' | 'viewer', Record<string, string>>

beforeAll(async () => {
  const started = await startPayload()
  payload = started.payload
  stop = started.stop
  api = openApi({ payload })
  for (const role of ['admin', 'editor', 'contributor', 'viewer'] as const) {
    as[role] = await signIn({ payload, role })
  }
})

afterAll(() => stop())

const body = (text: string) => richText({ blocks: [{ kind: 'paragraph', text }] })

const newArticle = async (data: Record<string, unknown> = {}) =>
  (
    await payload.create({
      collection: 'articles',
      data: { body: body('نص الخبر'), headline: 'عنوان الخبر', ...data } as never,
      overrideAccess: true,
    })
  ).id

describe('who may write what', () => {
  const client = async () => {
    const { apiKey } = await payload.create({
      collection: 'api-clients',
      data: { apiKey: crypto.randomUUID(), enableAPIKey: true, name: 'site' },
      overrideAccess: true,
    })
    return { authorization: `api-clients API-Key ${String(apiKey)}` }
  }

  const attempts: [path: string, data: object, allowed: (keyof typeof as)[]][] = [
    ['/articles', { headline: 'خبر جديد' }, ['admin', 'editor', 'contributor']],
    ['/sources', { kind: 'outlet', name: 'مصدر' }, ['admin', 'editor']],
    ['/tags', { label: 'وسم', status: 'candidate' }, ['admin', 'editor']],
    ['/documents', { adapter: 'txt', outcome: 'imported', sha256: 'x', sourceKey: 'x' }, []],
    ['/import-runs', { input: 'x', started: new Date().toISOString(), state: 'running' }, []],
    ['/issue-log', { action: 'publish', hash: 'x', sequence: 1 }, []],
    ['/channels', { name: 'قناة', url: 'https://example.org/hook' }, ['admin']],
    ['/deliveries', { action: 'publish', sequence: 1 }, []],
    ['/api-clients', { name: 'site' }, ['admin']],
    ['/users', { email: 'new@example.org', password: 'a password', role: 'viewer' }, ['admin']],
  ]

  it.each(attempts)('%s', async (path, data, allowed) => {
    const outsiders = [{}, await client()]
    for (const headers of outsiders) {
      expect((await api.post(path, data, headers)).status).toBe(403)
    }
    for (const role of Object.keys(as) as (keyof typeof as)[]) {
      const unique = {
        ...data,
        ...(path === '/users' ? { email: `${role}-made@example.org` } : {}),
        ...named(data, role),
      }
      const { status } = await api.post(path, unique, as[role])
      expect(status, `${role} at ${path}`).toBe(allowed.includes(role) ? 201 : 403)
    }
  })

  const named = (data: object, role: string) =>
    Object.fromEntries(
      Object.entries(data).flatMap(([key, value]) =>
        key === 'name' || key === 'label' ? [[key, `${String(value)} ${role}`]] : [],
      ),
    )

  it('nobody gives themselves a role', async () => {
    const { docs } = await payload.find({
      collection: 'users',
      overrideAccess: true,
      where: { email: { equals: 'viewer@example.org' } },
    })
    const id = String(docs[0]?.id)
    await api.patch(`/users/${id}`, { name: 'نفسي', role: 'admin' }, as.viewer)
    const after = await payload.findByID({ collection: 'users', id, overrideAccess: true })
    expect(after.role).toBe('viewer')
    expect(after.name).toBe('نفسي')
  })

  it('a channel’s secret is never shown again', async () => {
    const made = await api.post(
      '/channels',
      { name: 'موقع', secret: 'a long enough secret', url: 'https://example.org/hook' },
      as.admin,
    )
    const read = await api.get(`/channels/${String(made.body.doc.id)}`, as.admin)
    expect(JSON.stringify([made.body, read.body])).not.toContain('a long enough secret')
  })
})

describe('publishing', () => {
  it('is refused to a contributor in words, and saves nothing', async () => {
    const id = await newArticle({ _status: 'draft' })
    const { body: told, status } = await api.post(
      `/articles/${id}/actions/republish`,
      { reason: 'نعرف المصدر' },
      as.contributor,
    )
    expect(status).toBe(403)
    expect(told.errors[0].message).toMatch(/محرر|editor/)
    expect((await api.get(`/articles/${id}`)).status).toBe(404)
  })

  it('is refused to a contributor for what is already out, draft saves apart', async () => {
    const id = await newArticle({ _status: 'published' })
    expect((await api.patch(`/articles/${id}`, { headline: 'آخر' }, as.contributor)).status).toBe(
      409,
    )
    expect((await api.patch(`/articles/${id}`, { _status: 'draft' }, as.contributor)).status).toBe(
      409,
    )
    expect(
      (await api.patch(`/articles/${id}?draft=true`, { headline: 'آخر' }, as.contributor)).status,
    ).toBe(200)
    expect((await api.get(`/articles/${id}`)).body.headline).toBe('عنوان الخبر')
  })

  it('is an editor’s to do, and stamps the first issue', async () => {
    const id = await newArticle({ _status: 'draft', stage: 'ready' })
    const { body: told, status } = await api.post(
      `/articles/${id}/actions/publish`,
      { reason: 'نعرف المصدر' },
      as.editor,
    )
    expect(status).toBe(200)
    expect(told.doc).toMatchObject({ issueNumber: 1, stage: 'live' })
    expect(told.doc.firstPublishedAt).toBe(told.doc.lastIssuedAt)
  })

  it('nobody sets the stage, the public status or the issue number from outside', async () => {
    const id = await newArticle({ _status: 'draft' })
    const forged = {
      firstPublishedAt: '2020-01-01T00:00:00.000Z',
      issueNumber: 9,
      pubStatus: 'canceled',
      publicId: 'mine',
      stage: 'live',
      titleKey: 'mine',
    }
    for (const headers of Object.values(as))
      await api.patch(`/articles/${id}?draft=true`, forged, headers)
    const after = await payload.findByID({
      collection: 'articles',
      draft: true,
      id,
      overrideAccess: true,
      showHiddenFields: true,
    })
    for (const [field, value] of Object.entries(forged)) {
      expect(after[field as keyof typeof after], field).not.toBe(value)
    }
  })
})

describe('the issue log', () => {
  it('has one entry for each public act, and none for drafts', async () => {
    const id = await newArticle({ _status: 'draft', stage: 'ready' })
    const act = (action: string) =>
      api.post(`/articles/${id}/actions/${action}`, { reason: 'نعرف المصدر' }, as.editor)
    await act('publish')
    await api.patch(`/articles/${id}?draft=true&autosave=true`, { headline: 'مسودة' }, as.editor)
    await act('refile')
    await act('unpublish')
    const { docs } = await payload.find({
      collection: 'issue-log',
      depth: 0,
      overrideAccess: true,
      sort: 'sequence',
      where: { article: { equals: id } },
    })
    expect(docs.map(({ action }) => action)).toEqual(['publish', 'refile', 'unpublish'])
    expect(docs.map(({ sequence }) => sequence)).toEqual([1, 2, 3])

    let previousHash: null | string = null
    for (const row of docs) {
      expect(row.previousHash ?? null).toBe(previousHash)
      expect(row.hash).toBe(
        chainHash({
          action: row.action,
          at: row.at,
          byName: row.byName ?? null,
          contentHash: row.contentHash ?? null,
          issueNumber: row.issueNumber ?? 0,
          note: row.note ?? null,
          previousHash,
          publicId: row.publicId,
          reason: row.reason ?? null,
          sequence: row.sequence,
        }),
      )
      previousHash = row.hash
    }
  })
})

describe('an article’s address', () => {
  it('follows the headline until the first issue, then stays and leaves redirects', async () => {
    const id = await newArticle({ _status: 'draft', headline: 'عنوان أول' })
    const first = await payload.findByID({ collection: 'articles', id, overrideAccess: true })
    expect(first.slug).toMatch(/^عنوان-أول-[0-9a-z]+$/)
    await payload.update({
      collection: 'articles',
      data: { headline: 'عنوان ثان' },
      id,
      overrideAccess: true,
    })
    const second = await payload.update({
      collection: 'articles',
      data: { _status: 'published' },
      id,
      overrideAccess: true,
    })
    expect(second.slug).toMatch(/^عنوان-ثان-/)
    const third = await payload.update({
      collection: 'articles',
      data: { _status: 'published', headline: 'عنوان ثالث' },
      id,
      overrideAccess: true,
    })
    expect(third.slug).toBe(second.slug)
    const fourth = await payload.update({
      collection: 'articles',
      data: { _status: 'published', slug: 'رابط / جديد؟' },
      id,
      overrideAccess: true,
    })
    expect(fourth.slug).toBe('رابط-جديد')
    expect(fourth.formerSlugs).toEqual([second.slug])
    expect(fourth.publicId).toBe(first.publicId)
  })
})

describe('bad input', () => {
  it('a failed bulk update tells no SQL', async () => {
    const a = await newArticle({ _status: 'published', slug: 'واحد' })
    await newArticle({ _status: 'published', slug: 'اثنان' })
    const { body: told } = await api.patch(
      `/articles?where[id][equals]=${a}`,
      { slug: 'اثنان' },
      as.editor,
    )
    expect(JSON.stringify(told)).not.toMatch(/insert into|update "|select "|Failed query|params/i)
    expect(
      (await payload.findByID({ collection: 'articles', id: a, overrideAccess: true })).slug,
    ).toBe('واحد')
  })

  it.each(['javascript:alert(1)', 'not an address', '//example.org'])(
    'an address like %s is refused',
    async (homepage) => {
      const { status } = await api.post(
        '/sources',
        { homepage, kind: 'outlet', name: `م ${homepage}` },
        as.editor,
      )
      expect(status).toBe(400)
    },
  )

  it('one name is one source, and one title stands once in an article', async () => {
    const name = 'وكالة الأنباء'
    expect((await api.post('/sources', { kind: 'agency', name }, as.editor)).status).toBe(201)
    expect(
      (await api.post('/sources', { kind: 'agency', name: 'وكالة الانباء' }, as.editor)).status,
    ).toBe(400)
    const from = await newArticle()
    const link = {
      from,
      kind: 'similar',
      order: 1,
      origin: 'editor',
      state: 'unresolved',
      title: 'عنوان واحد',
    }
    expect((await api.post('/related-links', link, as.editor)).status).toBe(201)
    expect(
      (await api.post('/related-links', { ...link, title: 'عنوان  واحد' }, as.editor)).status,
    ).toBe(400)
  })
})
