import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { articleVerdict } from '../../src/desk/rights/index.ts'
import { plainText, richText } from '../../src/text/richText.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'

/** What stands past the excerpt of every article whose source allows no more. */
const secret = 'محجوب'
const most = 40

type Headers = Record<string, string>
type Kind = 'long' | 'marks' | 'open' | 'overridden' | 'short' | 'structured' | 'word'

let payload: Payload
let stop: () => Promise<void>
let api: ReturnType<typeof openApi>
const roles: Record<'client' | 'editor' | 'nobody' | 'viewer', Headers> = {
  client: {},
  editor: {},
  nobody: {},
  viewer: {},
}
const ids = {} as Record<Kind, string>
const sourceIds = { excerpt: '', merged: '', open: '' }

const paragraph = (text: string) => richText({ blocks: [{ kind: 'paragraph', text }] })
const long = `بداية النص المسموح بها للقراء جميعا ثم ${`${secret} `.repeat(50)}`

const bodies: Record<Kind, object> = {
  long: paragraph(long),
  marks: paragraph(`\u2067بداية\u200F 💻💻 النص\u2069 ${'💻'.repeat(30)} ${secret}`),
  open: paragraph(`نص مسموح كله ${secret}`),
  overridden: paragraph(long),
  short: paragraph('نص قصير كله'),
  structured: richText({
    blocks: [
      { kind: 'paragraph', text: 'بداية النص' },
      { kind: 'listItem', text: 'بند أول' },
      { kind: 'listItem', text: `بند ثان فيه كلام ${secret}` },
      { kind: 'subhead', text: `عنوان ${secret}` },
      { kind: 'paragraph', text: secret },
    ],
  }),
  word: paragraph(`${'ا'.repeat(200)}${secret}`),
}

const create = async (collection: string, data: Record<string, unknown>): Promise<string> => {
  const made = await payload.create({
    collection: collection as 'articles',
    data: data as never,
    overrideAccess: true,
  })
  return made.id
}

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
  api = openApi({ payload })
  await signIn({ payload, role: 'admin' })
  roles.editor = await signIn({ payload, role: 'editor' })
  roles.viewer = await signIn({ payload, role: 'viewer' })
  await payload.create({
    collection: 'api-clients',
    data: { apiKey: 'a-key-for-a-site', enableAPIKey: true, name: 'site' },
    overrideAccess: true,
  })
  roles.client = { authorization: 'api-clients API-Key a-key-for-a-site' }

  sourceIds.excerpt = await create('sources', {
    kind: 'outlet',
    name: 'صحيفة المقتطف',
    rights: {
      creditTemplate: 'نقلا عن {source}',
      excerptCharacters: most,
      republish: 'excerpt',
      territories: ['eg', 'SA', 'EG'],
    },
  })
  sourceIds.merged = await create('sources', {
    kind: 'outlet',
    name: 'اسم قديم',
    rights: { republish: 'yes' },
  })
  sourceIds.open = await create('sources', {
    kind: 'outlet',
    name: 'صحيفة مفتوحة',
    rights: { republish: 'yes' },
  })

  const sourceOf: Partial<Record<Kind, string>> = {
    long: sourceIds.merged,
    open: sourceIds.open,
    overridden: sourceIds.open,
  }
  for (const [kind, body] of Object.entries(bodies) as [Kind, object][]) {
    ids[kind] = await create('articles', {
      _status: 'published',
      body,
      headline: `خبر ${kind}`,
      headlineOrigin: 'given',
      source: sourceOf[kind] ?? sourceIds.excerpt,
      ...(kind === 'overridden'
        ? { rights: { excerptCharacters: most, reason: 'طلب المصدر', republish: 'excerpt' } }
        : {}),
    })
  }
  // What names it already goes by the source that it is now.
  await payload.update({
    collection: 'sources',
    data: { mergedInto: sourceIds.excerpt },
    id: sourceIds.merged,
    overrideAccess: true,
  })
  await payload.update({
    collection: 'articles',
    data: { updateOf: ids.long },
    id: ids.open,
    overrideAccess: true,
  })
  await create('related-links', {
    from: ids.open,
    kind: 'similar',
    origin: 'editor',
    state: 'resolved',
    title: 'عنوان',
    to: ids.long,
  })
})

afterAll(() => stop())

const hidden = Object.keys(bodies).filter((kind) => kind !== 'open' && kind !== 'short') as Kind[]

type Doc = { body?: unknown; id: string; isExcerpt?: boolean }

