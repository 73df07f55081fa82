import type { FlattenedField, Payload } from 'payload'
import { handleEndpoints } from 'payload'
import { validOperators } from 'payload/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { openApiOf } from '../../src/deliver/openapi/index.ts'
import { startPayload } from '../helpers/payload.ts'
import type { ReadServer } from '../helpers/readServer.ts'
import { startReadServer } from '../helpers/readServer.ts'

/**
 * What bad questions get, at every address that the description of the API names and for every parameter it
 * names there: a refusal that names the parameter, in the language of whoever asks, and nothing of the
 * server’s inside.
 */
let payload: Payload
let server: ReadServer
let stop: () => Promise<void>

beforeAll(async () => {
  const started = await startPayload()
  ;({ payload, stop } = started)
  // What is wrong with a parameter is only looked at where the rest of the question leads somewhere.
  const { slug } = good
  const made = { articles: { headline: 'خبر' }, sources: { name: 'مصدر' }, tags: { label: 'وسم' } }
  for (const [collection, data] of Object.entries(made)) {
    const all = { ...data, _status: 'published', kind: 'own', slug, status: 'approved' }
    await payload.create({ collection: collection as 'tags', data: all as never })
  }
  server = await startReadServer()
})
afterAll(async () => {
  await server.stop()
  await stop()
})

type Schema = { enum?: string[]; format?: string; maximum?: number; type: string }
type Parameter = { in: 'path' | 'query'; name: string; required?: boolean; schema: Schema }

const { paths } = openApiOf({
  site: { api: '/api', name: 'نشرة', url: 'http://127.0.0.1' },
  slugs,
}) as { paths: Record<string, { get: { parameters?: Parameter[] } }> }

/** What stands for a parameter that is not what is wrong with a question. */
const good: Record<string, string> = {
  file: 'news.xml',
  id: '01a20000-0000-7000-8000-000000000000',
  q: 'كلمة',
  slug: 'one-name',
}

/** What no parameter of the kind may be. */
const badValues = ({ in: place, name, schema }: Parameter): string[] => {
  const { enum: values, format, maximum, type } = schema
  const long = 'ط'.repeat(400)
  if (type === 'integer') {
    return ['0', '-1', '1.5', '1e1', 'x', '', String((maximum ?? 99_999) + 1), '9'.repeat(40)]
  }
  if (values) return ['nothing', '', `${values[0]}x`, long]
  if (format === 'uuid') return ['x', '1', `${good['id']}0`, long]
  if (name === 'file') return ['news-0.xml', 'articles-0.xml', 'articles-1.xml.gz', 'tags.xml']
  if (format === 'date') return ['x', '2026-13', '2026-02-30', long]
  const cursors = ['before', 'since']
  if (cursors.includes(name)) return ['x', '{}', "'; SELECT 1 --", long]
  return place === 'path' ? [long, '\u0000'] : [long, '\u0000', 'ا\u0000ب']
}

type Asked = { name: string; path: string }

const filled = (path: string, values: Record<string, string>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))

const questions: Asked[] = Object.entries(paths).flatMap(([path, { get }]) => {
  const parameters = get.parameters ?? []
  const needed = parameters.filter((one) => one.in === 'query' && one.required)
  return parameters.flatMap((parameter) => {
    const { name } = parameter
    const others = needed
      .filter((one) => one.name !== name)
      .map((one) => [one.name, good[one.name]])
    const ask = (values: string[]): Asked => {
      const query = new URLSearchParams(others as string[][])
      if (parameter.in === 'query') for (const value of values) query.append(name, value)
      const own = parameter.in === 'path' ? { ...good, [name]: values[0] ?? '' } : good
      const asked = filled(path, own)
      return { name, path: query.size > 0 ? `${asked}?${query}` : asked }
    }
    return badValues(parameter).map((value) => ask([value]))
  })
})

/** What tells of the server’s inside: statements, traces, paths of files, names of columns. */
const inside =
  /SELECT |INSERT |UPDATE "|WHERE |\bat \w+ \(|node_modules|file:\/\/|\.[jt]s:\d|\/(?:home|src|tmp|usr)\/|[Dd]rizzle|syntax error|ECONN|relation "/

