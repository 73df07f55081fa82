import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../collections/slugs.ts'
import { articleVerdict } from '../../src/desk/rights/index.ts'
import type { WorklistName } from '../../src/desk/worklists/names.ts'
import { worklistNames } from '../../src/desk/worklists/names.ts'
import { richText } from '../../src/text/richText.ts'
import { openApi, signIn } from '../helpers/api.ts'
import { startPayload } from '../helpers/payload.ts'

/** What the desk works through, over HTTP as the panel asks for it. */

type Role = 'admin' | 'contributor' | 'editor' | 'viewer'
type Row = Record<string, unknown> & { id: string }

let payload: Payload
let stop: () => Promise<void>
let api: ReturnType<typeof openApi>
const as = {} as Record<Role, Record<string, string>>
const sourceIds = {} as Record<'ask' | 'own' | 'unknown' | 'yes', string>

beforeAll(async () => {
  ;({ payload, stop } = await startPayload())
  api = openApi({ payload })
  for (const role of ['admin', 'editor', 'contributor', 'viewer'] as const) {
    as[role] = await signIn({ payload, role })
  }
  for (const republish of ['ask', 'unknown', 'yes'] as const) {
    sourceIds[republish] = await sourceWith({ name: `مصدر ${republish}`, rights: { republish } })
  }
  sourceIds.own = await sourceWith({ kind: 'own', name: 'غرفة الأخبار' })
})
afterAll(() => stop())

const sourceWith = async (data: object): Promise<string> =>
  (
    await payload.create({
      collection: 'sources',
      data: { kind: 'outlet', ...data } as never,
      overrideAccess: true,
    })
  ).id

const body = richText({ blocks: [{ kind: 'paragraph', text: 'نص كتب ليجرب به.' }] })

/** An article in no list: nothing is missing, and it is marked as ready. */
const articleWith = async (data: Record<string, unknown> = {}): Promise<string> =>
  (
    await payload.create({
      collection: 'articles',
      data: {
        body,
        headline: 'عنوان كامل',
        headlineOrigin: 'given',
        originalDatePrecision: 'day',
        originalPublishedAt: '2024-05-01T00:00:00.000Z',
        source: sourceIds.yes,
        stage: 'ready',
        ...data,
      } as never,
      draft: true,
      overrideAccess: true,
    })
  ).id

const execute = async (statement: ReturnType<typeof sql>) =>
  (payload.db as unknown as PostgresAdapter).drizzle.execute(statement)

const listed = async (name: WorklistName, role: Role = 'editor'): Promise<Row[]> => {
  const { body: page, status } = await api.get(`/articles/worklists/${name}?limit=100`, as[role])
  expect(status).toBe(200)
  return (page as { docs: Row[] }).docs
}

const idsIn = async (name: WorklistName): Promise<string[]> =>
  (await listed(name)).map(({ id }) => id)

const documentWith = async (parse: object): Promise<string> => {
  const key = crypto.randomUUID()
  const { id } = await payload.create({
    collection: 'documents',
    data: {
      adapter: 'txt',
      documentKey: key,
      outcome: 'imported',
      parse,
      sha256: key,
      sourceKey: key,
    } as never,
    overrideAccess: true,
  })
  return id
}

/** For each list of articles one that belongs, and one like it that does not. */
const belongs: Partial<
  Record<WorklistName, { other: () => Promise<string>; own: () => Promise<string> }>