const isCutRight = (doc: Doc): void => {
  const kind = (Object.keys(ids) as Kind[]).find((name) => ids[name] === doc.id)
  if (!kind) throw new Error(`Nobody made ${doc.id}.`)
  const text = plainText(doc.body)
  const whole = plainText(bodies[kind])
  if (!hidden.includes(kind)) {
    expect(text, kind).toBe(whole)
    expect(doc.isExcerpt ?? false, kind).toBe(false)
    return
  }
  expect(text.length, kind).toBeLessThanOrEqual(most)
  expect(text, kind).toMatch(/[^…]…$/)
  expect(text, kind).not.toContain(secret)
  expect(whole.startsWith(text.slice(0, -1)), kind).toBe(true)
  expect(text, kind).not.toMatch(/\p{Surrogate}/u)
  if (doc.isExcerpt !== undefined) expect(doc.isExcerpt, kind).toBe(true)
}

const readers = () => [
  ['an anonymous reader', roles.nobody] as const,
  ['an API client', roles.client] as const,
]
const staff = () => [['a viewer', roles.viewer] as const, ['an editor', roles.editor] as const]

describe('a text of which an excerpt may be used, over REST', () => {
  it.each([
    '',
    '&depth=2',
    '&select[body]=true',
    '&select[body]=true&select[headline]=true&depth=0',
    '&select[body]=true&select[rights][creditTemplate]=true',
    '&select[source]=false&select[rights]=false',
    '&draft=true',
    '&pagination=false',
    '&where[rights.republish][equals]=excerpt',
  ])('is cut in a list that asks with "%s"', async (query) => {
    for (const [, headers] of readers()) {
      const { body, status } = await api.get(`/articles?limit=50${query}`, headers)
      expect(status).toBe(200)
      expect(body.docs.length).toBeGreaterThan(0)
      for (const doc of body.docs) {
        isCutRight(doc)
        if (query.startsWith('&select[body]=true&select[headline]')) {
          expect(Object.keys(doc).sort()).toEqual(
            ['body', 'headline', 'id', 'isExcerpt'].filter((name) => name in doc),
          )
          expect(doc).not.toHaveProperty('source')
        }
      }
    }
  })

  it('is cut by id, whatever is asked for', async () => {
    for (const [, headers] of readers()) {
      for (const kind of Object.keys(ids) as Kind[]) {
        for (const query of ['', '?depth=3', '?select[body]=true', '?draft=true', '?trash=true']) {
          const { body } = await api.get(`/articles/${ids[kind]}${query}`, headers)
          isCutRight(body)
        }
      }
    }
  })

  it('is cut where another document brings it along', async () => {
    for (const [, headers] of readers()) {
      for (const query of [
        '/related-links?depth=2&populate[articles][body]=true',
        '/related-links?depth=3&populate[articles][body]=true&populate[articles][linksOut]=true',
        `/articles/${ids.open}?depth=2&populate[articles][body]=true`,
      ]) {
        const { body } = await api.get(query, headers)
        const brought = body.docs?.[0].to ?? body.updateOf
        expect(brought, query).toHaveProperty('body')
        isCutRight(brought)
      }
    }
  })

  it('is whole for the staff', async () => {
    for (const [, headers] of staff()) {
      const { body } = await api.get('/articles?limit=50', headers)
      expect(body.docs).toHaveLength(Object.keys(ids).length)
      for (const { body: state, id, isExcerpt } of body.docs) {
        const kind = (Object.keys(ids) as Kind[]).find((name) => ids[name] === id)
        expect(plainText(state)).toBe(plainText(kind && bodies[kind]))
        expect(isExcerpt).toBeUndefined()
      }
    }
  })

  it('cannot be guessed by asking which texts hold a word', async () => {
    for (const [, headers] of readers()) {
      for (const query of [
        `/articles?where[body][like]=${encodeURIComponent(secret)}`,
        `/articles/count?where[body][contains]=${encodeURIComponent(secret)}`,
        `/related-links?where[to.body][like]=${encodeURIComponent(secret)}`,
        '/articles?sort=body',
        `/articles?where[searchText][like]=${encodeURIComponent(secret)}`,
      ]) {
        const { status } = await api.get(query, headers)
        expect(status, query).toBe(400)
      }
    }
  })

  it('has no versions for readers', async () => {
    for (const [, headers] of readers()) {
      expect((await api.get('/articles/versions', headers)).status).toBe(403)
    }
  })
})