const ways = {
  'Payload’s endpoints': (path: string, headers: Record<string, string>) =>
    handleEndpoints({
      config: payload.config,
      request: new Request(`http://127.0.0.1/api${path}`, { headers }),
    }),
  'the server': (path: string, headers: Record<string, string>) =>
    server.get(`/api${path}`, { headers }),
}

type Refused = { errors: { data?: { parameter?: string }; message: string }[] }

describe.each(Object.keys(ways) as (keyof typeof ways)[])('by %s', (way) => {
  it.each(questions)('$path names $name', async ({ name, path }) => {
    for (const language of ['ar', 'en']) {
      const answer = await ways[way](path, { 'accept-language': language })
      const text = await answer.text()
      expect([answer.status, text.slice(0, 300)]).toEqual([400, expect.stringContaining(name)])
      const [error] = (JSON.parse(text) as Refused).errors
      expect(error?.data?.parameter).toBe(name)
      expect(/\p{Script=Arabic}/u.test(error?.message ?? '')).toBe(language === 'ar')
      expect(text.replace(decodeURIComponent(path), '')).not.toMatch(inside)
    }
  })
})

describe('the same parameter twice', () => {
  const once = new Map(
    questions.flatMap(({ name, path }) => (path.includes('?') ? [[path.split('?')[0], name]] : [])),
  )
  it.each([...once])('is refused by %s: %s', async (path, name) => {
    // Of search, the first of a name counts.
    if (path === undefined || path.startsWith('/search')) return
    const answer = await server.get(`/api${path}?${name}=1&${name}=2`)
    expect(answer.status).toBe(400)
    const { errors } = (await answer.json()) as Refused
    expect(errors[0]?.data?.parameter).toBe(name)
  })
})

/** Questions to Payload's own addresses that reach for what is behind them. */
const hostile: Record<string, string> = {
  'a cast': '/articles?where[id][equals]=x',
  'a column’s end': `/articles?where[headline"; DROP --][equals]=1`,
  'a count of nothing': '/articles/count?where[nothing][equals]=1',
  'a date that is none': '/articles?where[originalPublishedAt][greater_than]=x',
  'a depth': '/articles?depth=999999',
  'a join': '/articles?joins[linksOut][limit]=-1&joins[linksOut][sort]=;--',
  'a limit': '/articles?limit=1e99',
  'a list of nothing': '/articles?where[id][in]=',
  'a NUL': '/articles?where[headline][equals]=%00',
  'a page': '/articles?page=-9e99',
  'a path': '/articles/..%2f..%2f..%2fetc%2fpasswd',
  'a prototype': '/articles?where[__proto__][equals]=1&select[constructor]=true',
  'a sort': "/articles?sort=headline';--",
  'an operator': '/articles?where[headline][nothing]=1',
  'half a letter': '/articles?where[headline][like]=%ED%A0%80',
  'many conditions': `/articles?${Array.from({ length: 400 }, (_, at) => `where[or][${at}][id][equals]=1`).join('&')}`,
  'no collection': '/nothing',
  'no id': '/articles/undefined',
  'one of the object’s own': '/constructor',
}

/** Paths that a question may ask by, through groups and, one step, through relations. */
const pathsOf = (slug: string, steps = 1): string[] => {
  const inside = (fields: readonly FlattenedField[], before: string): string[] =>
    fields.flatMap((field): string[] => {
      if (!('name' in field)) return []
      const path = `${before}${field.name}`
      if (field.type === 'group') return inside(field.flattenedFields, `${path}.`)
      const target = 'relationTo' in field ? field.relationTo : undefined
      if (typeof target !== 'string' || steps === 0) return [path]
      return [path, ...pathsOf(target, 0).map((rest) => `${path}.${rest}`)]
    })
  const { flattenedFields } = payload.collections[slug as 'articles'].config
  return [...new Set(['id', ...inside(flattenedFields, '')])]
}

describe('every field, asked by every operator', () => {
  it.each([slugs.articles, slugs.relatedLinks, slugs.sources, slugs.tags])(
    'is answered or refused by its name: %s',
    async (slug) => {
      const failed: string[] = []
      for (const path of pathsOf(slug)) {
        for (const operator of validOperators) {
          const parameter = `where[${path}][${operator}]`
          const query = `${parameter}=${operator.endsWith('in') ? 'null' : 'x'}&limit=1&depth=0`
          const answer = await server.get(`/api/${slug}?${query}`)
          const text = await answer.text()
          const isNamed = path.split('.').some((name) => text.includes(name))
          const isRefused = answer.status === 400 && isNamed
          if (!(answer.ok || isRefused) || inside.test(text)) failed.push(query)
        }
      }
      expect(failed).toEqual([])
    },
    120_000,
  )
})