> = {
  conflicts: {
    other: async () => {
      const id = await articleWith()
      await documentWith({
        conflicts: [{ article: id, base: 'أ', decided: 'mine', field: 'headline', imported: 'ب' }],
      })
      return id
    },
    own: async () => {
      const id = await articleWith()
      await documentWith({
        conflicts: [{ article: id, base: 'أ', field: 'headline', imported: 'ب' }],
      })
      return id
    },
  },
  duplicates: {
    other: () => articleWith({ storyCluster: 'one-alone' }),
    own: async () => {
      await articleWith({ stage: 'live', storyCluster: 'two-together' })
      return articleWith({ storyCluster: 'two-together' })
    },
  },
  links: {
    other: async () => {
      const id = await articleWith()
      await linkWith({ from: id, state: 'dead' })
      return id
    },
    own: async () => {
      const id = await articleWith()
      await linkWith({ from: id, state: 'unresolved' })
      return id
    },
  },
  noDate: {
    other: () => articleWith({ stage: 'rejected', originalPublishedAt: null }),
    own: () => articleWith({ originalPublishedAt: null }),
  },
  noHeadline: {
    other: () => articleWith({ headlineOrigin: 'edited' }),
    own: () => articleWith({ headlineOrigin: 'inferred' }),
  },
  noSource: {
    other: () => articleWith({ source: null, stage: 'live' }),
    own: () => articleWith({ source: null }),
  },
  overdue: {
    other: () => articleWith({ scheduledFor: '2999-01-01T00:00:00.000Z', stage: 'scheduled' }),
    own: () => articleWith({ scheduledFor: '2020-01-01T00:00:00.000Z', stage: 'scheduled' }),
  },
  review: { other: () => articleWith(), own: () => articleWith({ stage: 'imported' }) },
  rights: {
    other: () => articleWith({ source: sourceIds.own }),
    own: () => articleWith({ source: sourceIds.ask }),
  },
  withheld: {
    other: () => articleWith({ stage: 'live' }),
    own: async () => {
      const id = await articleWith({ stage: 'live' })
      await execute(sql`UPDATE articles SET pub_status = 'withheld' WHERE id = ${id}::uuid`)
      return id
    },
  },
}

const linkWith = (data: object) =>
  payload.create({
    collection: 'related-links',
    data: { kind: 'similar', title: 'عنوان لا مادة له', ...data } as never,
    overrideAccess: true,
  })

/** What is out, or is to go out, nobody throws away by saving. */
const guarded: readonly WorklistName[] = ['overdue', 'withheld']

describe.each(Object.entries(belongs))('the list %s', (name, { other, own }) => {
  const list = name as WorklistName

  it('has what belongs to it, and nothing else', async () => {
    const [one, two] = [await own(), await other()]
    const ids = await idsIn(list)
    expect(ids).toContain(one)
    expect(ids).not.toContain(two)
  })

  it('leaves out what lies in the trash', async () => {
    const id = await own()
    expect(await idsIn(list)).toContain(id)
    const deletedAt = new Date().toISOString()
    if (guarded.includes(list)) {
      await execute(sql`UPDATE articles SET deleted_at = now() WHERE id = ${id}::uuid`)
    } else {
      const { status } = await api.patch(`/articles/${id}`, { deletedAt }, as.editor)
      expect(status).toBe(200)
    }
    expect(await idsIn(list)).not.toContain(id)
  })
})

it('finds a draft whose headline was taken away in its newest version', async () => {
  const id = await articleWith()
  expect(await idsIn('noHeadline')).not.toContain(id)
  const { status } = await api.patch(`/articles/${id}?draft=true`, { headline: ' ' }, as.editor)
  expect(status).toBe(200)
  const row = (await listed('noHeadline')).find((one) => one.id === id)
  expect(row).toMatchObject({ words: 'نص كتب ليجرب به.' })
})

it('lists tags that nobody has judged, the most used first', async () => {
  const tag = async (label: string, data: object) =>
    (
      await payload.create({
        collection: 'tags',
        data: { label, ...data } as never,
        overrideAccess: true,
      })
    ).id
  const rare = await tag('وسم نادر', { usage: 2 })
  const common = await tag('وسم شائع', { usage: 9 })
  const judged = await tag('وسم معتمد', { status: 'approved' })
  const ids = await idsIn('tags')
  expect(ids.indexOf(common)).toBeLessThan(ids.indexOf(rare))
  expect(ids).not.toContain(judged)
  expect((await listed('tags', 'contributor'))[0]).toMatchObject({ mayDecide: false })
  expect((await listed('tags'))[0]).toMatchObject({ mayDecide: true })
})

