import type { Payload } from 'payload'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { richText } from '../../src/text/richText.ts'
import { signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'
import type { ReadServer } from '../helpers/readServer.ts'
import { startReadServer } from '../helpers/readServer.ts'
import { eventually, untold } from '../helpers/eventually.ts'

/** Two servers over one database, as two processes have them; Payload itself is a third. */
let payload: Payload
let stop: () => Promise<void>
let database: pg.Client
let servers: ReadServer[]
let live: string

const publish = async (headline: string, more: object = {}): Promise<string> => {
  const { id } = await payload.create({
    collection: 'articles',
    data: {
      _status: 'published',
      body: richText({ blocks: [{ kind: 'paragraph', text: `نص ${headline} `.repeat(200) }] }),
      headline,
      headlineOrigin: 'given',
      ...more,
    } as never,
    overrideAccess: true,
  })
  return id
}

type Asks = ReadServer['get']
const first: Asks = (...args) => (servers[0] as ReadServer).get(...args)
const second: Asks = (...args) => (servers[1] as ReadServer).get(...args)

const headlines = async (ask: Asks): Promise<string[]> => {
  const { docs } = (await (await ask(list)).json()) as { docs: { headline: string }[] }
  return docs.map(({ headline }) => headline)
}
const list = '/api/articles?limit=50&depth=0&select[headline]=true'

/** Shows before the answer that was kept would have been given up. */
const heard = (check: () => Promise<void>) => eventually(check, { timeout: untold })

/** How many statements of ours the server took: what is kept asks none. */
const statements = async (work: () => Promise<unknown>): Promise<number> => {
  const count = vi.spyOn(pg.Client.prototype, 'query')
  try {
    await work()
    return count.mock.calls.filter(([query]) => JSON.stringify(query).includes('articles')).length
  } finally {
    count.mockRestore()
  }
}

beforeAll(async () => {
  const started = await startPayload()
  payload = started.payload
  stop = started.stop
  database = new pg.Client({ connectionString: started.url })
  await database.connect()
  await signIn({ payload, role: 'admin' })
  live = await publish('خبر منشور')
  servers = [await startReadServer(), await startReadServer()]
})

afterAll(async () => {
  for (const server of servers) await server.stop()
  await database.end()
  await stop()
})

describe('the read plane', () => {
  it('keeps an answer until something public changes, whoever changed it', async () => {
    expect(await headlines(first)).toEqual(['خبر منشور'])
    await headlines(second)
    await eventually(async () => expect(await statements(() => headlines(second))).toBe(0))

    const { rowCount } = await database.query(
      `UPDATE articles SET headline = 'عنوان آخر' WHERE id = $1`,
      [live],
    )
    expect(rowCount).toBe(1)
    for (const ask of [first, second]) {
      await heard(async () => expect(await headlines(ask)).toEqual(['عنوان آخر']))
    }
  })

  it('answers nothing that was taken out, in no process', async () => {
    const id = await publish('خبر يسحب')
    for (const ask of [first, second]) {
      await heard(async () => expect(await headlines(ask)).toContain('خبر يسحب'))
    }
    await payload.update({
      collection: 'articles',
      data: { pubStatus: 'canceled' },
      id,
      overrideAccess: true,
    })
    for (const ask of [first, second]) {
      await heard(async () => expect(await headlines(ask)).not.toContain('خبر يسحب'))
    }
  })

  it('shows names as they are now, in every process', async () => {
    const { id: tag } = await payload.create({
      collection: 'tags',
      data: { label: 'وسم اول', status: 'approved' },
      overrideAccess: true,
    })
    const id = await publish('خبر موسوم', { tags: [tag] })
    const labels = async (ask: Asks): Promise<string[]> => {
      const { articles } = (await (await ask('/api/read/articles?limit=1')).json()) as {
        articles: { tags: { name: string }[] }[]
      }
      return articles.flatMap(({ tags }) => tags.map(({ name }) => name))
    }
    const changes: [string, string[]][] = [
      [`UPDATE tags SET label = 'وسم ثان' WHERE id = $1`, ['وسم ثان']],
      [`UPDATE tags SET status = 'noise' WHERE id = $1`, []],
      [`UPDATE tags SET status = 'approved' WHERE id = $1`, ['وسم ثان']],
      [`DELETE FROM tags WHERE id = $1`, []],
    ]
    for (const ask of [first, second]) expect(await labels(ask)).toEqual(['وسم اول'])
    for (const [change, left] of changes) {
      await database.query(change, [tag])
      for (const ask of [first, second]) {
        await heard(async () => expect(await labels(ask)).toEqual(left))
      }
    }
    await payload.delete({ collection: 'articles', id, overrideAccess: true })
  })

  it('keeps what it has while drafts are written', async () => {
    // What tests before this changed may be told only now.
    await eventually(async () => expect(await statements(() => headlines(first))).toBe(0))
    await payload.create({
      collection: 'articles',
      data: { headline: 'مسودة' },
      draft: true,
      overrideAccess: true,
    })
    await database.query('SELECT 1')
    expect(await statements(() => headlines(first))).toBe(0)
  })

  it('asks anew once its connection for changes was lost', async () => {
    await headlines(first)
    const { rows } = await database.query<{ count: number }>(
      `SELECT count(pg_terminate_backend(pid))::int AS count FROM pg_stat_activity
       WHERE application_name = 'nashra changes' AND datname = current_database()`,
    )
    expect(rows[0]?.count).toBe(2)
    await database.query(`UPDATE articles SET headline = 'بعد انقطاع' WHERE id = $1`, [live])
    await heard(async () => expect(await headlines(first)).toContain('بعد انقطاع'))
    // And listens again.
    await eventually(async () => {
      await headlines(first)
      expect(await statements(() => headlines(first))).toBe(0)
    })
  })

  it('tells a client that has it that nothing changed, in every coding', async () => {
    const answer = await first(list, { headers: { 'accept-encoding': 'identity' } })
    const etag = answer.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]+"$/)
    expect(answer.headers.get('cache-control')).toContain('must-revalidate')
    const again = await first(list, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    const coded = await first(`/api/articles/${live}?depth=0`, {
      headers: { 'accept-encoding': 'gzip, br' },
    })
    expect(coded.headers.get('content-encoding')).toBe('br')
    expect(coded.headers.get('etag')).toMatch(/-br"$/)
    const known = { 'if-none-match': `W/${coded.headers.get('etag')}` }
    expect((await first(`/api/articles/${live}?depth=0`, { headers: known })).status).toBe(304)
    expect((await first(list, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
  })

  it('answers HEAD with the headers of GET', async () => {
    const answer = await first(list, { method: 'HEAD' })
    expect(answer.status).toBe(200)
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(10)
    expect(await answer.text()).toBe('')
  })

  it('gives nobody what was made for somebody who signed in', async () => {
    const headers = await signIn({ payload, role: 'editor' })
    const drafts = '/api/articles?limit=50&depth=0&draft=true'
    const mine = (await (await first(drafts, { headers })).json()) as { totalDocs: number }
    const cookie = `payload-token=${headers['authorization']?.slice(4) ?? ''}`
    const same = (await (await first(drafts, { headers: { cookie } })).json()) as {
      totalDocs: number
    }
    const theirs = (await (await first(drafts)).json()) as { totalDocs: number }
    expect(same.totalDocs).toBe(mine.totalDocs)
    expect(theirs.totalDocs).toBeLessThan(mine.totalDocs)
    expect(await (await first(drafts, { headers })).json()).toMatchObject({
      totalDocs: mine.totalDocs,
    })
  })

  it('keeps answers of GraphQL too, and acts each time', async () => {
    const ask = async (query: string, headers: Record<string, string> = {}) => {
      const answer = await first('/api/graphql', {
        body: JSON.stringify({ query }),
        headers: { 'content-type': 'application/json', ...headers },
        method: 'POST',
      })
      return { body: (await answer.json()) as unknown, status: answer.status }
    }
    const query = '{ Articles(limit: 5) { docs { headline } totalDocs } }'
    const { body } = await ask(query)
    expect(body).toMatchObject({ data: { Articles: { docs: [{ headline: 'بعد انقطاع' }] } } })
    expect(await statements(() => ask(query))).toBe(0)

    const refused = await ask(
      `mutation { updateArticle(id: "${live}", data: {headline: "x"}) { id } }`,
    )
    expect(refused.body).toMatchObject({ errors: [{ message: expect.any(String) as string }] })
    expect((await ask('{ Articles { docs { nothing } } }')).status).toBe(400)
    expect((await ask('{')).status).toBe(400)
    expect((await ask(`{ ${'a '.repeat(20_000)} }`)).status).toBe(400)
  })

  it.each([
    ['no JSON', 'text/plain', '{}', 415],
    ['half of JSON', 'application/json', '{"query":', 400],
    ['nothing to ask', 'application/json', '{}', 400],
    ['too much', 'application/json', JSON.stringify({ query: ' '.repeat(100_001) }), 413],
  ])('refuses a question that is %s', async (_, type, body, status) => {
    const headers = { 'content-type': type }
    const answer = await first('/api/graphql', { body, headers, method: 'POST' })
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({
      errors: [{ message: expect.any(String) as string }],
    })
  })

  it('lets people sign in, write and upload as before', async () => {
    const credentials = { email: 'admin@example.org', password: 'admin has a password' }
    const answer = await first('/api/users/login', {
      body: JSON.stringify(credentials),
      headers: { 'content-type': 'application/json' },
      method: 'POST',
    })
    expect(answer.status).toBe(200)
    expect(answer.headers.getSetCookie().join()).toContain('payload-token=')
    const headers = await signIn({ payload, role: 'editor' })
    const written = await first('/api/articles?draft=true', {
      body: JSON.stringify({ headline: 'كتبت عبر الواجهة' }),
      headers: { ...headers, 'content-type': 'application/json' },
      method: 'POST',
    })
    expect(written.status).toBe(201)
  })

  it('leaves to Next what is Next’s', async () => {
    for (const path of ['/', '/admin', '/apiary', '/api/og']) {
      expect(await (await first(path)).text()).toBe('next')
    }
  })
})