describe('over GraphQL', () => {
  it('it is cut in lists, by id, and in relations', async () => {
    for (const [, headers] of readers()) {
      for (const query of [
        '{ Articles(limit: 50) { docs { id body } } }',
        '{ Articles(limit: 50, select: true) { docs { id body } } }',
        '{ Articles(limit: 50, draft: true) { docs { id body isExcerpt } } }',
      ]) {
        const { body } = await api.graphql(query, headers)
        expect(body.errors).toBeUndefined()
        expect(body.data.Articles.docs).toHaveLength(Object.keys(ids).length)
        for (const { isExcerpt, ...doc } of body.data.Articles.docs) {
          isCutRight(typeof isExcerpt === 'boolean' ? { ...doc, isExcerpt } : doc)
        }
      }
      const one = await api.graphql(
        `{ Article(id: "${ids.long}") { id body creditLine } }`,
        headers,
      )
      isCutRight({ body: one.body.data.Article.body, id: ids.long })
      expect(one.body.data.Article.creditLine).toBe('نقلا عن صحيفة المقتطف')
      const link = await api.graphql('{ RelatedLinks { docs { to { id body } } } }', headers)
      isCutRight(link.body.data.RelatedLinks.docs[0].to)
      const joined = await api.graphql(
        `{ Article(id: "${ids.open}") { linksOut { docs { to { id body } } } } }`,
        headers,
      )
      isCutRight(joined.body.data.Article.linksOut.docs[0].to)
    }
  })

  it('it is whole for the staff', async () => {
    for (const [, headers] of staff()) {
      const { body } = await api.graphql(`{ Article(id: "${ids.long}") { body } }`, headers)
      expect(plainText(body.data.Article.body)).toBe(plainText(bodies.long))
    }
  })
})

describe('in the same process', () => {
  it('it is cut for whoever does not override access, and whole for who does', async () => {
    const shared = { collection: 'articles', id: ids.long } as const
    isCutRight((await payload.findByID({ ...shared, overrideAccess: false })) as Doc)
    const whole = await payload.findByID({ ...shared })
    expect(plainText(whole.body)).toBe(plainText(bodies.long))
  })

  it('it is one that the editor takes', async () => {
    for (const kind of hidden) {
      const { body } = await payload.findByID({
        collection: 'articles',
        id: ids[kind],
        overrideAccess: false,
      })
      const id = await create('articles', { _status: 'draft', body, headline: 'نسخة' })
      await expect(
        payload.update({
          collection: 'articles',
          data: { headline: 'نسخة أخرى', stage: 'review' },
          id,
          overrideAccess: true,
        }),
      ).resolves.toMatchObject({ headline: 'نسخة أخرى' })
      await payload.delete({ collection: 'articles', id, overrideAccess: true })
    }
  })

  it('it is cut on the pages of the site, with the credit that its source asks for', async () => {
    const { articleBySlug } = await import('../../src/app/(site)/data/articleBySlug.ts')
    const { openings } = await import('../../src/app/(site)/data/openings.ts')
    const { slug } = await payload.findByID({ collection: 'articles', id: ids.long })
    const page = await articleBySlug(slug ?? '')
    isCutRight({ body: page?.body, id: ids.long })
    expect(page?.isExcerpt).toBe(true)
    expect(page?.credit).toMatchObject({ before: 'نقلا عن صحيفة المقتطف' })
    const [opening] = (await openings(ids.long)).values()
    expect(opening?.length).toBeLessThanOrEqual(most)
    expect(opening).not.toContain(secret)
  })

  it('the terms cost a list no more statements than one article', async () => {
    const count = async (limit: number, headers: Headers): Promise<number> => {
      const statements = await counted(() => api.get(`/articles?limit=${limit}&depth=0`, headers))
      return statements
    }
    const [one, all] = [await count(1, {}), await count(50, {})]
    // Two sources deep: the one that was merged, and what it was merged into.
    expect(all).toBeLessThanOrEqual(one + 1)
    const bare = await counted(() => api.get('/articles?limit=50&depth=0&select[headline]=true'))
    const text = await counted(() => api.get('/articles?limit=50&depth=0&select[body]=true'))
    expect(text).toBeLessThanOrEqual(bare + 3)
  })
})

/** How many statements go to the database meanwhile. */
const counted = async (work: () => Promise<unknown>): Promise<number> => {
  const { pool } = payload.db as unknown as PostgresAdapter
  const { query } = pool
  let statements = 0
  pool.query = function (this: unknown, ...args: unknown[]) {
    statements += 1
    return Reflect.apply(query, pool, args) as never
  }
  try {
    await work()
  } finally {
    pool.query = query
  }
  return statements
}

describe('the credit line', () => {
  it('is there for readers, under whatever is selected', async () => {
    for (const query of ['', '?select[creditLine]=true', '?select[creditLine]=true&depth=2']) {
      const { body } = await api.get(`/articles/${ids.long}${query}`)
      expect(body.creditLine).toBe('نقلا عن صحيفة المقتطف')
    }
    const { body } = await api.get(`/articles/${ids.open}?select[headline]=true`)
    expect(body).not.toHaveProperty('creditLine')
    const open = await api.get(`/articles/${ids.open}`)
    expect(open.body.creditLine).toBe('المصدر: صحيفة مفتوحة')
  })
})

