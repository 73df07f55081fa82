import { configToSchema } from '@payloadcms/graphql'
import type { GraphQLSchema } from 'graphql'
import { graphql } from 'graphql'
import type { Payload } from 'payload'
import { createPayloadRequest } from 'payload'
import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

import { richText } from '../../src/text/richText.ts'
import { signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'
import type { ReadServer } from '../helpers/readServer.ts'
import { startReadServer } from '../helpers/readServer.ts'

/** GraphQL reads no more than it is asked for, and answers what Payload answers that reads everything. */
let payload: Payload
let server: ReadServer
let stop: () => Promise<void>
let schema: GraphQLSchema
let people: Record<string, Record<string, string>>
let id = ''

const create = async (collection: 'articles' | 'sources' | 'tags', data: object) =>
  (await payload.create({ collection, data: data as never, overrideAccess: true })).id

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
  schema = (configToSchema(payload.config) as unknown as { schema: GraphQLSchema }).schema
  const excerpt = { excerptCharacters: 20, license: 'CC BY', republish: 'excerpt' }
  const whole = await create('sources', { kind: 'outlet', name: 'صحيفة الأفق', rights: excerpt })
  const source = await create('sources', { kind: 'outlet', mergedInto: whole, name: 'الأفق' })
  const tags = [
    await create('tags', { aliases: [{ name: 'مال' }], label: 'اقتصاد', status: 'approved' }),
    await create('tags', { label: 'ضوضاء', status: 'noise' }),
    await create('tags', { label: 'سياسة', status: 'approved' }),
  ]
  const blocks = [{ kind: 'paragraph' as const, text: 'نص المادة كما كتب في الصحيفة. '.repeat(9) }]
  const published = {
    _status: 'published',
    body: richText({ blocks }),
    deck: 'مقدمة',
    headlineOrigin: 'given',
    source,
    tags,
  }
  const draft = await create('articles', { headline: 'مسودة', headlineOrigin: 'given' })
  for (const n of [1, 2, 3]) {
    id = await create('articles', { ...published, headline: `خبر ${n}`, updateOf: id || draft })
  }
  people = {
    anonymous: {},
    editor: await signIn({ payload, role: 'editor' }),
    viewer: await signIn({ payload, role: 'viewer' }),
  }
  server = await startReadServer()
})

afterAll(async () => {
  await server.stop()
  await stop()
})

const ours = async ({ headers, query }: { headers: Record<string, string>; query: string }) => {
  const answer = await server.get('/api/graphql', {
    body: JSON.stringify({ query }),
    headers: { ...headers, 'content-type': 'application/json' },
    method: 'POST',
  })
  return answer.text()
}

/** As Payload's own handler executes it, without anything of ours before it. */
const theirs = async ({ headers, query }: { headers: Record<string, string>; query: string }) => {
  const request = new Request('http://127.0.0.1/api/graphql', { headers })
  const req = await createPayloadRequest({
    canSetHeaders: true,
    config: payload.config,
    request,
  })
  return JSON.stringify(
    await graphql({ contextValue: { headers: {}, req }, schema, source: query }),
  )
}

const list = 'limit: 5, sort: "-lastIssuedAt"'
const docs = (fields: string, more = '', args = list) =>
  `{ Articles(${args}) { docs { ${fields} } ${more} } }`

const questions: Record<string, () => string> = {
  'a list': () => docs('id headline deck slug lastIssuedAt source { name slug } tags { label }'),
  'a list and how many there are': () => docs('headline', 'totalDocs hasNextPage nextPage'),
  'a list of the usual length': () => docs('headline', '', 'sort: "headline"'),
  'the second page': () => docs('headline', '', `limit: 1, page: 2, sort: "-lastIssuedAt"`),
  'all that is allowed': () => docs('headline', '', 'limit: 0, sort: "headline"'),
  'an article': () => `{ Article(id: "${id}") { headline _status createdAt updatedAt } }`,
  'texts of which an excerpt is allowed': () => docs('headline body'),
  'a text and whether it is an excerpt': () => docs('body isExcerpt'),
  'whether a text is an excerpt': () => docs('headline isExcerpt'),
  'credit lines': () => docs('headline creditLine'),
  'rights and source, merged': () =>
    docs('rights { license republish } source { id mergedInto { name rights { license } } }'),
  'what is hidden from readers': () => docs('headline stage document { id } updateOf { headline }'),
  'aliases of tags': () => docs('tags { label aliases { name } }'),
  'one condition': () => docs('headline', '', 'limit: 5, where: { headline: { equals: "خبر 1" } }'),
  'sources by name': () =>
    '{ Sources(limit: 5, sort: "name") { docs { name kind mergedInto { id } } } }',
  'fragments and doubles': () =>
    `{ Articles(${list}) { docs { ...F source { name } } docs { slug source { slug } } } }
     fragment F on Article { headline tags { label } }`,
  'two lists at once': () =>
    `{ Articles(${list}) { docs { headline source { name } } } Sources(limit: 1, sort: "name") { docs { slug } } }`,
}

it.each(Object.keys(questions))('%s', async (name) => {
  const query = questions[name]?.() ?? ''
  for (const headers of Object.values(people)) {
    const answer = await ours({ headers, query })
    expect(answer).toBe(await theirs({ headers, query }))
    expect(answer).toContain('"data":{')
    expect(answer).not.toContain('"errors"')
  }
})

it('asks the database for what is asked for', async () => {
  const count = vi.spyOn(pg.Client.prototype, 'query')
  try {
    const query = docs('headline source { name } tags { label }')
    expect(await ours({ headers: people['viewer'] ?? {}, query })).toContain('خبر 3')
    const asked = count.mock.calls
      .map(([statement]) => JSON.stringify(statement))
      .filter((text) => /\\"(?:articles|sources|tags)\\"/.test(text))
    expect(asked).toHaveLength(3)
    for (const text of asked) expect(text).not.toMatch(/count\(|\\"body\\"|search_text|rights_/)
  } finally {
    count.mockRestore()
  }
})