describe('hostile questions', () => {
  it.each(Object.entries(hostile))(
    'are refused without a word of the inside: %s',
    async (_, path) => {
      const answer = await server.get(`/api${path}`)
      const text = await answer.text()
      expect([answer.status < 500, text.slice(0, 400)]).toEqual([true, expect.anything()])
      expect(text).not.toMatch(inside)
    },
  )

  it.each([
    ['/users/login', '{'],
    ['/users/login', 'null'],
    ['/articles', '{"headline":'],
    ['/articles', '[]'],
    ['/sync', 'x'],
    ['/search', '{}'],
  ])('so are broken bodies: %s %s', async (path, body) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await server.get(`/api${path}`, { body, headers, method: 'POST' })
    const text = await answer.text()
    expect([answer.status >= 400 && answer.status < 500, text.slice(0, 300)]).toEqual([
      true,
      expect.anything(),
    ])
    expect(text).not.toMatch(inside)
  })

  const nested = (depth: number): string =>
    `{ Articles { docs { ${'supersededBy { '.repeat(depth)}id${' }'.repeat(depth)} } } }`
  it.each([
    ['deep', nested(30)],
    ['deeper than anybody reads', nested(4_000)],
    [
      'of ten thousand aliases',
      `{ ${Array.from({ length: 10_000 }, (_, at) => `a${at}: countArticles { totalDocs }`)
        .join(' ')
        .slice(0, 99_000)} }`,
    ],
    [
      'of a thousand aliases',
      `{ ${Array.from({ length: 1_000 }, (_, at) => `a${at}: countArticles { totalDocs }`).join(' ')} }`,
    ],
    [
      'of fragments in a circle',
      '{ Articles { docs { ...a } } } fragment a on Article { ...b } fragment b on Article { ...a }',
    ],
    ['long', `{ ${'a '.repeat(60_000)} }`],
    ['of one long name', `{ ${'a'.repeat(99_000)} }`],
    ['with variables of no kind', '{ Article(id: 1) { id } }'],
    [
      'about its own schema, deep',
      `{ __schema { types { ${'fields { type { '.repeat(6)}name${' } }'.repeat(6)} } } }`,
    ],
  ])('so is GraphQL that is %s', async (_, query) => {
    const answer = await server.get('/api/graphql', {
      body: JSON.stringify({ query }),
      headers: { 'content-type': 'application/json' },
      method: 'POST',
    })
    const text = await answer.text()
    expect([[400, 413].includes(answer.status), text.slice(0, 300)]).toEqual([
      true,
      expect.stringContaining('errors'),
    ])
    expect(text).not.toMatch(inside)
    expect(text.length).toBeLessThan(20_000)
  })
})

describe('too many questions', () => {
  it('are answered with 429 and when to ask again, at every address', async () => {
    const before = { ...process.env }
    Object.assign(process.env, { RATE_BURST: '2', RATE_PER_SECOND: '1', TRUST_PROXY: '1' })
    const strict = await startReadServer()
    Object.assign(process.env, { RATE_BURST: before['RATE_BURST'] ?? '', TRUST_PROXY: '' })
    process.env['RATE_PER_SECOND'] = before['RATE_PER_SECOND'] ?? ''
    try {
      const ofClient = (last: number) => ({ headers: { 'x-forwarded-for': `203.0.113.${last}` } })
      const asked = Object.keys(paths).filter((path) => path !== '/metrics')
      for (const [at, path] of asked.entries()) {
        const answers: Response[] = []
        // What is kept costs nothing and is not counted: each has to be worked for.
        for (let times = 0; times < 4; times += 1) {
          const address = filled(path, { ...good, slug: 'nothing' })
          answers.push(await strict.get(`/api${address}?x${at}=${times}&limit=x`, ofClient(at)))
        }
        const last = answers.at(-1)
        expect([path, last?.status]).toEqual([path, 429])
        expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
      }
      expect((await strict.get('/api/read/articles', ofClient(254))).status).toBe(200)
    } finally {
      await strict.stop()
    }
  })
})
