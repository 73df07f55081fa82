import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { richText } from '../../src/text/richText.ts'
import type { Answer } from '../helpers/api.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'

/**
 * Readers get what is published, usable and past its embargo, and nothing that tells of the rest.
 * Every article here that they must not see carries the same word in each of its fields.
 */
const secret = 'محجوب'

type Hidden = 'draft' | 'embargoed' | 'revised' | 'trashed' | 'withheld'

let payload: Payload
let stop: () => Promise<void>
let api: ReturnType<typeof openApi>
let client: Record<string, string>
let editor: Record<string, string>
let source: string
let live: string
const hidden = {} as Record<Exclude<Hidden, 'revised'>, string>

const body = (text: string) => richText({ blocks: [{ kind: 'paragraph', text }] })

const create = async (data: Record<string, unknown>): Promise<string> => {
  const article = await payload.create({
    collection: 'articles',
    data: { headlineOrigin: 'given', ...data } as never,
    overrideAccess: true,
  })
  return article.id
}

beforeAll(async () => {
  const started = await startPayload()
  payload = started.payload
  stop = started.stop
  api = openApi({ payload })
  await signIn({ payload, role: 'admin' })
  editor = await signIn({ payload, role: 'editor' })

  const apiClient = await payload.create({
    collection: 'api-clients',
    data: { apiKey: 'a-key-for-a-site', enableAPIKey: true, name: 'site' },
    overrideAccess: true,
  })
  client = { authorization: `api-clients API-Key ${String(apiClient.apiKey)}` }

  source = (
    await payload.create({
      collection: 'sources',
      data: { kind: 'outlet', name: 'المصدر الأول' },
      overrideAccess: true,
    })
  ).id
  const published = { _status: 'published', source }
  live = await create({ ...published, body: body('نص منشور'), headline: 'خبر منشور' })
  hidden.draft = await create({
    _status: 'draft',
    body: body(secret),
    headline: `${secret} مسودة`,
    source,
  })
  hidden.embargoed = await create({
    ...published,
    body: body(secret),
    embargoedUntil: '2999-01-01T00:00:00.000Z',
    headline: `${secret} حتى موعده`,
  })
  hidden.withheld = await create({
    ...published,
    body: body(secret),
    headline: `${secret} موقوف`,
    pubStatus: 'withheld',
  })
  hidden.trashed = await create({
    ...published,
    body: body(secret),
    deletedAt: '2026-01-01T00:00:00.000Z',
    headline: `${secret} محذوف`,
  })
  // A draft saved beside the published version.
  await payload.update({
    collection: 'articles',
    data: { headline: `${secret} مسودة جديدة` },
    draft: true,
    id: live,
    overrideAccess: true,
  })

  for (const [order, [name, id]] of Object.entries(hidden).entries()) {
    await payload.create({
      collection: 'related-links',
      data: {
        from: live,
        kind: 'similar',
        order,
        origin: 'editor',
        state: 'resolved',
        title: `عنوان ${name}`,
        to: id,
      },
      overrideAccess: true,
    })
    await payload.create({
      collection: 'related-links',
      data: {
        from: id,
        kind: 'similar',
        order,
        origin: 'editor',
        state: 'resolved',
        title: `${secret} ${name}`,
        to: live,
      },
      overrideAccess: true,
    })
  }
})

afterAll(() => stop())

const readers = (): [string, Record<string, string>][] => [
  ['an anonymous reader', {}],
  ['an API client', client],
]

const showsNothing = (answer: Answer): void => {
  const told = JSON.stringify(answer.body)
  expect(told).not.toContain(secret)
  for (const id of Object.values(hidden)) expect(told).not.toContain(id)
}

