import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { poolQuery } from '../../src/deliver/endpoints.ts'
import type { Query } from '../../src/deliver/published/index.ts'
import { createPages } from '../../src/deliver/sitemaps/createPages.ts'
import { richText } from '../../src/text/richText.ts'
import { startPayload } from '../helpers/payload.ts'
import { to } from '../unit/deliver/formats/sample.ts'

/** The sitemaps of every page, in files small enough to see where one ends and the next begins. */
let payload: Payload
let stop: () => Promise<void>
const ids: Record<string, string> = {}

const body = richText({ blocks: [{ kind: 'paragraph', text: 'نص.' }] })
const create = async (name: string, data: Record<string, unknown> = {}) => {
  const { id } = await payload.create({
    collection: 'articles',
    data: { _status: 'published', body, headline: name, slug: name, ...data } as never,
    overrideAccess: true,
  })
  ids[name] = id
}
const name = async (collection: 'sources' | 'tags', data: Record<string, unknown>) =>
  (await payload.create({ collection, data: data as never, overrideAccess: true })).id

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
  const [open, silent, elsewhere] = [
    await name('sources', { kind: 'outlet', name: 'مفتوح', slug: 'open' }),
    await name('sources', { kind: 'outlet', name: 'صامت', robots: 'noindex', slug: 'silent' }),
    await name('sources', {
      canonicalPolicy: 'source',
      kind: 'outlet',
      name: 'أصل',
      slug: 'elsewhere',
    }),
  ]
  await name('sources', { kind: 'outlet', name: 'بلا مواد', slug: 'empty' })
  const merged = await name('sources', { kind: 'outlet', name: 'مدمج', slug: 'merged' })
  await payload.update({ collection: 'sources', data: { mergedInto: silent }, id: merged })
  const used = await name('tags', { label: 'مستعمل', slug: 'used', status: 'approved' })
  const drafted = await name('tags', { label: 'في مسودة', slug: 'drafted', status: 'approved' })

  await create('one', { source: open, tags: [used] })
  await create('draft', { _status: 'draft', source: open, tags: [drafted] })
  await create('two', { source: open })
  await create('embargoed', { embargoedUntil: '2100-01-01T00:00:00Z', source: open })
  await create('three', { source: open })
  await create('silent', { source: silent })
  await create('asked', { robots: 'index', source: silent })
  await create('of-merged', { source: merged })
  await create('elsewhere', { originalUrl: 'https://example.org/1', source: elsewhere })
  await create('original-unknown', { source: elsewhere })
  await create('killed', { source: open })
  await payload.update({
    collection: 'articles',
    data: { pubStatus: 'canceled' },
    id: String(ids['killed']),
    overrideAccess: true,
  })
})
afterAll(() => stop())

const pages = (args: { now?: () => Date; perFile?: number; query?: Query } = {}) =>
  createPages({ query: poolQuery(payload), slugs, to, ...args })

type Kind = 'articles' | 'sources' | 'tags'
const slugsIn = async (read: ReturnType<typeof pages>, kind: Kind) => {
  const files = await read.files(kind)
  return Promise.all(
    files.map(async (_, at) =>
      ((await read.inFile({ at, kind })) ?? []).map(({ address }) => address.split('/').at(-1)),
    ),
  )
}

const all = ['one', 'two', 'three', 'asked', 'original-unknown']

describe('articles', () => {
  it.each([2, 3, 4, 10, 10_000])(
    'stand once each, in files of %i, oldest first',
    async (perFile) => {
      const files = await slugsIn(pages({ perFile }), 'articles')
      // Ten were ever issued; what is not for search engines leaves room in its file.
      expect(files).toHaveLength(Math.ceil(10 / perFile))
      expect(files.flat()).toEqual(all)
    },
  )

  it('have the moment of their last issue, and their file that of the last among them', async () => {
    const read = pages({ perFile: 3 })
    const files = await read.files('articles')
    for (const [at, { modifiedAt }] of files.entries()) {
      const found = (await read.inFile({ at, kind: 'articles' })) ?? []
      for (const page of found) expect(String(page.modifiedAt) <= String(modifiedAt)).toBe(true)
      if (at > 0) expect(String(modifiedAt) >= String(files[at - 1]?.modifiedAt)).toBe(true)
    }
    expect(await read.inFile({ at: files.length, kind: 'articles' })).toBeNull()
  })

  it('are found by an index, a file as well as where files end', async () => {
    const asked: { text: string; values: readonly unknown[] }[] = []
    const run = poolQuery(payload)
    const read = pages({
      perFile: 3,
      query: (statement, values) => {
        asked.push({ text: statement.text, values })
        return run(statement, values)
      },
    })
    await read.inFile({ at: 1, kind: 'articles' })
    expect(asked).toHaveLength(2)
    const { pool } = payload.db as unknown as {
      pool: { connect: () => Promise<Client> }
    }
    const client = await pool.connect()
    try {
      // Ten rows are read whole by any planner that may.
      await client.query('BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off')
      for (const { text, values } of asked) {
        const { rows } = await client.query(`EXPLAIN ${text}`, [...values])
        expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(
          /Index (?:Only )?Scan using articles_public_idx/,
        )
      }
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  })

  it('come and go without the ends being read anew', async () => {
    let clock = Date.now()
    const asked: string[] = []
    const run = poolQuery(payload)
    const read = pages({
      now: () => new Date(clock),
      perFile: 4,
      query: (statement, values) => {
        asked.push(statement.name)
        return run(statement, values)
      },
    })
    await slugsIn(read, 'articles')
    await create('four')
    clock = Date.now() + 1000
    expect((await slugsIn(read, 'articles')).flat()).toEqual([...all, 'four'])
    await payload.update({
      collection: 'articles',
      data: { pubStatus: 'canceled' },
      id: String(ids['four']),
      overrideAccess: true,
    })
    expect((await slugsIn(read, 'articles')).flat()).toEqual(all)
    const ends = () => asked.filter((one) => one.endsWith('ends')).length
    expect(ends()).toBe(1)
    clock += 60_000
    await read.files('articles')
    expect(ends()).toBe(2)
  })
})

type Client = {
  query: (text: string, values?: unknown[]) => Promise<{ rows: Record<string, string>[] }>
  release: () => void
}

it.each([
  ['sources', ['open', 'elsewhere']],
  ['tags', ['used']],
] as const)('%s stand where readers have an article of them', async (kind, expected) => {
  for (const perFile of [2, 10_000]) {
    expect((await slugsIn(pages({ perFile }), kind)).flat()).toEqual(expected)
  }
})

it('knows no file of an archive without articles', async () => {
  const read = pages({ query: () => Promise.resolve([]) })
  expect(await read.files('articles')).toEqual([])
  expect(await read.inFile({ at: 0, kind: 'articles' })).toBeNull()
})