it('counts what it lists', async () => {
  const { body: counts, status } = await api.get('/articles/worklists', as.viewer)
  expect(status).toBe(200)
  const { docs } = counts as { docs: { count: number; isMore: boolean; name: WorklistName }[] }
  expect(docs.map(({ name }) => name)).toEqual([...worklistNames])
  for (const { count, isMore, name } of docs) {
    expect({ count, isMore, name }).toEqual({
      count: (await idsIn(name)).length,
      isMore: false,
      name,
    })
    expect(count).toBeGreaterThan(0)
  }
})

it('says of rights what the verdict says', async () => {
  const own = (republish: string) => ({ reason: 'اتفاق مكتوب', republish })
  const made: string[] = []
  for (const source of [...Object.values(sourceIds), null]) {
    for (const republish of ['inherit', 'yes', 'ask', 'no', 'unknown', 'excerpt']) {
      made.push(await articleWith({ rights: own(republish), source }))
    }
  }
  const ids = await idsIn('rights')
  const req = await createLocalReq({}, payload)
  for (const id of made) {
    const article = await payload.findByID({ collection: 'articles', depth: 0, draft: true, id })
    const { state } = await articleVerdict({ article, req, slugs, territory: null })
    const what = `${JSON.stringify(article.source)} ${String(article.rights?.republish)} ${state}`
    expect([what, ids.includes(id)]).toEqual([what, state === 'ask' || state === 'unknown'])
  }
})

it('goes on after a row, page by page, and knows the end', async () => {
  const all = await idsIn('review')
  await articleWith({ stage: 'review' })
  await articleWith({ stage: 'review' })
  const wanted = await idsIn('review')
  expect(wanted.slice(2)).toEqual(all)
  const seen: string[] = []
  let after = ''
  for (let page = 0; page < 50; page += 1) {
    const { body: got } = await api.get(`/articles/worklists/review?limit=1${after}`, as.viewer)
    const { docs, hasMore, last } = got as { docs: Row[]; hasMore: boolean; last: string }
    seen.push(...docs.map(({ id }) => id))
    if (!hasMore) break
    after = `&after=${last}`
  }
  expect(seen).toEqual(wanted)
  const next = async (id: string) =>
    (await api.get(`/articles/worklists/review/next?after=${id}`, as.viewer)).body as object
  expect(await next(wanted[0] ?? '')).toEqual({ id: wanted[1] })
  expect(await next(wanted.at(-1) ?? '')).toEqual({ id: null })
  // Worked on meanwhile, it has left the list, and its place in it is still known.
  await api.post(`/articles/${wanted[0]}/actions/ready`, {}, as.editor)
  expect(await next(wanted[0] ?? '')).toEqual({ id: wanted[1] })
})

describe('who may look', () => {
  const paths = ['', '/review', '/tags', '/review/next']

  it.each(paths)('refuses strangers at /worklists%s', async (path) => {
    const { body: answer, status } = await api.get(`/articles/worklists${path}`)
    expect(status).toBe(403)
    expect(JSON.stringify(answer)).not.toMatch(/"docs"|"id"/)
  })

  it.each([
    ['viewer', { accept: null, publish: null, reject: null }],
    ['contributor', { accept: ['ready'], publish: null, reject: ['reject'] }],
    ['editor', { accept: ['ready'], publish: ['republish'], reject: ['reject'] }],
  ] as const)('offers to a %s what the role may do', async (role, may) => {
    const id = await articleWith({ stage: 'imported' })
    const row = (await listed('review', role)).find((one) => one.id === id)
    expect(row?.['may']).toEqual(may)
  })

  it.each([
    ['/nothing', 404],
    ['/review?limit=0', 400],
    ['/review?limit=101', 400],
    ['/review?limit=many', 400],
    ["/review?after=1'--", 400],
    ['/review/next?after=x', 400],
  ])('tells what is wrong with %s', async (path, wanted) => {
    const { body: answer, status } = await api.get(`/articles/worklists${path}`, as.editor)
    expect(status).toBe(wanted)
    expect((answer as { errors: { message: string }[] }).errors[0]?.message).toMatch(/\.$/)
  })
})