describe('REST shows no draft', () => {
  it('in a list', async () => {
    for (const [, headers] of readers()) {
      const answer = await api.get('/articles?limit=100&depth=2', headers)
      expect(answer.status).toBe(200)
      expect(answer.body.docs.map(({ id }: { id: string }) => id)).toEqual([live])
      expect(answer.body.totalDocs).toBe(1)
      showsNothing(answer)
    }
  })

  it('in a list that asks for drafts, for the trash, or for everything', async () => {
    for (const [, headers] of readers()) {
      for (const query of [
        'draft=true',
        'trash=true',
        'draft=true&trash=true',
        'limit=0',
        'pagination=false',
      ]) {
        showsNothing(await api.get(`/articles?depth=2&${query}`, headers))
      }
    }
  })

  it('by id', async () => {
    for (const [, headers] of readers()) {
      for (const id of Object.values(hidden)) {
        for (const query of ['', '?draft=true', '?trash=true']) {
          const answer = await api.get(`/articles/${id}${query}`, headers)
          expect(answer.status, `${id}${query}`).toBe(404)
          showsNothing(answer)
        }
      }
      showsNothing(await api.get(`/articles/${live}?draft=true&depth=2`, headers))
    }
  })

  it('in a count', async () => {
    for (const [, headers] of readers()) {
      const answer = await api.get('/articles/count', headers)
      expect(answer.body).toEqual({ totalDocs: 1 })
    }
  })

  it('through a filter on a field of theirs', async () => {
    for (const [, headers] of readers()) {
      const bySource = await api.get(`/articles/count?where[source][equals]=${source}`, headers)
      expect(bySource.body.totalDocs).toBe(1)
      const oracle = await api.get(
        `/related-links?where[to.headline][like]=${encodeURIComponent(secret)}`,
        headers,
      )
      expect(oracle.body.docs ?? []).toEqual([])
    }
  })

  it('in versions', async () => {
    for (const [, headers] of readers()) {
      for (const path of ['/articles/versions?depth=2', '/articles/versions/count']) {
        const answer = await api.get(path, headers)
        expect(answer.status, path).toBe(403)
        showsNothing(answer)
      }
    }
  })

  it('in populated relations: a link whose target is hidden is a title only', async () => {
    for (const [, headers] of readers()) {
      for (const depth of [0, 1, 2]) {
        const answer = await api.get(`/related-links?depth=${depth}&limit=100`, headers)
        expect(answer.body.docs).toHaveLength(Object.keys(hidden).length)
        for (const link of answer.body.docs) {
          expect(link.to).toBeNull()
          expect(link.state).toBe('unresolved')
        }
        showsNothing(answer)
      }
    }
  })

  it('in joins, whatever limit they ask for', async () => {
    for (const [, headers] of readers()) {
      for (const joins of [
        '',
        '&joins[linksOut][limit]=0&joins[linksIn][limit]=0',
        '&joins[linksIn][count]=true',
      ]) {
        const answer = await api.get(`/articles/${live}?depth=2${joins}`, headers)
        expect(answer.body.linksIn.docs).toEqual([])
        expect(answer.body.linksIn.totalDocs ?? 0).toBe(0)
        showsNothing(answer)
      }
    }
  })

  it('in the keys that only machines read', async () => {
    const answer = await api.get(`/articles/${live}`)
    for (const key of [
      'titleKey',
      'textKey',
      'contentHash',
      'importKey',
      'searchText',
      'document',
      'stage',
    ]) {
      expect(answer.body).not.toHaveProperty(key)
    }
  })
})

describe('GraphQL shows no draft', () => {
  const queries = {
    byId: () => Object.values(hidden).map((id) => `{ Article(id: "${id}") { id headline } }`),
    count: () => ['{ countArticles { totalDocs } }'],
    joins: () => [
      `{ Article(id: "${live}") { linksIn(limit: 0) { docs { title from { headline } } } linksOut(limit: 0) { docs { state to { headline } } } } }`,
    ],
    list: () => [
      '{ Articles(limit: 0) { totalDocs docs { id headline } } }',
      '{ Articles(draft: true, limit: 0) { totalDocs docs { id headline } } }',
      '{ Articles(trash: true, limit: 0) { totalDocs docs { id headline } } }',
    ],
    relations: () => [
      '{ RelatedLinks(limit: 0) { docs { title state to { id headline } from { id headline } } } }',
    ],
    versions: () => ['{ versionsArticles { docs { id version { headline } } } }'],
  }

  it.each(Object.keys(queries) as (keyof typeof queries)[])('in %s', async (name) => {
    for (const [, headers] of readers()) {
      for (const query of queries[name]()) showsNothing(await api.graphql(query, headers))
    }
  })

  it('and still shows what is published', async () => {
    const { body: told } = await api.graphql(
      '{ Articles { totalDocs docs { id } } countArticles { totalDocs } }',
    )
    expect(told.data).toEqual({
      Articles: { docs: [{ id: live }], totalDocs: 1 },
      countArticles: { totalDocs: 1 },
    })
  })
})