describe('GET /articles/:id/rights', () => {
  it('tells the staff the verdict in their language', async () => {
    for (const [, headers] of staff()) {
      const arabic = await api.get(`/articles/${ids.long}/rights`, {
        ...headers,
        'accept-language': 'ar',
      })
      expect(arabic.status).toBe(200)
      expect(arabic.body).toMatchObject({
        credit: 'نقلا عن صحيفة المقتطف',
        excerptCharacters: most,
        sentence: 'يحتاج نشر هذه المادة إلى إذن. على من ينشرها أن يؤكد حصوله ويذكر السبب.',
        state: 'ask',
      })
      expect(arabic.body.reasons.map(({ code }: { code: string }) => code)).toEqual([
        'merged',
        'excerptOnly',
        'territoryNotSet',
        'creditAsked',
      ])
      expect(arabic.body.reasons[2]).toMatchObject({ values: { territories: ['EG', 'SA'] } })
      expect(arabic.body.reasons[2].sentence).toContain('مصر')
      const english = await api.get(`/articles/${ids.long}/rights`, {
        ...headers,
        'accept-language': 'en',
      })
      expect(english.body.reasons[2].sentence).toContain('Egypt')
    }
  })

  it('tells of the newest draft, which is what would be published', async () => {
    const id = await create('articles', {
      _status: 'published',
      headline: 'خبر',
      source: sourceIds.open,
    })
    await payload.update({
      collection: 'articles',
      data: { rights: { reason: 'نزاع', republish: 'no' } },
      draft: true,
      id,
      overrideAccess: true,
    })
    const { body } = await api.get(`/articles/${id}/rights`, roles.editor)
    expect(body.state).toBe('forbidden')
    await payload.update({
      collection: 'articles',
      data: { _status: 'draft', deletedAt: new Date().toISOString() },
      id,
      overrideAccess: true,
    })
  })

  it('tells nobody else, and nothing of what is not there', async () => {
    for (const [, headers] of readers()) {
      const { status } = await api.get(`/articles/${ids.long}/rights`, headers)
      expect(status).toBe(403)
    }
    expect((await api.get('/articles/x/rights', roles.editor)).status).toBe(400)
    const gone = '01900000-0000-7000-8000-000000000000'
    expect((await api.get(`/articles/${gone}/rights`, roles.editor)).status).toBe(404)
  })
})

describe('articleVerdict', () => {
  it('is the same for a document of depth 0 and 1, and follows the source at once', async () => {
    for (const depth of [0, 1]) {
      const article = await payload.findByID({ collection: 'articles', depth, id: ids.open })
      const req = await createLocalReq({}, payload)
      const asked = { article, req, slugs, territory: 'EG' }
      expect((await articleVerdict(asked)).state).toBe('allowed')
      const rights = (republish: 'no' | 'yes') => ({
        collection: 'sources' as const,
        data: { rights: { republish } },
        id: sourceIds.open,
        overrideAccess: true,
      })
      await payload.update(rights('no'))
      expect((await articleVerdict(asked)).state).toBe('forbidden')
      await payload.update(rights('yes'))
    }
  })
})

describe('what an editor enters', () => {
  it('needs a reason where it allows or forbids', async () => {
    const draft = await create('articles', {
      _status: 'draft',
      body: bodies.open,
      headline: 'مسودة',
      headlineOrigin: 'given',
      source: sourceIds.open,
    })
    const path = `/articles/${draft}`
    const refused = await api.patch(path, { rights: { republish: 'no' } }, roles.editor)
    expect(refused.status).toBe(400)
    expect(JSON.stringify(refused.body)).toContain('rights.reason')
    const worded = await api.patch(
      path,
      { rights: { creditTemplate: 'عن {source}' } },
      roles.editor,
    )
    expect(worded.status).toBe(200)
    expect(worded.body.doc.creditLine).toBe('عن صحيفة مفتوحة')
  })

  it('names territories by their codes', async () => {
    const path = `/sources/${sourceIds.open}`
    for (const territories of [['مصر'], ['ZZ'], ['E']]) {
      const { status } = await api.patch(path, { rights: { territories } }, roles.editor)
      expect(status).toBe(400)
    }
    const { body } = await api.patch(path, { rights: { territories: [' eg', 'EG'] } }, roles.editor)
    expect(body.doc.rights.territories).toEqual(['EG'])
  })
})