describe('what is nobody’s to read but the staff’s', () => {
  const paths = [
    '/documents',
    '/import-runs',
    '/issue-log',
    '/channels',
    '/deliveries',
    '/users',
    '/api-clients',
    '/payload-locked-documents',
    '/payload-preferences',
    '/payload-migrations',
  ]

  it.each(paths)('%s is closed to readers and API clients', async (path) => {
    for (const [, headers] of readers()) {
      const answer = await api.get(path, headers)
      expect(answer.body?.docs ?? []).toEqual([])
      expect([200, 403, 404, 501]).toContain(answer.status)
      if (path !== '/payload-preferences') expect(answer.status).not.toBe(200)
    }
  })

  it('jobs can be run by nobody but administrators', async () => {
    for (const headers of [{}, client, editor]) {
      const answer = await api.get('/payload-jobs/run', headers)
      expect([401, 403, 404]).toContain(answer.status)
    }
  })

  it('noise tags are not shown', async () => {
    await payload.create({
      collection: 'tags',
      data: { label: secret, status: 'noise' },
      overrideAccess: true,
    })
    showsNothing(await api.get('/tags?limit=100'))
  })
})

describe('pages have a limit', () => {
  it('for readers, over REST and GraphQL', async () => {
    const { body: rest } = await api.get('/articles?limit=100000')
    expect(rest.limit).toBe(100)
    const { body: everything } = await api.get('/articles?limit=0')
    expect(everything.limit).toBe(100)
    const { body: unpaged } = await api.get('/articles?pagination=false')
    expect(unpaged.limit).toBe(100)
    const { body: graphql } = await api.graphql('{ Articles(limit: 100000) { limit } }')
    expect(graphql.data.Articles.limit).toBe(100)
  })

  it('that leaves populated relations whole', async () => {
    const tags: string[] = []
    for (let at = 0; at < 75; at += 1) {
      const tag = await payload.create({
        collection: 'tags',
        data: { label: `وسم ${at}`, status: 'approved' },
        overrideAccess: true,
      })
      tags.push(tag.id)
    }
    const id = await create({ _status: 'published', headline: 'خبر كثير الوسوم', tags })
    const { body: article } = await api.get(`/articles/${id}?depth=1`)
    expect(article.tags.filter((tag: unknown) => typeof tag === 'object')).toHaveLength(75)
    await payload.delete({ collection: 'articles', id, overrideAccess: true })
  })
})

describe('the staff', () => {
  it('see drafts, versions and where links lead', async () => {
    const list = await api.get('/articles?limit=100', editor)
    expect(list.body.totalDocs).toBe(4)
    const versions = await api.get('/articles/versions', editor)
    expect(versions.status).toBe(200)
    const links = await api.get(
      `/related-links?depth=0&limit=100&where[from][equals]=${live}`,
      editor,
    )
    expect(links.body.docs.map(({ to }: { to: string }) => to).sort()).toEqual(
      Object.values(hidden).sort(),
    )
  })
})

describe('an embargo', () => {
  it('ends by the clock, without anybody saving anything', async () => {
    const soon = new Date(Date.now() + 1500)
    const id = await create({
      _status: 'published',
      embargoedUntil: soon.toISOString(),
      headline: 'خبر بموعد',
    })
    expect((await api.get(`/articles/${id}`)).status).toBe(404)
    await new Promise((resolve) => setTimeout(resolve, soon.getTime() - Date.now() + 50))
    expect((await api.get(`/articles/${id}`)).status).toBe(200)
    await payload.delete({ collection: 'articles', id, overrideAccess: true })
  })
})
